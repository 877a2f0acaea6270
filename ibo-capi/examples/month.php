<?php

/* The payroll of a month: php month.php FOLDER
 *
 * Reads the employees of a month and the records of their benefits. Prints who is refused, what the
 * employers are told, the payments, and the corrections of what was issued before. FOLDER has
 * employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv. The environment may
 * say in which folder ibo-plain.h is: IBO_INCLUDE.
 *
 * For a payroll of your own, change MONTH, the columns of the files, and the report. */

declare(strict_types=1);

use FFI\CData;

const MONTH = 202603;
const SHOWN = 5; // the first employees, whose amounts are printed

// The words of the files. Each stands at the place that its constant in ibo.h has as number.
const KINDS = ['', 'ibo', 'ibo-plus'];
const ANSWERS = ['not-asked', 'data', 'no-data', 'no-result', 'filtered'];
const BASES = ['', 'full', 'half'];
const STATES = ['original', 'modified', 'cancelled'];

// The columns of the files, with what each has. It is the field of that name; cents of `net` are
// `net_cents`. A column with null is read further down.
const EMPLOYEES = [
    'case_ref' => 'text', 'kind' => KINDS, 'start' => 'date', 'end' => 'date', 'stopped' => 'date',
    'reference_gross_wage' => null, 'percentage' => 'optional', 'rsz_base' => 'optional',
    'employment_hours' => null, 'full_time_hours' => null,
    'paid_hours' => null, 'normal_hours' => null,
    'unemployment' => null, 'leefloon' => null, 'sickness' => null,
];
const RECORDS = [
    'unemployment' => [
        'case_ref' => null, 'from' => 'date', 'to' => 'date', 'day_amount' => 'cents',
        'basis' => BASES, 'half_per_week' => 'optional', 'benefit_type' => 'text',
    ],
    'leefloon' => [
        'case_ref' => null, 'month' => 'month', 'aid_type' => 'text', 'entry_kind' => 'text',
        'amount' => 'cents',
    ],
    'sickness' => [
        'case_ref' => null, 'document_type' => 'text', 'benefit_code' => 'text',
        'nature' => 'whole', 'from' => 'date', 'to' => 'date', 'gross_taxable' => 'cents',
        'days' => 'whole', 'attest_id' => 'text', 'version' => 'optional', 'status' => STATES,
    ],
];
const ISSUED = ['case_ref' => 'text', 'kind' => KINDS, 'status' => 'whole']; // then the AMOUNTS
const AMOUNTS = [
    'scheme' => 'whole', 'payer' => 'whole', 'certainty' => 'whole',
    'replacement_income' => 'cents', 'premium' => 'cents', 'premium_after_fraction' => 'cents',
    'premium_due' => 'cents', 'withholding_tax' => 'cents', 'net' => 'cents',
    'employer_contribution' => null,
];

// A warning of PHP, such as for a file that is not there, ends the program as a refusal does. The
// report comes last, so nothing was printed then.
set_error_handler(fn (int $level, string $message) => throw new ErrorException($message));
set_exception_handler(function (Throwable $why): never {
    fwrite(STDERR, "month: {$why->getMessage()}\n");
    exit(1);
});

/** An array of structs of the library. It starts with zeros, which mean absent. */
final class Structs implements Countable, IteratorAggregate
{
    public readonly CData $at;

    public function __construct(FFI $c, string $type, private readonly int $count)
    {
        $this->at = $c->new("{$type}[" . max(1, $count) . ']'); // PHP has no empty arrays of C
    }

    public function count(): int
    {
        return $this->count;
    }

    public function getIterator(): Generator
    {
        for ($index = 0; $index < $this->count; $index++) {
            yield $index => $this->at[$index];
        }
    }

    /** The arguments for an array that the library reads: pointer, count, size. */
    public function in(): array
    {
        return [$this->at, $this->count, intdiv(FFI::sizeof($this->at), count($this->at))];
    }

    /** The arguments for an array that it writes: pointer, size. */
    public function out(): array
    {
        return [$this->at, $this->in()[2]];
    }
}

/** The library. What it refuses is an exception, whose sentence says what must be. */
final class Ibo
{
    public readonly FFI $c;
    private readonly CData $error;

    public function __construct()
    {
        $header = (getenv('IBO_INCLUDE') ?: '/usr/local/include') . '/ibo-plain.h';
        $this->c = FFI::cdef(file_get_contents($header), 'libibo.so.0');
        if ($this->c->ibo_abi_version() !== $this->c->IBO_ABI_VERSION) {
            throw new RuntimeException("{$this->c->ibo_version()} is not of $header");
        }
        $this->error = $this->struct('ibo_error');
        $this->call('ibo_init');
    }

    /** A struct of zeros, with its size. */
    public function struct(string $type): CData
    {
        $struct = $this->c->new($type);
        $struct->struct_size = FFI::sizeof($struct);
        return $struct;
    }

    public function structs(string $type, int $count): Structs
    {
        return new Structs($this->c, $type, $count);
    }

    /** Calls a function whose last argument is the error. */
    public function call(string $function, mixed ...$arguments): void
    {
        $status = $this->c->$function(...[...$arguments, FFI::addr($this->error)]);
        if ($status !== $this->c->IBO_OK) {
            throw new DomainException("$function: {$this->reason($status, $this->error)}");
        }
    }

    /** Why a call or a row was refused. */
    public function reason(int $status, CData $error): string
    {
        [$at, $message] = [FFI::string($error->at), FFI::string($error->message)];
        return "{$this->c->ibo_status_name($status)} ($status) at $at: $message";
    }

    /** Cents or yyyymmdd of a text. An empty one is refused: no missing amount becomes 0.00. */
    private function read(string $function, string $type, string $text): int
    {
        $out = $this->c->new($type);
        $form = $this->c->IBO_FORM_STANDARD;
        $this->call($function, $text, strlen($text), $form, FFI::addr($out));
        return $out->cdata;
    }

    /** An amount; with both decimals, since a field that was cut off has fewer. */
    public function cents(string $text): int
    {
        $cents = $this->read('ibo_amount_from_text', 'int64_t', $text);
        if (substr($text, -3, 1) !== '.') {
            throw new DomainException('an amount must have two decimals');
        }
        return $cents;
    }

    private function date(string $text): int
    {
        return $this->read('ibo_date_from_text', 'int32_t', $text);
    }

    /** Sets a fraction of hours. The library refuses what is too large, and so what is negative. */
    public function setHours(CData $fraction, string $part, string $whole): void
    {
        foreach (['numerator' => $part, 'denominator' => $whole] as $field => $text) {
            $hundredths = $this->cents($text);
            $fits = $hundredths >= 0 && $hundredths <= 0xFFFFFFFF;
            $fraction->$field = $fits ? $hundredths : 0xFFFFFFFF;
        }
    }

    /** Sets fields of a struct from the columns of their names. */
    public function set(CData $struct, array $row, array $columns): void
    {
        foreach (array_filter($columns) as $column => $form) {
            $text = $row[$column];
            match ($form) {
                'text' => setText($struct->$column, $text),
                'cents' => $struct->{"{$column}_cents"} = $this->cents($text),
                'date' => $struct->$column = $text === '' ? 0 : $this->date($text),
                'month' => $struct->$column = intdiv($this->date("$text-01"), 100),
                'whole' => $struct->$column = whole($text),
                'optional' => $struct->$column = $text === '' ? 0 : whole($text),
                default => $struct->$column = word($text, $form),
            };
        }
    }

    /** The rows of a file as structs: a header, commas, no quotes. `$more` does what is left. */
    public function table(string $path, string $type, array $columns, Closure $more): Structs
    {
        $wrong = fn (int $line, string $why) =>
            throw new RuntimeException(basename($path) . ", line $line: $why");
        // Lines may end as on Windows, after the byte order mark of UTF-8.
        $text = preg_replace('/^\xEF\xBB\xBF/', '', file_get_contents($path));
        $lines = preg_split('/\r?\n/', $text);
        if (end($lines) === '') {
            array_pop($lines);
        }
        $names = array_keys($columns);
        if (array_shift($lines) !== implode(',', $names)) {
            $wrong(1, 'the columns must be others'); // or the amounts would be others
        }
        $structs = $this->structs($type, count($lines));
        foreach ($structs as $index => $struct) {
            $row = explode(',', $lines[$index]);
            if (count($row) !== count($names)) {
                $wrong($index + 2, 'too many or too few columns');
            }
            $row = array_combine($names, $row);
            try {
                $this->set($struct, $row, $columns);
                $more($struct, $row, $index);
            } catch (DomainException $why) {
                $wrong($index + 2, $why->getMessage());
            }
        }
        return $structs;
    }
}

function setText(CData $to, string $text): void
{
    if (strlen($text) >= count($to)) {
        throw new DomainException('a text is too long');
    }
    FFI::memcpy($to, "$text\0", strlen($text) + 1);
}

function whole(string $text): int
{
    return preg_match('/^-?[0-9]{1,9}$/D', $text) ? (int) $text
        : throw new DomainException('not a whole number');
}

/** The number of a word; -1 for another word, which the library refuses. */
function word(string $text, array $words): int
{
    $number = array_search($text, $words, true);
    return $number === false ? -1 : $number;
}

// ---- The files ----

if ($argc !== 2) {
    throw new RuntimeException('which folder? month FOLDER');
}
$folder = $argv[1];
$ibo = new Ibo();
$c = $ibo->c; // its functions and constants
$places = []; // of an employee, by case_ref

$more = function (CData $case, array $row, int $place) use ($ibo, &$places): void {
    if (isset($places[$row['case_ref']])) {
        throw new DomainException('this case_ref stands twice');
    }
    $places[$row['case_ref']] = $place;
    [$case->case_index, $case->month] = [$place, MONTH];
    foreach (['unemployment', 'leefloon', 'sickness'] as $source) {
        $case->{"{$source}_availability"} = word($row[$source], ANSWERS);
    }
    if ($row['reference_gross_wage'] !== '') {
        $case->has_reference_gross_wage = 1;
        $case->reference_gross_wage_cents = $ibo->cents($row['reference_gross_wage']);
    }
    $ibo->setHours($case->employment_fraction, $row['employment_hours'], $row['full_time_hours']);
    if ($row['paid_hours'] !== '' || $row['normal_hours'] !== '') {
        $case->attendance_kind = $ibo->c->IBO_ATTENDANCE_RATIO;
        $ibo->setHours($case->attendance, $row['paid_hours'], $row['normal_hours']);
    } // without hours the whole month is paid
};
$cases = $ibo->table("$folder/employees.csv", 'ibo_case', EMPLOYEES, $more);
$count = count($cases);

// Each record is tied to its employee, who counts it: they may stand in any order.
$records = [];
foreach (RECORDS as $source => $columns) {
    $more = function (CData $record, array $row) use ($source, $cases, $places): void {
        $record->case_index = $places[$row['case_ref']]
            ?? throw new DomainException('employees.csv does not have this case_ref');
        $cases->at[$record->case_index]->{"{$source}_count"}++;
    };
    $records[$source] = $ibo->table("$folder/$source.csv", "ibo_{$source}_record", $columns, $more);
}

// What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`.
$more = function (CData $issued, array $row) use ($ibo): void {
    $issued->month = MONTH;
    if ($issued->status !== $ibo->c->IBO_OK) {
        return; // it was refused: there are no amounts
    }
    $ibo->set($issued->amounts, $row, AMOUNTS);
    if ($row['employer_contribution'] !== '') {
        $cents = $ibo->cents($row['employer_contribution']);
        $issued->amounts->has_employer_contribution = 1;
        $issued->amounts->employer_contribution_cents = $cents;
    }
};
$columns = ISSUED + array_fill_keys(array_keys(AMOUNTS), null);
$issued = $ibo->table("$folder/issued.csv", 'ibo_issued', $columns, $more);

// ---- The month ----

// The amounts of all employees in one call; zeros for who is refused.
$amounts = $ibo->structs('ibo_amounts', $count);
$statuses = $ibo->structs('ibo_status', $count);
$errors = $ibo->structs('ibo_error', $count); // the first ones say who is refused, and why
$refused = $c->new('size_t');
$ibo->call(
    'ibo_amounts_compute_many',
    ...$cases->in(),
    ...$records['unemployment']->in(),
    ...$records['leefloon']->in(),
    ...$records['sickness']->in(),
    ...[null, 0, 0], // no absences
    ...[null, null], // no options, and the dated values of the library
    ...$amounts->out(),
    ...[$statuses->at, FFI::addr($refused)],
    ...$errors->in()
);
$refusals = array_slice([...$errors], 0, $refused->cdata);

// What is issued of them now.
$now = $ibo->structs('ibo_issued', $count);
foreach ($now as $place => $result) {
    $case = $cases->at[$place];
    [$result->case_ref, $result->month] = [$case->case_ref, MONTH];
    [$result->status, $result->amounts] = [$statuses->at[$place], $amounts->at[$place]];
    if ($result->status === $c->IBO_OK) { // a refused one needs no kind
        $result->kind = $case->kind;
    }
}

// The notices to the employers.
$notices = $ibo->structs('ibo_notice', $count);
$ibo->call('ibo_notices', ...$now->in(), ...$notices->out(), ...[$statuses->at, null, null, 0, 0]);
$told = []; // by kind, or the status that says why there is none: how many, and their amount
$payers = []; // the places of the employees whom the employer pays
foreach ($notices as $place => $notice) {
    $which = $statuses->at[$place] ?: "kind $notice->kind";
    [$times, $cents] = $told[$which] ?? [0, 0];
    $told[$which] = [$times + 1, $cents + $notice->amount_cents];
    if ($notice->kind === $c->IBO_NOTICE_PREMIUM) {
        $payers[] = $place;
    }
}

// What the employers pay, in one call: from the premiums of the notices and their own hours.
$rows = $ibo->structs('ibo_payment_row', count($payers));
foreach ($rows as $index => $row) {
    [$case, $notice] = [$cases->at[$payers[$index]], $notices->at[$payers[$index]]];
    [$row->month, $row->premium_cents] = [$notice->month, $notice->amount_cents];
    $row->employment = $case->employment_fraction;
    if ($case->attendance_kind === $c->IBO_ATTENDANCE_RATIO) {
        $row->attendance = $case->attendance;
    } else {
        $ibo->setHours($row->attendance, '1.00', '1.00');
    }
}
$paid = $ibo->structs('ibo_payment_result', count($rows));
$statuses = $ibo->structs('ibo_status', count($rows));
$first = $ibo->structs('ibo_error', 1);
$ibo->call(
    'ibo_payments',
    ...$rows->in(),
    ...[null], // the dated values of the library
    ...$paid->out(),
    ...[$statuses->at, FFI::addr($refused)],
    ...$first->in()
);
if ($refused->cdata > 0) { // no row may be left out
    throw new DomainException('a payment: ' . $ibo->reason($first->at[0]->number, $first->at[0]));
}

// What is still to be paid or recovered, from what was issued to what is computed now.
$corrections = $ibo->structs('ibo_row_correction', count($issued) + $count);
$written = $c->new('size_t');
$totals = $ibo->struct('ibo_correction_totals');
$ibo->call(
    'ibo_corrections',
    ...$issued->in(),
    ...$now->in(),
    ...[0], // what did not change is only counted
    ...$corrections->out(),
    ...[FFI::addr($written), FFI::addr($totals)]
);
$toPay = []; // by place: below zero to be recovered
foreach (array_slice([...$corrections], 0, $written->cdata) as $correction) {
    $toPay[$correction->after_index] = $correction->to_pay_cents;
}

// ---- The report ----

/** Cents as euro. */
function euro(int $cents): string
{
    return sprintf('%s%d.%02d', $cents < 0 ? '-' : '', intdiv(abs($cents), 100), abs($cents) % 100);
}

/** A line with a count, an amount or both. */
function line(string $label, ?int $count, ?int $cents = null): string
{
    $amount = $cents === null ? '' : sprintf('%16s', euro($cents));
    return sprintf('%-28s%8s%s', $label, $count ?? '', $amount) . "\n";
}

/** What one payer pays. */
function paidBy(string $payer, array $paid): string
{
    $sum = fn (string $field) => array_sum(array_map(fn (CData $one) => $one->$field, $paid));
    return "\nPaid by $payer\n"
        . line('payments', count($paid))
        . line('premium', null, $sum('premium_cents'))
        . line('premium due', null, $sum('premium_due_cents'))
        . line('withholding tax', null, $sum('withholding_tax_cents'))
        . line('net', null, $sum('net_cents'));
}

$report = sprintf("Month %d-%02d\n", intdiv(MONTH, 100), MONTH % 100)
    . line('employees', $count)
    . line('computed', $count - count($refusals))
    . line('refused', count($refusals));

$report .= "\nRefused\n";
foreach ($refusals as $error) {
    $caseRef = FFI::string($cases->at[$error->row]->case_ref);
    $report .= "$caseRef: {$ibo->reason($error->number, $error)}\n";
}

$report .= "\nNotices to employers\n"
    . line('premium', ...$told["kind $c->IBO_NOTICE_PREMIUM"] ?? [0, 0])
    . line('contribution', ...$told["kind $c->IBO_NOTICE_CONTRIBUTION"] ?? [0, 0]);
foreach (['FOR_IBO_PLUS', 'WITHOUT_CONTRIBUTION'] as $why) {
    $status = $c->{"IBO_ERROR_NOTICE_$why"};
    $report .= line($c->ibo_status_name($status), $told[$status][0] ?? 0);
}

$byVdab = fn (CData $of) => $of->payer === $c->IBO_PAYER_VDAB;
$report .= paidBy('the employer', [...$paid]);
$report .= paidBy('VDAB', array_filter([...$amounts], $byVdab));

$report .= "\nCorrections of what was issued\n"
    . line('changed', $totals->changed)
    . line('new', $totals->new_ones)
    . line('withdrawn', $totals->withdrawn)
    . line('unchanged', $totals->unchanged)
    . line('refused', $totals->refused)
    . line('to pay', null, $totals->to_pay_cents)
    . line('to recover', null, $totals->to_recover_cents)
    . line('issued, refused now', null, $totals->issued_net_of_refused_cents);

$report .= "\nEmployee         premium         due         tax         net  correction\n";
foreach (array_slice([...$amounts], 0, SHOWN) as $place => $of) {
    $report .= sprintf('%-12s', FFI::string($cases->at[$place]->case_ref));
    $cents = [$of->premium_cents, $of->premium_due_cents, $of->withholding_tax_cents];
    foreach ([...$cents, $of->net_cents, $toPay[$place] ?? 0] as $amount) {
        $report .= sprintf('%12s', euro($amount));
    }
    $report .= "\n";
}

if (fwrite(STDOUT, $report) !== strlen($report)) {
    throw new RuntimeException('the report cannot be written');
}
