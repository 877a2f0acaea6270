/* What koffi makes of ibo-plain.h is what abi.json says: node plain.js ABI, in the folder of
 * month.js and koffi. */
'use strict';

const { deepStrictEqual } = require('node:assert');
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const here = createRequire(`${process.cwd()}/`);
const koffi = here('koffi');
const ibo = here('./month.js').load();
const abi = JSON.parse(readFileSync(process.argv[2], 'utf8'));

for (const { name, size, alignment, fields } of abi.structs) {
  const type = koffi.type(name);
  const members = Object.values(type.members);
  deepStrictEqual([type.size, type.alignment], [size, alignment], name);
  deepStrictEqual(
    members.map((member) => [member.name, member.offset, member.type.size]),
    fields.map((field) => [field.name, field.offset, field.size]), name);
}
const constants = [...abi.constants, { name: 'IBO_ABI_VERSION', value: abi.abi }];
for (const { name, value } of constants) deepStrictEqual(ibo[name], value, name);
const names = [...constants, ...abi.functions].map(({ name }) => name);
deepStrictEqual(Object.keys(ibo).sort(), names.sort());
