/* The payroll of a month: node month.js FOLDER
 *
 * Reads the employees of a month and the records of their benefits. Prints who is refused, what the
 * employers are told, the payments, and the corrections of what was issued before. FOLDER has
 * employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv. The environment may
 * say in which folder ibo-plain.h is: IBO_INCLUDE.
 *
 * For a payroll of your own, change MONTH, the columns of the files, and `report`. */
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const koffi = require('koffi');

const MONTH = 202603;
const SHOWN = 5; // the first employees, whose amounts are printed

// The words of the files. Each stands at the place that its constant in ibo.h has as number.
const KINDS = ['', 'ibo', 'ibo-plus'];
const ANSWERS = ['not-asked', 'data', 'no-data', 'no-result', 'filtered'];
const BASES = ['', 'full', 'half'];
const STATES = ['original', 'modified', 'cancelled'];

// The columns of the files, with the function that reads each. What it gives is the field of that
// name; cents of `net` are `net_cents`. A column with null is read further down.
const EMPLOYEES = {
  case_ref: String, kind: word(KINDS), start: date, end: date, stopped: date,
  reference_gross_wage: null, percentage: optional, rsz_base: optional,
  employment_hours: null, full_time_hours: null, paid_hours: null, normal_hours: null,
  unemployment: null, leefloon: null, sickness: null,
};
const RECORDS = {
  unemployment: {
    case_ref: null, from: date, to: date, day_amount: cents, basis: word(BASES),
    half_per_week: optional, benefit_type: String,
  },
  leefloon: { case_ref: null, month, aid_type: String, entry_kind: String, amount: cents },
  sickness: {
    case_ref: null, document_type: String, benefit_code: String, nature: whole, from: date,
    to: date, gross_taxable: cents, days: whole, attest_id: String, version: optional,
    status: word(STATES),
  },
};
const ISSUED = { case_ref: String, kind: word(KINDS), status: whole }; // then the AMOUNTS
const AMOUNTS = {
  scheme: whole, payer: whole, certainty: whole, replacement_income: cents, premium: cents,
  premium_after_fraction: cents, premium_due: cents, withholding_tax: cents, net: cents,
  employer_contribution: null,
};

// ---- The library ----

const HEADER = join(process.env.IBO_INCLUDE ?? '/usr/local/include', 'ibo-plain.h');
const ibo = {}; // its functions and constants
let error; // of the last call

/* What the header declares. koffi takes C declarations one by one; it has structs as objects. A
 * pointer to what the library reads takes an array of them, one to what it writes a buffer. */
function load() {
  const header = readFileSync(HEADER, 'utf8').replace(/\/\*.*?\*\//gs, '')
    .replace(/void \(\*(\w+)\)\([^)]*\)/g, 'void *$1'); // a function to call, by its pointer
  const library = koffi.load('libibo.so.0');
  for (const [, name, value] of header.matchAll(/^ +(\w+) = (-?\d+),?$/gm)) {
    ibo[name] = Number(value);
  }
  for (const [, of, name] of header.matchAll(/^typedef (?!struct)(\w+) (\w+);$/gm)) {
    koffi.alias(name, of);
  }
  for (const [, name] of header.matchAll(/^typedef struct (\w+) \1;$/gm)) koffi.opaque(name);
  for (const [, name, fields] of header.matchAll(/^typedef struct (\w+) \{(.*?)\}/gms)) {
    const members = Array.from(fields.matchAll(/(\w+) (\w+)(\[\d+\])?;/g));
    koffi.struct(name, Object.fromEntries(
      members.map(([, type, field, length]) => [field, `${type} ${length ?? ''}`])));
  }
  for (const [prototype, name] of header.matchAll(/^(?!typedef)[\w *]*?(\w+)\([^)]*\);$/gm)) {
    ibo[name] = library.func(prototype);
  }
  if (ibo.ibo_abi_version() !== ibo.IBO_ABI_VERSION) {
    throw new Error(`${ibo.ibo_version()} is not of ${HEADER}`);
  }
  error = sized('ibo_error');
  call('ibo_init');
  return ibo;
}

/* Calls a function whose last argument is the error. Its sentence says what must be. */
function call(name, ...values) {
  const status = ibo[name](...values, error);
  if (status !== ibo.IBO_OK) {
    throw new Error(`${name}: ${reason(status, koffi.decode(error, 'ibo_error'))}`);
  }
}

/* Why a call or a row was refused. */
function reason(status, { at, message }) {
  return `${ibo.ibo_status_name(status)} (${status}) at ${at}: ${message}`;
}

/* Room for structs or numbers, zeros. */
function room(type, count = 1) {
  return Buffer.alloc(count * koffi.sizeof(type));
}

/* Room for a struct, with its size. */
function sized(type) {
  const buffer = room(type);
  koffi.encode(buffer, 'uint32_t', buffer.length);
  return buffer;
}

/* What the library wrote there, or the first of it. */
function written(buffer, type, count = buffer.length / koffi.sizeof(type)) {
  return count === 0 ? [] : koffi.decode(buffer, type, count);
}

/* koffi passes over a field that the struct does not have, cuts a text that is too long, and ends
 * the process for a text in place of a number: not so here. */
function check({ name: struct, members }, object) {
  for (const [name, value] of Object.entries(object)) {
    const type = members[name]?.type;
    if (type === undefined) throw new Error(`${struct} has no field ${name}`);
    if (type.members !== undefined) check(type, value);
    else if (type.length === undefined ? !Number.isSafeInteger(value)
      : typeof value !== 'string' || Buffer.byteLength(value) >= type.length) {
      throw new Error(`${name} is too long, or no ${type.length ? 'text' : 'number'}`);
    }
  }
}

/* The arguments for an array that the library reads: a field that is not given is zero, absent. */
function many(type, objects) {
  for (const object of objects) check(koffi.type(type), object);
  return [objects, objects.length, koffi.sizeof(type)];
}

// ---- The files: a header, commas, no quotes ----

/* An amount. It must be there: the library cannot tell one that was forgotten from 0.00; and with
   both decimals, since a field that was cut off has fewer. */
function cents(text) {
  const out = room('int64_t');
  call('ibo_amount_from_text', text, Buffer.byteLength(text), ibo.IBO_FORM_STANDARD, out);
  if (text.at(-3) !== '.') throw new Error('an amount must have two decimals');
  return koffi.decode(out, 'int64_t');
}

/* yyyymmdd; 0, for absent, if it is empty. */
function date(text) {
  const out = room('int32_t');
  if (text === '') return 0;
  call('ibo_date_from_text', text, Buffer.byteLength(text), ibo.IBO_FORM_STANDARD, out);
  return koffi.decode(out, 'int32_t');
}

function month(text) {
  return Math.trunc(date(`${text}-01`) / 100);
}

/* Hours in hundredths. The library refuses what is too large, and so what is below zero. */
function hours(part, whole) {
  const [numerator, denominator] = [part, whole].map(cents)
    .map((hundredths) => (hundredths < 0 || hundredths > 0xffffffff ? 0xffffffff : hundredths));
  return { numerator, denominator };
}

function whole(text) {
  if (!/^-?\d{1,9}$/.test(text)) throw new Error('not a whole number');
  return Number(text);
}

function optional(text) {
  return text === '' ? 0 : whole(text);
}

/* The number of a word; -1 for another word, which the library refuses. */
function word(words) {
  return (text) => words.indexOf(text);
}

/* The fields of a struct that have the names of columns. */
function fields(row, columns) {
  const read = Object.entries(columns).filter(([, form]) => form !== null);
  return Object.fromEntries(read.map(
    ([column, form]) => [form === cents ? `${column}_cents` : column, form(row[column])]));
}

/* The rows of a file, each as the struct that `make` makes of its columns. */
function table(folder, file, type, columns, make) {
  const wrong = (line, why) => new Error(`${file}, line ${line}: ${why}`);
  // Lines may end as on Windows, after the byte order mark of UTF-8.
  const lines = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const names = Object.keys(columns);
  // With other columns the amounts would be others.
  if (lines.shift() !== names.join(',')) throw wrong(1, 'the columns must be others');
  return lines.map((line, index) => {
    const row = line.split(',');
    if (row.length !== names.length) throw wrong(index + 2, 'too many or too few columns');
    try {
      const struct = make(Object.fromEntries(names.map((name, at) => [name, row[at]])), index);
      check(koffi.type(type), struct);
      return struct;
    } catch (why) {
      throw wrong(index + 2, why.message);
    }
  });
}

function readFiles(folder) {
  const owners = new Map(); // the employees by reference
  const cases = table(folder, 'employees.csv', 'ibo_case', EMPLOYEES, (row, index) => {
    if (owners.has(row.case_ref)) throw new Error('this case_ref stands twice');
    const employee = {
      ...fields(row, EMPLOYEES),
      case_index: index,
      month: MONTH,
      employment_fraction: hours(row.employment_hours, row.full_time_hours),
    };
    for (const source of Object.keys(RECORDS)) {
      employee[`${source}_availability`] = ANSWERS.indexOf(row[source]);
      employee[`${source}_count`] = 0;
    }
    if (row.reference_gross_wage !== '') {
      employee.has_reference_gross_wage = 1;
      employee.reference_gross_wage_cents = cents(row.reference_gross_wage);
    }
    if (row.paid_hours !== '' || row.normal_hours !== '') {
      employee.attendance_kind = ibo.IBO_ATTENDANCE_RATIO;
      employee.attendance = hours(row.paid_hours, row.normal_hours);
    } // without hours the whole month is paid
    owners.set(row.case_ref, employee);
    return employee;
  });

  // Each record is tied to its employee, who counts it: they may stand in any order.
  const records = {};
  for (const [source, columns] of Object.entries(RECORDS)) {
    const type = `ibo_${source}_record`;
    records[source] = table(folder, `${source}.csv`, type, columns, (row) => {
      const owner = owners.get(row.case_ref);
      if (owner === undefined) throw new Error('employees.csv does not have this case_ref');
      owner[`${source}_count`] += 1;
      return { ...fields(row, columns), case_index: owner.case_index };
    });
  }

  // What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`.
  const columns = { ...ISSUED, ...AMOUNTS };
  const issued = table(folder, 'issued.csv', 'ibo_issued', columns, (row) => {
    const result = { ...fields(row, ISSUED), month: MONTH };
    if (result.status !== ibo.IBO_OK) return result; // it was refused: there are no amounts
    result.amounts = fields(row, AMOUNTS);
    if (row.employer_contribution !== '') {
      result.amounts.has_employer_contribution = 1;
      result.amounts.employer_contribution_cents = cents(row.employer_contribution);
    }
    return result;
  });
  return { cases, records, issued };
}

// ---- The month ----

/* The amounts of all employees in one call: zeros for who is refused, and why. */
function compute(cases, { unemployment, leefloon, sickness }) {
  const amounts = room('ibo_amounts', cases.length);
  const statuses = room('ibo_status', cases.length);
  const errors = room('ibo_error', cases.length);
  const refused = room('size_t');
  call('ibo_amounts_compute_many',
    ...many('ibo_case', cases),
    ...many('ibo_unemployment_record', unemployment),
    ...many('ibo_leefloon_record', leefloon),
    ...many('ibo_sickness_record', sickness),
    null, 0, 0, // no absences
    null, null, // no options, and the dated values of the library
    amounts, koffi.sizeof('ibo_amounts'), statuses, refused,
    errors, cases.length, koffi.sizeof('ibo_error'));
  return {
    amounts: written(amounts, 'ibo_amounts'),
    statuses: written(statuses, 'ibo_status'),
    refusals: written(errors, 'ibo_error', koffi.decode(refused, 'size_t')),
  };
}

/* The notices to the employers, or the status that says why there is none. */
function notify(now) {
  const notices = room('ibo_notice', now.length);
  const statuses = room('ibo_status', now.length);
  call('ibo_notices', ...many('ibo_issued', now), notices, koffi.sizeof('ibo_notice'), statuses,
    null, null, 0, 0);
  const why = written(statuses, 'ibo_status');
  return written(notices, 'ibo_notice').map((notice, index) => ({ ...notice, why: why[index] }));
}

/* What the employers pay, in one call: from the premiums of the notices and their own hours. */
function pay(cases, notices) {
  const whole = { numerator: 100, denominator: 100 };
  const rows = cases.map((employee, index) => ({ employee, notice: notices[index] }))
    .filter(({ notice }) => notice.kind === ibo.IBO_NOTICE_PREMIUM)
    .map(({ employee, notice }) => ({
      month: notice.month,
      premium_cents: notice.amount_cents,
      employment: employee.employment_fraction,
      attendance: employee.attendance ?? whole,
    }));
  const paid = room('ibo_payment_result', rows.length);
  const statuses = room('ibo_status', rows.length);
  const refused = room('size_t');
  const first = room('ibo_error');
  call('ibo_payments', ...many('ibo_payment_row', rows),
    null, // the dated values of the library
    paid, koffi.sizeof('ibo_payment_result'), statuses, refused, first, 1, first.length);
  if (koffi.decode(refused, 'size_t') > 0) { // no row may be left out
    const why = koffi.decode(first, 'ibo_error');
    throw new Error(`a payment: ${reason(why.number, why)}`);
  }
  return written(paid, 'ibo_payment_result');
}

/* What is still to be paid or recovered, from what was issued to what is computed now. */
function correct(issued, now) {
  const corrections = room('ibo_row_correction', issued.length + now.length);
  const count = room('size_t');
  const totals = sized('ibo_correction_totals');
  call('ibo_corrections', ...many('ibo_issued', issued), ...many('ibo_issued', now),
    0, // what did not change is only counted
    corrections, koffi.sizeof('ibo_row_correction'), count, totals);
  return {
    corrections: written(corrections, 'ibo_row_correction', koffi.decode(count, 'size_t')),
    totals: koffi.decode(totals, 'ibo_correction_totals'),
  };
}

// ---- The report ----

/* Cents as euro. */
function euro(cents) {
  const positive = Math.abs(cents);
  const part = String(positive % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${Math.trunc(positive / 100)}.${part}`;
}

/* A line with a count, an amount or both. */
function line(label, count, amount) {
  const end = amount === undefined ? '' : euro(amount).padStart(16);
  return label.padEnd(28) + String(count).padStart(8) + end;
}

function sum(objects, field) {
  return objects.reduce((total, object) => total + object[field], 0);
}

function paidBy(payer, paid) {
  return ['', `Paid by ${payer}`,
    line('payments', paid.length),
    line('premium', '', sum(paid, 'premium_cents')),
    line('premium due', '', sum(paid, 'premium_due_cents')),
    line('withholding tax', '', sum(paid, 'withholding_tax_cents')),
    line('net', '', sum(paid, 'net_cents'))];
}

function report({ cases, amounts, refusals, notices, paid, corrections, totals }) {
  const told = (label, kind) => {
    const of = notices.filter((notice) => notice.kind === kind);
    return line(label, of.length, sum(of, 'amount_cents'));
  };
  const untold = (status) =>
    line(ibo.ibo_status_name(status), notices.filter(({ why }) => why === status).length);
  const toPay = new Map(corrections.map((one) => [one.after_index, one.to_pay_cents]));
  return [
    `Month ${Math.trunc(MONTH / 100)}-${String(MONTH % 100).padStart(2, '0')}`,
    line('employees', cases.length),
    line('computed', cases.length - refusals.length),
    line('refused', refusals.length),
    '', 'Refused',
    ...refusals.map((why) => `${cases[why.row].case_ref}: ${reason(why.number, why)}`),
    '', 'Notices to employers',
    told('premium', ibo.IBO_NOTICE_PREMIUM),
    told('contribution', ibo.IBO_NOTICE_CONTRIBUTION),
    untold(ibo.IBO_ERROR_NOTICE_FOR_IBO_PLUS),
    untold(ibo.IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION),
    ...paidBy('the employer', paid),
    ...paidBy('VDAB', amounts.filter(({ payer }) => payer === ibo.IBO_PAYER_VDAB)),
    '', 'Corrections of what was issued',
    line('changed', totals.changed),
    line('new', totals.new_ones),
    line('withdrawn', totals.withdrawn),
    line('unchanged', totals.unchanged),
    line('refused', totals.refused),
    line('to pay', '', totals.to_pay_cents),
    line('to recover', '', totals.to_recover_cents),
    line('issued, refused now', '', totals.issued_net_of_refused_cents),
    '', 'Employee         premium         due         tax         net  correction',
    ...amounts.slice(0, SHOWN).map((of, index) => cases[index].case_ref.padEnd(12)
      + [of.premium_cents, of.premium_due_cents, of.withholding_tax_cents, of.net_cents,
        toPay.get(index) ?? 0].map((amount) => euro(amount).padStart(12)).join('')),
    '',
  ].join('\n');
}

function main(folders) {
  if (folders.length !== 1) throw new Error('which folder? month FOLDER');
  load();
  const { cases, records, issued } = readFiles(folders[0]);
  const { amounts, statuses, refusals } = compute(cases, records);
  const now = cases.map(({ case_ref, kind }, index) => ({
    case_ref,
    month: MONTH,
    kind: statuses[index] === ibo.IBO_OK ? kind : 0, // a refused one needs none
    status: statuses[index],
    amounts: amounts[index],
  }));
  const notices = notify(now);
  const paid = pay(cases, notices);
  const { corrections, totals } = correct(issued, now);
  // The report comes last, so nothing is printed when something is wrong.
  writeFileSync(1, report({ cases, amounts, refusals, notices, paid, corrections, totals }));
}

module.exports = { load }; // for a test of what koffi makes of the header
if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (why) {
    process.stderr.write(`month: ${why.message}\n`);
    process.exitCode = 1;
  }
}
