<?php

/* What FFI::cdef makes of ibo-plain.h is what abi.json says: plain.php HEADER ABI */

declare(strict_types=1);

[, $header, $abi] = $argv;
$c = FFI::cdef(file_get_contents($header), 'libibo.so.0');
$abi = json_decode(file_get_contents($abi), true, flags: JSON_THROW_ON_ERROR);

function same(string $what, mixed $found, mixed $expected): void
{
    if ($found !== $expected) {
        fwrite(STDERR, "$what: " . json_encode($found) . ', not ' . json_encode($expected) . "\n");
        exit(1);
    }
}

foreach ($abi['structs'] as ['name' => $name, 'size' => $size, 'fields' => $fields]) {
    $type = $c->type($name);
    same($name, $type->getSize(), $size);
    same("fields of $name", $type->getStructFieldNames(), array_column($fields, 'name'));
    foreach ($fields as ['name' => $field, 'offset' => $offset, 'size' => $size]) {
        same("$name.$field", $type->getStructFieldOffset($field), $offset);
        same("size of $name.$field", $type->getStructFieldType($field)->getSize(), $size);
    }
}
foreach ($abi['constants'] as ['name' => $name, 'value' => $value]) {
    same($name, $c->$name, $value);
}
same('IBO_ABI_VERSION', $c->IBO_ABI_VERSION, $abi['abi']);
foreach ($abi['functions'] as ['name' => $name, 'parameters' => $parameters]) {
    $type = FFI::typeof($c->$name)->getPointerType(); // the function itself
    same($name, $type->getFuncParameterCount(), count($parameters));
}
