/*
 * ibo: the premium of the Flemish individuele beroepsopleiding (IBO), exact to the cent.
 *
 * What holds for every function (ownership, NULL, threads, sizes, texts) is one page: README.md of ibo-capi.
 * Amounts are cents, dates yyyymmdd, months yyyymm. Generated from the sources of ibo-capi: do not edit.
 */

#ifndef IBO_H
#define IBO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif


/*
 * The version of the library.
 */

// The number of the ABI of this header. It is raised, and the SONAME with it, when programs that were linked
// earlier would no longer work.
#define IBO_ABI_VERSION 0

// The number of the ABI of the library: compare it with `IBO_ABI_VERSION` of the header. It is the number in
// the library's SONAME.
uint32_t ibo_abi_version(void);

// The number of the version of this header: major x 1,000,000 + minor x 1,000 + patch. The library that is
// loaded says its own with `ibo_version_number`.
#define IBO_VERSION_NUMBER 1000

// The version of the library as a number: compare it with `IBO_VERSION_NUMBER` of the header. A library that
// is older than the header lacks what the header adds; a newer one has it all.
uint32_t ibo_version_number(void);

// The version of the library and the fingerprint of its dated values, `ibo 0.1.0, values 5f1c09a2b7d4e386`:
// same case, same text, same statement (R7.1). The library owns the text, which is valid as long as the
// library is loaded.
const char *ibo_version(void);


/*
 * What a call returns. The errors of the catalogue, IBO_ERROR_..., are at the end of this file.
 */

// What a call returns: 0 if it did what was asked; 1 to 999 if the call itself was wrong; from 1001 on the
// number of the error in the catalogue, `IBO_ERROR_...`.
typedef int32_t ibo_status;

// The call did what was asked.
#define IBO_OK 0
// A pointer is NULL that must not be NULL.
#define IBO_NULL_POINTER 1
// A pointer is not aligned for what it points to.
#define IBO_MISALIGNED_POINTER 2
// A `struct_size` or an element size is not one that this library knows.
#define IBO_STRUCT_SIZE 3
// A length, or a count times a size, is more than memory can hold.
#define IBO_TOO_LONG 4
// The buffer is too small: `needed` says how many bytes the text has, without the closing NUL.
#define IBO_BUFFER_TOO_SMALL 5
// An index is beyond the end.
#define IBO_INDEX_OUT_OF_RANGE 6
// An argument is not one of the numbers that it may be.
#define IBO_UNKNOWN_ARGUMENT 7
// A case says that it has more or fewer records than carry its `case_index`, or than are passed in a call for
// one case.
#define IBO_RECORD_COUNT 8
// A fault of this library stopped the call. Please report it.
#define IBO_INTERNAL 9
// There is not enough memory.
#define IBO_OUT_OF_MEMORY 10
// A handle is not of the kind that the call needs, or was freed. Not each one that was freed can be told: its
// memory may hold something else by now.
#define IBO_WRONG_HANDLE 11

// What is wrong. Pass NULL if you do not need error details. A call that succeeds makes it empty, with 0 as
// `number`.
//
// Start from zeros, `ibo_error e = {.struct_size = sizeof e};`, because the library reads `language`. Texts
// are UTF-8, filled with NULs to the end of their array, with at least one NUL; a text that is too long is
// cut between two characters and ends in "...". They contain neither the case reference nor an amount of
// income (R7.7).
typedef struct ibo_error {
    // `sizeof(ibo_error)`; set it before the call.
    uint32_t struct_size;
    // The language of the message: `IBO_LANGUAGE_EN` or `IBO_LANGUAGE_NL`; 0 is English. Set it before the
    // call; it is not changed.
    int32_t language;
    // In an array of errors: the index of the row that is refused, from 0. Else 0.
    int64_t row;
    // The status that the call returned, or of the row; 0 if nothing is wrong.
    int32_t number;
    // The rule that refuses, `R4.2`; empty if only the form of the input is wrong.
    char rule[8];
    // The field, `agreement.percentage` or `unemployment.records[1].half_per_week`; for a status below 1000
    // the argument.
    char at[112];
    // What must be, in a sentence.
    char message[884];
} ibo_error;

// Dutch.
#define IBO_LANGUAGE_NL 1
// English.
#define IBO_LANGUAGE_EN 2

// The stable name of a status: `ok`, `null-pointer`, `percentage-not-allowed`; `unknown` for a number that is
// not a status. The library owns the text.
const char *ibo_status_name(int32_t status);

// What a status means, in a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`; NULL for another
// language. The library owns the text.
const char *ibo_status_meaning(int32_t status, int32_t language);


/*
 * What a program may do first.
 */

// Reads the dated values of the library and makes its texts, as the first call does otherwise. A server that
// forks calls it before, so that its children share them; it may be called again.
ibo_status ibo_init(ibo_error *error);

// Sets the function that gets the line of a fault of this library, one that stops a call with `IBO_INTERNAL`:
// a text for a report, without data of a case, which is valid during the call. NULL lets it go to standard
// error, as it does at first. The function must not call the library, and must return; threads may call it at
// once. Set it before other threads call the library.
ibo_status ibo_set_fault_hook(void (*hook)(const char *line));


/*
 * Dated values of your own (R7.4).
 */

// Dated values: those of the library with your own file laid over them, or a reform with the scheme that it
// forces. They never change, so threads may share them.
typedef struct ibo_parameters ibo_parameters;

// Reads a parameter file, TOML in UTF-8 of `length` bytes, and lays its dated values over those of the
// library. A file that is a whole set, as `ibo_parameters_to_toml` writes it, replaces them. Free the result
// with `ibo_parameters_free`, after the last call that uses it; threads may share it.
ibo_status ibo_parameters_load(const char *toml, size_t length, ibo_parameters **out, ibo_error *error);

// Reads a parameter file and lays its dated values over `base`, which does not change. Pass NULL as `base`
// for the values of the library.
ibo_status ibo_parameters_load_over(
    const ibo_parameters *base,
    const char *toml, size_t length,
    ibo_parameters **out,
    ibo_error *error);

// Reads a reform that somebody tries out, TOML as `ibo compare --reform` reads it, and lays it over `base`,
// which does not change: its values, scales and readings, and the scheme that it may force (R8.4). Every call
// that takes the result as `parameters` computes under the reform, a verification too, and what the reform
// touches is hypothetical. Pass NULL as `base` for the values of the library.
ibo_status ibo_parameters_load_reform(
    const ibo_parameters *base,
    const char *toml, size_t length,
    ibo_parameters **out,
    ibo_error *error);

// The fingerprint of dated values, 16 hexadecimal digits, as a text into your buffer. Statements that are
// computed with these values carry it, as `values` (R7.1). Pass NULL as `parameters` for the values of the
// library.
ibo_status ibo_parameters_fingerprint(
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed);

// The dated values as the text of a parameter file (TOML in UTF-8) into your buffer. `ibo_parameters_load`
// reads the same values back from it, with the same fingerprint, whatever values a later library has; a
// scheme that a reform forces is no value, so keep the text of the reform. Pass NULL as `parameters` for the
// values of the library.
ibo_status ibo_parameters_to_toml(
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed);

// The dated values in force on a day, yyyymmdd, as a JSON list (UTF-8) into your buffer, as
// `ibo_statement_to_json` does: each with its id, value, first day, certainty, source and last check, code
// lists with their codes. Pass NULL as `parameters` for the values of the library.
ibo_status ibo_parameters_in_force_to_json(
    int32_t day,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// The number of remarks on the files that were loaded, usually 0. A remark names a value that reaches further
// than it may have been meant to (R1.6).
ibo_status ibo_parameters_note_count(const ibo_parameters *parameters, size_t *count);

// The remark at `index`, counted from 0, as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN` into
// your buffer. It changes no result; show it to the author of the file.
ibo_status ibo_parameters_note(
    const ibo_parameters *parameters, size_t index,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);

// Frees what a function `ibo_parameters_load...` made, once. NULL is allowed.
ibo_status ibo_parameters_free(ibo_parameters *parameters);


/*
 * A payment alone, from VDAB's amount (R6).
 */

// A ratio of two numbers in hundredths, so that 30.4 hours of 38 are `{3040, 3800}`; the whole is
// `{100, 100}`.
//
// Each part is from 0 to 1,000,000 (10,000.00), the denominator above zero (R0.4). A statement shows the two
// parts as you gave them.
typedef struct ibo_fraction {
    // Hours of the trainee, or paid hours or days, in hundredths.
    uint32_t numerator;
    // Full-time hours, or normal hours or days, in hundredths; above zero.
    uint32_t denominator;
} ibo_fraction;

// The payment of a premium, in cents.
typedef struct ibo_payment_result {
    // `sizeof(ibo_payment_result)`; set it before the call. In an array the library writes it.
    uint32_t struct_size;
    // How certain it is, an `IBO_CERTAINTY_...`: assumed where working days stand for a part of the month.
    int32_t certainty;
    // VDAB's full-time amount.
    int64_t premium_cents;
    // Premium x employment fraction (R6.1).
    int64_t premium_after_fraction_cents;
    // Premium after fraction x attendance (R6.2).
    int64_t premium_due_cents;
    // The withholding tax on the premium due, at the rate of the month (R6.3).
    int64_t withholding_tax_cents;
    // Premium due less withholding tax (R6.3).
    int64_t net_cents;
} ibo_payment_result;

// The payment of a premium (R6) at the withholding rate, as long as there is only one.
//
// `employment` is the trainee's hours over full-time hours, above 0 and at most 1 (R1.5). `attendance` is
// what is paid over the normal hours or days of the month, 0 to 1, `{100, 100}` for the whole month (R6.2).
// Errors are at `premium`, `fraction` and `attendance`.
ibo_status ibo_payment(
    int64_t premium_cents,
    ibo_fraction employment,
    ibo_fraction attendance,
    ibo_payment_result *out,
    ibo_error *error);

// The payment of a premium (R6) at the withholding rate of `month`, yyyymm; 0 for the only rate there is, as
// in a row of `ibo_payments`. Pass NULL as `parameters` for the values of the library.
ibo_status ibo_payment_in(
    int32_t month,
    const ibo_parameters *parameters,
    int64_t premium_cents,
    ibo_fraction employment,
    ibo_fraction attendance,
    ibo_payment_result *out,
    ibo_error *error);

// One payment to compute from VDAB's amount (R6.4). Start from zeros, `ibo_payment_row r = {sizeof r};`: zero
// means absent.
//
// Required: the amount, the employment, and the attendance. The days of the agreement are needed where
// `working_days` is 1, and need the month. With them a month that the agreement covers only in part is
// refused without an attendance (R6.2), and a whole month needs none.
typedef struct ibo_payment_row {
    // `sizeof(ibo_payment_row)`; in an array it may be 0.
    uint32_t struct_size;
    // The month whose withholding rate applies (R1.6), yyyymm; 0 for the only rate there is, refused once
    // your parameters have a second rate.
    int32_t month;
    // VDAB's full-time amount, in cents, from 0.
    int64_t premium_cents;
    // The trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    ibo_fraction employment;
    // Paid over normal hours or days, 0 to 1 (R6.2); `{100, 100}` for the whole month. Zeros where
    // `working_days` is 1; they are no attendance where the days of the agreement are given.
    ibo_fraction attendance;
    // 1 to be paid for the working days of the agreement in the month (R6.2), else 0.
    int32_t working_days;
    // The kind of agreement, where its days are given: 0 is `IBO_KIND_IBO`.
    int32_t kind;
    // The first day of the agreement, yyyymmdd; 0 if it is not given.
    int32_t start;
    // Its agreed last day, yyyymmdd; 0 if it is not given.
    int32_t end;
    // The real last day of an agreement that was broken off (R1.3), yyyymmdd; 0 if it was not broken off.
    int32_t stopped;
    // Leave it 0.
    int32_t reserved;
    // Your own reference, up to 64 printable ASCII characters: never a name or a national number. Statements
    // and corrections read it; a correction requires it.
    char case_ref[72];
} ibo_payment_row;

// The payments of `count` rows of `size` bytes each, into as many results of `out_size` bytes and as many
// statuses.
//
// A bad row gets its status and zeros as result, and the other rows are computed. `refused` gets the number
// of bad rows, and `errors`, of `error_count` structs of `error_size` bytes, what is wrong with the first of
// them; both may be NULL, as may `parameters`. The call itself fails only when its arguments are wrong.
// `rows` and `out` must not overlap.
ibo_status ibo_payments(
    const ibo_payment_row *rows, size_t count, size_t size,
    const ibo_parameters *parameters,
    ibo_payment_result *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);

// What changes from one payment of a case and month to another, in cents: now less before.
typedef struct ibo_payment_change {
    // `sizeof(ibo_payment_change)`; in an array the library writes it.
    uint32_t struct_size;
    // The month, yyyymm.
    int32_t month;
    // The difference of VDAB's full-time amounts.
    int64_t premium_difference_cents;
    // The difference of the premiums after fraction (R6.1).
    int64_t premium_after_fraction_difference_cents;
    // The difference of the premiums due (R6.2).
    int64_t premium_due_difference_cents;
    // The difference of the withholding taxes (R6.3).
    int64_t withholding_tax_difference_cents;
    // The net before, computed with the `parameters` of the call: what was issued under other values may
    // differ.
    int64_t net_before_cents;
    // The net now.
    int64_t net_after_cents;
    // The difference of the nets: to be paid, or below zero to be recovered.
    int64_t to_pay_cents;
    // The weakest certainty of the two, an `IBO_CERTAINTY_...`.
    int32_t certainty;
    // Written as 0.
    int32_t reserved;
    // The caller's reference, filled with NULs.
    char case_ref[72];
} ibo_payment_change;

// What changes from `count` payments, of `before_size` bytes each, to as many others, of `after_size` bytes,
// into as many changes of `out_size` bytes and as many statuses (R7.5). The two rows at one index must be of
// one `case_ref` and month, which both must say; only results of the law are corrected.
//
// Before and after are both computed, with `parameters`: nothing is read that was issued. For what was issued
// under other values use `ibo_correction_of_issued`, a row at a time.
//
// What is wrong with a row of either array is told within `before` or `after`. A bad pair, the statuses,
// `refused` and `errors` are as in `ibo_payments`; `parameters` may be NULL. `before`, `after` and `out` must
// not overlap.
ibo_status ibo_payment_changes(
    const ibo_payment_row *before, size_t before_size,
    const ibo_payment_row *after, size_t after_size, size_t count,
    const ibo_parameters *parameters,
    ibo_payment_change *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);

// The working days of a month, yyyymm, from `first` to `last`, yyyymmdd, over all of the month (R6.2): 17 of
// 22 days are `{1700, 2200}`. `parameters` may be NULL.
ibo_status ibo_working_days(
    int32_t month,
    int32_t first,
    int32_t last,
    const ibo_parameters *parameters,
    ibo_fraction *out,
    ibo_error *error);


/*
 * A case (R1) and the records of its sources (R2).
 */

// The kind of agreement: an `ibo`.
#define IBO_KIND_IBO 1
// The kind of agreement: an `ibo-plus`.
#define IBO_KIND_IBO_PLUS 2

// No attendance is given: the whole month is paid. A month that the agreement covers only in part is refused
// (R6.2).
#define IBO_ATTENDANCE_NONE 0
// The attendance is the ratio in `attendance`, paid over normal hours or days.
#define IBO_ATTENDANCE_RATIO 1
// The attendance is the days from Monday to Friday that the agreement covers, over all of those of the month.
#define IBO_ATTENDANCE_WORKING_DAYS 2

// The source was not asked; the default. Only a provisional result can be computed (R2.10).
#define IBO_AVAILABILITY_NOT_ASKED 0
// The source has records. If you pass none, its income is zero, without any warning.
#define IBO_AVAILABILITY_DATA 1
// The source has no records.
#define IBO_AVAILABILITY_NO_DATA 2
// The source gave no answer.
#define IBO_AVAILABILITY_NO_RESULT 3
// The source's answer was withheld.
#define IBO_AVAILABILITY_FILTERED 4

// One agreement in one month. Start from zeros, `ibo_case c = {sizeof c};`: zero means absent.
//
// Required: month, kind, start and end (within the duration that the parameters list for the kind), the
// employment fraction and what each source answered. The wage difference (an ibo from 2026) also needs the
// wage and the percentage. In all other cases the percentage, the RSZ base and the employee RSZ stay 0, and
// the wage is used only for the employer's contribution. A month in which the agreement does not cover every
// day from Monday to Friday needs an attendance.
//
// Errors name the fields as the JSON shape does: `agreement.start`, `agreement.percentage`, `attendance`,
// `sickness.availability`.
typedef struct ibo_case {
    // `sizeof(ibo_case)`; in an array it may be 0.
    uint32_t struct_size;
    // The month to compute, yyyymm.
    int32_t month;
    // The kind of agreement: `IBO_KIND_IBO` or `IBO_KIND_IBO_PLUS`.
    int32_t kind;
    // The first day, yyyymmdd.
    int32_t start;
    // The agreed last day, yyyymmdd.
    int32_t end;
    // The real last day of an agreement that was broken off (R1.3), yyyymmdd; 0 if it was not broken off.
    int32_t stopped;
    // Days of suspension, from 0 (R1.4).
    int32_t suspended_days;
    // A whole percentage that the parameters list (R4.2); 0 where the premium is flat-rate.
    int32_t percentage;
    // A whole percentage of the wage that the parameters list (R3.1); 0 is the default, 100.
    int32_t rsz_base;
    // 1 if `reference_gross_wage_cents` is given, else 0.
    int32_t has_reference_gross_wage;
    // 1 if `employee_rsz_cents` is given, else 0.
    int32_t has_employee_rsz;
    // `IBO_ATTENDANCE_NONE`, `IBO_ATTENDANCE_RATIO` or `IBO_ATTENDANCE_WORKING_DAYS`.
    int32_t attendance_kind;
    // The full-time gross wage per month after recruitment, in cents, from 0 (R4.1, R5.3).
    int64_t reference_gross_wage_cents;
    // The exact employee RSZ, instead of the base, in cents, from 0 (R3.2).
    int64_t employee_rsz_cents;
    // The trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    ibo_fraction employment_fraction;
    // Paid over normal hours or days, 0 to 1 (R6.2); zeros unless `attendance_kind` is
    // `IBO_ATTENDANCE_RATIO`.
    ibo_fraction attendance;
    // What the RVA answered: an `IBO_AVAILABILITY_...`.
    int32_t unemployment_availability;
    // What the POD MI answered: an `IBO_AVAILABILITY_...`.
    int32_t leefloon_availability;
    // What the insurers answered: an `IBO_AVAILABILITY_...`.
    int32_t sickness_availability;
    // The place of this case in its array, from 0; its records carry the same number. A case alone leaves it
    // 0, and so do its records.
    uint32_t case_index;
    // The number of unemployment records of this case. `ibo_amounts_compute_many` needs it; in a call for one
    // case it is 0, or how many are passed: another number is refused with `IBO_RECORD_COUNT`.
    uint32_t unemployment_count;
    // The number of leefloon records of this case, as `unemployment_count`.
    uint32_t leefloon_count;
    // The number of sickness records of this case, as `unemployment_count`.
    uint32_t sickness_count;
    // The number of absences of this case, as `unemployment_count`.
    uint32_t absence_count;
    // Your own reference, 1 to 64 printable ASCII characters: never a name or a national number. Only
    // statements read it.
    char case_ref[72];
} ibo_case;

// The day amount is for full days (R2.1).
#define IBO_BASIS_FULL 1
// The day amount is for half days, `half_per_week` times a week (R2.2).
#define IBO_BASIS_HALF 2

// An unemployment benefit, RVA (R2.1 to R2.4).
typedef struct ibo_unemployment_record {
    // `sizeof(ibo_unemployment_record)`; in an array it may be 0.
    uint32_t struct_size;
    // The `case_index` of the case that it belongs to.
    uint32_t case_index;
    // The first day of the entitlement, yyyymmdd.
    int32_t from;
    // The last day, yyyymmdd; 0 if there is no end date.
    int32_t to;
    // `IBO_BASIS_FULL` or `IBO_BASIS_HALF`.
    int32_t basis;
    // Half days a week, 1 to 12; 0 for full days.
    int32_t half_per_week;
    // The gross amount of a day, or of a half day, in cents, from 0.
    int64_t day_amount_cents;
    // May be empty: the RVA's own code, 1 to 6 characters, kept as evidence.
    char rva_code[16];
    // Required: the type of benefit, a code of `unemployment.benefit-type`, such as `full-unemployment`.
    char benefit_type[72];
} ibo_unemployment_record;

// A leefloon entry, POD MI (R2.5).
typedef struct ibo_leefloon_record {
    // `sizeof(ibo_leefloon_record)`; in an array it may be 0.
    uint32_t struct_size;
    // The `case_index` of the case that it belongs to.
    uint32_t case_index;
    // The month's amount, in cents; `entry_kind` decides which sign it must have.
    int64_t amount_cents;
    // The month of the amount, yyyymm.
    int32_t month;
    // The first day of the entitlement, yyyymmdd, kept as evidence; 0 if absent.
    int32_t from;
    // The last day of the entitlement, yyyymmdd, kept as evidence; 0 if absent.
    int32_t to;
    // Required: the type of aid, a code of `leefloon.aid-type`, such as `leefloon`.
    char aid_type[72];
    // Required: the kind of entry, a code of `leefloon.entry-kind`, such as `award`.
    char entry_kind[76];
} ibo_leefloon_record;

// A sickness line as it was first reported.
#define IBO_RECORD_ORIGINAL 0
// A sickness line that was reported again, changed (R2.7).
#define IBO_RECORD_MODIFIED 1
// A sickness line that was withdrawn (R2.7).
#define IBO_RECORD_CANCELLED 2

// A payment of sickness benefit, insurers (R2.6 to R2.8).
typedef struct ibo_sickness_record {
    // `sizeof(ibo_sickness_record)`; in an array it may be 0.
    uint32_t struct_size;
    // The `case_index` of the case that it belongs to.
    uint32_t case_index;
    // The nature, a code of `sickness.nature`; 0 is ordinary sickness.
    int32_t nature;
    // The first day that was paid for, yyyymmdd.
    int32_t from;
    // The last day that was paid for, yyyymmdd.
    int32_t to;
    // The paid days, with the sign of the amount or 0; kept as evidence.
    int32_t days;
    // The gross taxable amount, in cents; a recovery is negative.
    int64_t gross_taxable_cents;
    // The paid hours, in hundredths, with the sign of the amount or 0; kept as evidence.
    int64_t hours_hundredths;
    // The version of the attest, from 1 (R2.7); 0 is the default, 1.
    int32_t version;
    // `IBO_RECORD_ORIGINAL`, `IBO_RECORD_MODIFIED` or `IBO_RECORD_CANCELLED`.
    int32_t status;
    // Required: the insurers' code of the benefit, two capitals, kept as evidence; it does not change the
    // amount.
    char benefit_code[8];
    // Required: the type of document, a code of `sickness.document-type`, such as `C21`.
    char document_type[72];
    // May be empty, if the line stands alone: the attest that it belongs to, the same text in each of its
    // lines (R2.7).
    char attest_id[72];
} ibo_sickness_record;

// An absence. Only the employer's contribution of scheme 2018 uses it (R5.3).
typedef struct ibo_absence {
    // `sizeof(ibo_absence)`; in an array it may be 0.
    uint32_t struct_size;
    // The `case_index` of the case that it belongs to.
    uint32_t case_index;
    // The first day, yyyymmdd.
    int32_t from;
    // The last day, yyyymmdd.
    int32_t to;
} ibo_absence;

// A case with its records as JSON, into your buffer, as `ibo_statement_to_json` does: for the functions that
// read one, and to keep. Absent fields are left out. `case_ref` is required.
ibo_status ibo_case_to_json(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);


/*
 * The amounts of a case.
 */

// Not the law: a value from your own parameter file that tries something out. The weakest, and the only
// number below zero.
#define IBO_CERTAINTY_HYPOTHETICAL (-1)
// Our reading, because the public text is silent; or a value that is past its last check.
#define IBO_CERTAINTY_ASSUMED 1
// Read in a professional publication.
#define IBO_CERTAINTY_SECONDARY 2
// Read in an official text.
#define IBO_CERTAINTY_OFFICIAL 3

// What you can ask of a calculation. NULL and zeros both ask for a final result of any certainty.
typedef struct ibo_options {
    // `sizeof(ibo_options)`.
    uint32_t struct_size;
    // The weakest certainty that is accepted, an `IBO_CERTAINTY_...` (R7.3); 0 accepts every certainty.
    int32_t require;
    // 1 to accept sources without a final answer and mark the result as provisional (R2.10), else 0.
    int32_t provisional;
    // 1 for a statement that carries its case (R7.1), else 0. Other results carry none.
    int32_t with_case;
} ibo_options;

// The law that covers the agreement, by its start (R1.1): 1 September 2018 to 31 December 2025.
#define IBO_SCHEME_2018 2018
// The law that covers the agreement, by its start (R1.1): from 1 January 2026.
#define IBO_SCHEME_2026 2026

// The employer pays the premium.
#define IBO_PAYER_EMPLOYER 1
// VDAB pays the premium.
#define IBO_PAYER_VDAB 2

// The amounts of a month, in cents.
typedef struct ibo_amounts {
    // `sizeof(ibo_amounts)`; set it before the call.
    uint32_t struct_size;
    // The law that covers the agreement: `IBO_SCHEME_2018` or `IBO_SCHEME_2026`.
    int32_t scheme;
    // Who pays the premium: `IBO_PAYER_EMPLOYER` or `IBO_PAYER_VDAB`.
    int32_t payer;
    // The weakest certainty of a line, an `IBO_CERTAINTY_...`.
    int32_t certainty;
    // 1 if a source gave no final answer (R2.10), else 0.
    int32_t provisional;
    // 1 if the employer owes a contribution, else 0 (R5.3).
    int32_t has_employer_contribution;
    // The replacement income of the month (R2.9).
    int64_t replacement_income_cents;
    // The full-time premium that VDAB computes (R4.3, R5.1).
    int64_t premium_cents;
    // The premium times the employment fraction (R6.1).
    int64_t premium_after_fraction_cents;
    // The premium after fraction times the attendance (R6.2).
    int64_t premium_due_cents;
    // Withholding tax, bedrijfsvoorheffing (R6.3).
    int64_t withholding_tax_cents;
    // What the trainee receives (R6.3).
    int64_t net_cents;
    // What the employer pays VDAB in scheme 2018 (R5.3); 0 if there is none.
    int64_t employer_contribution_cents;
} ibo_amounts;

// The amounts of a case: the same calculation as `ibo_statement_compute`, without its reasons and without
// allocating memory.
//
// Each source is an array of `..._count` records of `..._size` bytes, in any order and of any month; NULL
// with a count of 0 for none. The first call in a process reads the dated values of the library, and
// allocates for them.
ibo_status ibo_amounts_compute(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    ibo_amounts *out,
    ibo_error *error);

// As `ibo_amounts_compute`, with absences, options and parameters. Each of them may be NULL.
ibo_status ibo_amounts_compute_with(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_amounts *out,
    ibo_error *error);

// The amounts of `count` cases, each of `size` bytes, into as many results of `out_size` bytes and as many
// statuses.
//
// `case_index` of a case is its place in the array, from 0, and `case_index` of a record that of its case; so
// the records may stand in any order. `unemployment_count` and the other counts in each case say how many
// records are its own. An array that was shifted or sorted on its own does not agree with them: the whole
// call is refused. It needs memory for a moment, 4 bytes for each record and 16 for each case.
//
// A bad row gets its status and zeros as result, and the other rows are computed. `refused` gets the number
// of bad rows, and `errors`, of `error_count` structs of `error_size` bytes, what is wrong with the first of
// them; both may be NULL, as may `options` and `parameters`.
ibo_status ibo_amounts_compute_many(
    const ibo_case *cases, size_t count, size_t size,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_amounts *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);

// The full-time premium of a month, in cents.
typedef struct ibo_premium {
    // `sizeof(ibo_premium)`; set it before the call.
    uint32_t struct_size;
    // The law that covers the agreement: `IBO_SCHEME_2018` or `IBO_SCHEME_2026`.
    int32_t scheme;
    // Who pays the premium: `IBO_PAYER_EMPLOYER` or `IBO_PAYER_VDAB`.
    int32_t payer;
    // The weakest certainty of a rule or value that was used, an `IBO_CERTAINTY_...`.
    int32_t certainty;
    // The premium, before fraction and tax (R4.3, R5.1).
    int64_t amount_cents;
} ibo_premium;

// The full-time premium of a month, from a replacement income that you know, in cents, from 0 (R3, R4, R5).
// `ibo_amounts_compute` also computes the replacement income, from the records, and the payment.
//
// Of `the_case` only the month and the agreement are read, not the attendance, the sources, the counts of
// records and the reference. `options` and `parameters` may be NULL. Errors are at `month`, `agreement...`
// and `replacement_income`.
ibo_status ibo_premium_compute(
    const ibo_case *the_case,
    int64_t replacement_income_cents,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_premium *out,
    ibo_error *error);


/*
 * The statement of a case: its amounts with all their reasons (R7.1).
 */

// A statement: the result of one month with its reasons, or a payment of VDAB's amount with its reasons. It
// never changes, so threads may share it.
typedef struct ibo_statement ibo_statement;

// Computes a case to a statement with all its reasons. The arguments are those of `ibo_amounts_compute`;
// `case_ref` of the case is required. Free the statement with `ibo_statement_free`.
ibo_status ibo_statement_compute(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    ibo_statement **out,
    ibo_error *error);

// As `ibo_statement_compute`, with absences, options and parameters. Each of them may be NULL.
ibo_status ibo_statement_compute_with(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);

// Computes a case, JSON in UTF-8 of `length` bytes, to a statement with all its reasons. Free it with
// `ibo_statement_free`.
ibo_status ibo_statement_from_json(const char *json, size_t length, ibo_statement **out, ibo_error *error);

// As `ibo_statement_from_json`, with options and parameters. Each of them may be NULL.
ibo_status ibo_statement_from_json_with(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);

// Reads a statement that was issued earlier from its JSON of `length` bytes, which `ibo_statement_to_json`
// wrote; written again it has the same bytes. One that contradicts itself is refused, with the path of the
// field (R7.5). Free it with `ibo_statement_free`.
ibo_status ibo_statement_read(const char *json, size_t length, ibo_statement **out, ibo_error *error);

// Frees a statement, once. NULL is allowed.
ibo_status ibo_statement_free(ibo_statement *statement);

// The amounts of a statement. One of VDAB's amount alone has a payment, and is refused with
// `IBO_WRONG_HANDLE`.
ibo_status ibo_statement_amounts(const ibo_statement *statement, ibo_amounts *out);

// The payment of a statement, of a case or of VDAB's amount alone (R6).
ibo_status ibo_statement_payment(const ibo_statement *statement, ibo_payment_result *out);

// Line: the full-time gross wage after recruitment.
#define IBO_LINE_REFERENCE_GROSS_WAGE 1
// Line: the employee's RSZ on that wage.
#define IBO_LINE_EMPLOYEE_RSZ 2
// Line: one unemployment benefit.
#define IBO_LINE_REPLACEMENT_INCOME_UNEMPLOYMENT 3
// Line: one period of sickness benefit, netted.
#define IBO_LINE_REPLACEMENT_INCOME_SICKNESS 4
// Line: one leefloon entry.
#define IBO_LINE_REPLACEMENT_INCOME_LEEFLOON 5
// Line: the month's replacement income.
#define IBO_LINE_REPLACEMENT_INCOME 6
// Line: wage less RSZ less replacement income.
#define IBO_LINE_DIFFERENCE 7
// Line: the guaranteed average minimum monthly income.
#define IBO_LINE_GGMMI 8
// Line: the full-time premium that VDAB computes.
#define IBO_LINE_PREMIUM 9
// Line: the premium times the employment fraction.
#define IBO_LINE_PREMIUM_AFTER_FRACTION 10
// Line: the premium for the days that are paid.
#define IBO_LINE_PREMIUM_DUE 11
// Line: bedrijfsvoorheffing.
#define IBO_LINE_WITHHOLDING_TAX 12
// Line: what the trainee receives.
#define IBO_LINE_NET 13
// Line: what the employer pays VDAB in scheme 2018.
#define IBO_LINE_EMPLOYER_CONTRIBUTION 14
// Line: the percentage of wage less RSZ, where a reading takes it before the replacement income.
#define IBO_LINE_WAGE_SHARE 15

// Add the amount of this line to the running amount, which starts at 0.
#define IBO_ROLE_BASE 1
// Subtract the amount of this line from the running amount.
#define IBO_ROLE_DEDUCTED 2
// The line is the running amount from here on. It differs from what was added up where a percentage or a
// fraction is taken of it, and where it would be below zero.
#define IBO_ROLE_RESULT 3
// The line is for information only: leave it out of the sum.
#define IBO_ROLE_INFORMATION 4

// One line of a statement. Records that were left out are only in the JSON and in the explanation. Texts are
// filled with NULs to the end of their array, with at least one NUL.
typedef struct ibo_line {
    // `sizeof(ibo_line)`; set it before the call.
    uint32_t struct_size;
    // What the line is, an `IBO_LINE_...`.
    int32_t code;
    // What it does to the running amount, an `IBO_ROLE_...`.
    int32_t role;
    // The weakest certainty of the rules and values that it used, an `IBO_CERTAINTY_...`.
    int32_t certainty;
    // The amount, in cents, from 0: `role` says what becomes of it.
    int64_t amount_cents;
    // The index of the record in its source, from 0; -1 if the line does not come from a record.
    int32_t record;
    // 1 if the line is replacement income of which more was recovered than paid, else 0.
    int32_t recovered;
    // The rule that gives the amount, `R6.3`.
    char rule[8];
    // The name of the code in the JSON shape, `withholding-tax`.
    char name[48];
    // The label in Dutch (UTF-8).
    char label_nl[64];
    // The label in English (UTF-8).
    char label_en[64];
} ibo_line;

// The number of lines of a statement.
ibo_status ibo_statement_line_count(const ibo_statement *statement, size_t *count);

// The line of a statement at `index`, counted from 0, in the order in which a statement shows them.
ibo_status ibo_statement_line(const ibo_statement *statement, size_t index, ibo_line *out);

// The calculation of the line at `index` in figures, `2500.00 x 13.07 %`, as a text (UTF-8) into your buffer.
ibo_status ibo_statement_line_formula(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);

// The number of assumptions of a statement: what it takes as given because the public text is silent, or
// because a value is past its last check.
ibo_status ibo_statement_assumption_count(const ibo_statement *statement, size_t *count);

// The id of the assumption at `index`, counted from 0, `income.changes` or `R7.4/ggmmi`, as a text into your
// buffer. Ids are stable (R8.1): compare them, not the sentences.
ibo_status ibo_statement_assumption_id(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);

// The rule to which the assumption at `index` belongs, `R2.3`, as a text into your buffer.
ibo_status ibo_statement_assumption_rule(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);

// The assumption at `index` as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`, into your
// buffer.
ibo_status ibo_statement_assumption_text(
    const ibo_statement *statement, size_t index,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);

// The statement as JSON, schema 1, into your buffer, with a NUL at its end: same case, same library, same
// values, same bytes (R7.1).
//
// `needed` gets the number of bytes without the NUL. To learn it, pass a NULL buffer with a capacity of 0. A
// buffer that is too small becomes empty.
ibo_status ibo_statement_to_json(
    const ibo_statement *statement,
    char *buffer, size_t capacity,
    size_t *needed);

// The statement as a person reads it, in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN` (UTF-8), into your buffer, as
// `ibo_statement_to_json` does.
ibo_status ibo_statement_explain(
    const ibo_statement *statement,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);


/*
 * The payment of VDAB's amount with its reasons, as a statement (R6.4).
 */

// The payment of a row with its reasons, as a statement: its lines, labels and formulas, its JSON and its
// explanation are those of `ibo_statement_...` (R6.4). `options` and `parameters` may be NULL. Free the
// result with `ibo_statement_free`.
ibo_status ibo_payment_statement_compute(
    const ibo_payment_row *row,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);

// The same from JSON in UTF-8 of `length` bytes: what the payment is computed from, with the fields of
// `payment_case` in the formats.
ibo_status ibo_payment_statement_from_json(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);

// Reads a payment with its reasons that was issued before, from the JSON of `length` bytes that
// `ibo_statement_to_json` wrote; written again it has the same bytes. One that contradicts itself is refused,
// with the path of the field (R7.5).
ibo_status ibo_payment_statement_read(
    const char *json, size_t length,
    ibo_statement **out,
    ibo_error *error);


/*
 * The employer notice (R7.2).
 */

// The notice has the full-time premium, before fraction and tax (scheme 2026).
#define IBO_NOTICE_PREMIUM 1
// The notice has the contribution that the employer pays VDAB (scheme 2018).
#define IBO_NOTICE_CONTRIBUTION 2

// The employer notice.
typedef struct ibo_notice {
    // `sizeof(ibo_notice)`; set it before the call.
    uint32_t struct_size;
    // The month, yyyymm.
    int32_t month;
    // What the amount is: `IBO_NOTICE_PREMIUM` or `IBO_NOTICE_CONTRIBUTION`.
    int32_t kind;
    // Written as 0.
    int32_t reserved;
    // The amount, in cents.
    int64_t amount_cents;
    // The caller's reference, filled with NULs.
    char case_ref[72];
} ibo_notice;

// What the employer is told of a statement: the premium or the contribution, and nothing else (R7.2).
ibo_status ibo_notice_compute(const ibo_statement *statement, ibo_notice *out, ibo_error *error);

// The employer notice of a statement as JSON, schema 1, into your buffer, as `ibo_statement_to_json` does.
ibo_status ibo_notice_to_json(
    const ibo_statement *statement,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// Reads an employer notice from its JSON of `length` bytes, which `ibo_notice_to_json` wrote.
ibo_status ibo_notice_read(const char *json, size_t length, ibo_notice *out, ibo_error *error);


/*
 * The correction from one statement to another (R7.5), and how long evidence is kept (R7.6).
 */

// A correction. Its lines are only in the JSON.
typedef struct ibo_correction {
    // `sizeof(ibo_correction)`; set it before the call.
    uint32_t struct_size;
    // The month, yyyymm.
    int32_t month;
    // The difference between the two nets, in cents: to be paid, or below zero to be recovered.
    int64_t to_pay_cents;
    // The caller's reference, filled with NULs.
    char case_ref[72];
} ibo_correction;

// What changes from one statement to another of the same case and month: what is still to be paid, or to be
// recovered (R7.5). Both must be final and computed without hypothetical values, and both of a case, or both
// of a payment of VDAB's amount.
ibo_status ibo_correction_compute(
    const ibo_statement *before,
    const ibo_statement *after,
    ibo_correction *out,
    ibo_error *error);

// The correction from one statement to another as JSON, schema 1, into your buffer, as
// `ibo_statement_to_json` does.
ibo_status ibo_correction_to_json(
    const ibo_statement *before,
    const ibo_statement *after,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// What changes from a statement that was issued earlier, given as its JSON of `length` bytes, to a statement
// that was computed now (R7.5). An issued statement that contradicts itself is refused, with the path of the
// field.
ibo_status ibo_correction_of_issued(
    const char *issued, size_t length,
    const ibo_statement *after,
    ibo_correction *out,
    ibo_error *error);

// The correction from a statement that was issued earlier, given as its JSON of `length` bytes, to a
// statement that was computed now: as JSON, schema 1, into your buffer, as `ibo_statement_to_json` does.
ibo_status ibo_correction_of_issued_to_json(
    const char *issued, size_t length,
    const ibo_statement *after,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// Reads a correction from its JSON of `length` bytes, which `ibo_correction_to_json` wrote. One that
// contradicts itself is refused, with the path of the field (R7.5).
ibo_status ibo_correction_read(const char *json, size_t length, ibo_correction *out, ibo_error *error);

// The result of a case in a month, as it was issued or as it is now, for `ibo_corrections` and `ibo_notices`.
typedef struct ibo_issued {
    // `sizeof(ibo_issued)`; in an array it may be 0.
    uint32_t struct_size;
    // The month, yyyymm.
    int32_t month;
    // The kind of agreement: `IBO_KIND_IBO` or `IBO_KIND_IBO_PLUS`; 0 where a refused case has none.
    int32_t kind;
    // `IBO_OK` for a case that was computed; else why it was refused, an `IBO_ERROR_...`.
    int32_t status;
    // What was computed, as `ibo_amounts_compute` gives it; of a refused case, zeros. Its own `struct_size`
    // may be 0. Its `payer` must be that of its scheme and of the kind.
    ibo_amounts amounts;
    // Your own reference, 1 to 64 printable ASCII characters: never a name or a national number.
    char case_ref[72];
} ibo_issued;

// Computed in both arrays, and an amount differs.
#define IBO_CHANGE_CHANGED 1
// Computed now; it was refused before, or was not there.
#define IBO_CHANGE_NEW 2
// No longer there.
#define IBO_CHANGE_WITHDRAWN 3
// Computed in both arrays, with the same amounts.
#define IBO_CHANGE_UNCHANGED 4
// Refused now: what was issued before stands, until the case computes again.
#define IBO_CHANGE_REFUSED 5

// The cause of a change: the replacement income (R2.9).
#define IBO_CAUSE_REPLACEMENT_INCOME 1
// The cause of a change: the full-time premium (R4.3, R5.1).
#define IBO_CAUSE_PREMIUM 2
// The cause of a change: the employment fraction (R6.1).
#define IBO_CAUSE_PREMIUM_AFTER_FRACTION 3
// The cause of a change: the attendance (R6.2).
#define IBO_CAUSE_PREMIUM_DUE 4
// The cause of a change: the withholding tax (R6.3).
#define IBO_CAUSE_WITHHOLDING_TAX 5
// The cause of a change: the net (R6.3).
#define IBO_CAUSE_NET 6
// The cause of a change: the employer's contribution (R5.3).
#define IBO_CAUSE_EMPLOYER_CONTRIBUTION 7

// The correction of a case and month. Amounts that there are not are 0.
typedef struct ibo_row_correction {
    // `sizeof(ibo_row_correction)`; in an array the library writes it.
    uint32_t struct_size;
    // The month, yyyymm.
    int32_t month;
    // What became of it: an `IBO_CHANGE_...`.
    int32_t change;
    // The first amount that differs, an `IBO_CAUSE_...`; 0 if nothing changed from one result to another.
    int32_t cause;
    // Why the case is refused now, an `IBO_ERROR_...`; else `IBO_OK`.
    int32_t status;
    // 1 if amounts were issued, else 0.
    int32_t has_before;
    // 1 if there are amounts now, else 0.
    int32_t has_after;
    // 1 if there are differences, else 0: of a case that is refused now there are none.
    int32_t has_difference;
    // The index of what was issued in its array; -1 if there is none.
    int64_t before_index;
    // The index of what it is now in its array; -1 if there is none.
    int64_t after_index;
    // The full-time premium that was issued.
    int64_t premium_before_cents;
    // The full-time premium now.
    int64_t premium_after_cents;
    // Now less before.
    int64_t premium_difference_cents;
    // The net that was issued.
    int64_t net_before_cents;
    // The net now.
    int64_t net_after_cents;
    // Now less before.
    int64_t net_difference_cents;
    // The employer's contribution that was issued.
    int64_t employer_contribution_before_cents;
    // The employer's contribution now.
    int64_t employer_contribution_after_cents;
    // Now less before.
    int64_t employer_contribution_difference_cents;
    // The difference of the nets: to be paid, or below zero to be recovered.
    int64_t to_pay_cents;
    // The caller's reference, filled with NULs.
    char case_ref[72];
} ibo_row_correction;

// What corrections come to, in cents.
typedef struct ibo_correction_totals {
    // `sizeof(ibo_correction_totals)`; set it before the call.
    uint32_t struct_size;
    // Written as 0.
    uint32_t reserved;
    // How many results changed.
    uint64_t changed;
    // How many are computed now, and were refused before or not there.
    uint64_t new_ones;
    // How many are gone.
    uint64_t withdrawn;
    // How many have the same amounts.
    uint64_t unchanged;
    // How many are refused now.
    uint64_t refused;
    // What is still to be paid: the sum of `to_pay_cents` above zero.
    int64_t to_pay_cents;
    // What is to be recovered: the sum of `to_pay_cents` below zero, without its sign.
    int64_t to_recover_cents;
    // The sum of the differences of the premium.
    int64_t premium_difference_cents;
    // The sum of the differences of the employer's contribution.
    int64_t employer_contribution_difference_cents;
    // The nets that were issued for cases that are refused now: they enter no other sum.
    int64_t issued_net_of_refused_cents;
} ibo_correction_totals;

// What changes from the results that were issued to those of now, by case and month, and what is still to be
// paid or to be recovered (R7.5).
//
// Each of the two arrays has `..._count` results of `..._size` bytes, in any order; NULL with a count of 0
// for none. `out` has room for `before_count + after_count` corrections of `out_size` bytes, and `written`
// gets their number: those of now in their order, and after them the ones that are gone. Results with the
// same amounts are only counted, unless `with_unchanged` is 1. `totals` may be NULL.
//
// A case and month that stands twice, a result that does not agree with itself, is provisional or rests on
// hypothetical values ends the call, with its index: `before[3].net`. `out` and `totals` become zeros then.
ibo_status ibo_corrections(
    const ibo_issued *before, size_t before_count, size_t before_size,
    const ibo_issued *after, size_t after_count, size_t after_size,
    int32_t with_unchanged,
    ibo_row_correction *out, size_t out_size,
    size_t *written,
    ibo_correction_totals *totals,
    ibo_error *error);

// The notices of `count` results of `size` bytes each, which `ibo_amounts_compute_many` gave, into as many
// notices of `out_size` bytes and as many statuses (R7.2).
//
// A result of which the employer is told nothing, an ibo-plus or a provisional one, gets its status and
// zeros; one that was refused gets the status with which it was. `refused`, `errors` and the rest are as in
// `ibo_payments`. `issued` and `out` must not overlap.
ibo_status ibo_notices(
    const ibo_issued *issued, size_t count, size_t size,
    ibo_notice *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);

// The last day until which evidence is kept (R7.6): ten years after the delivery of the project. Dates are
// yyyymmdd.
ibo_status ibo_retention_until(int32_t delivery, int32_t *out, ibo_error *error);


/*
 * Whether a statement that was issued earlier still holds (R7.1, R7.5).
 */

// The same bytes, but for the names of the library and of the values.
#define IBO_VERIFIED_SAME 1
// The same amounts; a certainty, a formula, a source or another text differs.
#define IBO_VERIFIED_SAME_AMOUNTS 2
// An amount differs.
#define IBO_VERIFIED_OTHER_AMOUNTS 3
// The case is refused now.
#define IBO_VERIFIED_REFUSED_NOW 4
// It is no statement that this library wrote.
#define IBO_VERIFIED_NOT_OURS 5
// Parts of the statement contradict each other (R7.5).
#define IBO_VERIFIED_CONTRADICTS_ITSELF 6

// Computes a statement again that was issued earlier, given as its JSON of `length` bytes, and says whether
// it is still the same. What it says is in `verified`, an `IBO_VERIFIED_...`, and with all that differs as
// JSON in your buffer, as `ibo_statement_to_json` does. It verifies statements of a case: a payment of VDAB's
// amount is refused with 1003 at `kind` (R6.4).
//
// `the_case` is its case, JSON of `case_length` bytes; pass NULL for the one that the statement carries.
// `parameters` are the values to compute with; pass NULL for those of the library, or pass the values of
// then, which `ibo_parameters_to_toml` wrote; for a hypothetical statement its reform, which
// `ibo_parameters_load_reform` reads. `verified` may be NULL.
ibo_status ibo_verification_to_json(
    const char *issued, size_t length,
    const char *the_case, size_t case_length,
    const ibo_parameters *parameters,
    int32_t *verified,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);


/*
 * What the open questions of the law are worth to a case (R8.2).
 */

// What the open questions of the law are worth to a case, JSON in UTF-8 of `length` bytes: for each question
// that the case used, its premium, net and contribution under each other choice, and their differences from
// the choice in force (R8.2). As JSON into your buffer, as `ibo_statement_to_json` does. `options` and
// `parameters` may be NULL.
ibo_status ibo_sensitivity_to_json(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);


/*
 * JSON in, JSON out, in one call, for languages that hold no handles; so are the two above.
 */

// The statement of a case, JSON in UTF-8 of `length` bytes, as JSON into your buffer (R7.1): what
// `ibo_statement_from_json_with` and `ibo_statement_to_json` give, in one call. `options` and `parameters`
// may be NULL. Give a buffer of 16 KiB and ask `needed` when it is too small, for each call computes anew.
ibo_status ibo_json_statement(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// The notice to the employer of a case, JSON in UTF-8 of `length` bytes, as JSON into your buffer (R7.2).
// `options` and `parameters` may be NULL.
ibo_status ibo_json_notice(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// The payment of VDAB's amount with its reasons as JSON into your buffer, from what it is computed from, JSON
// in UTF-8 of `length` bytes: `payment_case` in the formats (R6.4). `options` and `parameters` may be NULL.
ibo_status ibo_json_payment(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// The correction between two statements of a case and month, each given as its JSON in UTF-8, as JSON into
// your buffer (R7.5). What is wrong with a statement is told within `before` or `after`.
ibo_status ibo_json_correction(
    const char *before, size_t before_length,
    const char *after, size_t after_length,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

// The correction between two payments of VDAB's amount for a case and month, each given as the JSON that
// `ibo_json_payment` wrote, as JSON into your buffer (R7.5). What is wrong with a payment is told within
// `before` or `after`.
ibo_status ibo_json_payment_correction(
    const char *before, size_t before_length,
    const char *after, size_t after_length,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);


/*
 * Amounts and dates from texts.
 */

// Texts as the formats have them: `1234.56`, `2026-03-02`.
#define IBO_FORM_STANDARD 1
// Texts as a Belgian office writes them: `1.234,56` or `1234,56`, `02/03/2026`. A date may have its year
// first here too.
#define IBO_FORM_BELGIAN 2

// An amount in euro from its text of `length` bytes, into `cents`: `612.40` in `IBO_FORM_STANDARD`,
// `1.234,56` or `612,40` in `IBO_FORM_BELGIAN`. At most two decimals; it is never rounded (R0.4). Spaces
// behind it are padding. A text in the other form is refused, so no comma is read as nothing. Errors are at
// `text`.
ibo_status ibo_amount_from_text(
    const char *text, size_t length,
    int32_t form,
    int64_t *cents,
    ibo_error *error);

// A date from its text of `length` bytes, into `yyyymmdd`: `2026-03-02` in `IBO_FORM_STANDARD`, `02/03/2026`
// in `IBO_FORM_BELGIAN`. Spaces behind it are padding. Errors are at `text`.
ibo_status ibo_date_from_text(
    const char *text, size_t length,
    int32_t form,
    int32_t *yyyymmdd,
    ibo_error *error);


/*
 * The catalogue of errors.
 */

// The input is not UTF-8 or not JSON.
#define IBO_ERROR_MALFORMED_JSON 1001
// A field that the format does not have; only what the calculation needs may be sent.
#define IBO_ERROR_UNKNOWN_FIELD 1002
// A required field is absent or null.
#define IBO_ERROR_MISSING_FIELD 1003
// A value of another type than the field's, or one that the field does not take.
#define IBO_ERROR_WRONG_TYPE 1004
// A text that is empty, too long or has characters that the field does not allow.
#define IBO_ERROR_BAD_TEXT 1005
// A field is given twice in one object.
#define IBO_ERROR_DUPLICATE_FIELD 1006
// A case and month that an earlier row of the table has already.
#define IBO_ERROR_DUPLICATE_CASE 1007
// R0.4: an amount that is not written as digits, with at most two decimals after a point.
#define IBO_ERROR_AMOUNT_MALFORMED 1101
// R0.4: an amount with more than two decimals; it is not rounded.
#define IBO_ERROR_AMOUNT_TOO_MANY_DECIMALS 1102
// R0.4: an amount beyond 1,000,000,000.00 euro.
#define IBO_ERROR_AMOUNT_OUT_OF_RANGE 1103
// R0.4: a negative amount where none is allowed.
#define IBO_ERROR_AMOUNT_NEGATIVE 1104
// R0.4: a whole number beyond 32 bits.
#define IBO_ERROR_NUMBER_OUT_OF_RANGE 1105
// A date that is not written YYYY-MM-DD, or a month that is not written YYYY-MM.
#define IBO_ERROR_DATE_MALFORMED 1111
// A day or month that the calendar does not have.
#define IBO_ERROR_DATE_IMPOSSIBLE 1112
// A date before the year 1 or after the year 9999.
#define IBO_ERROR_DATE_OUT_OF_RANGE 1113
// A period that ends before it starts.
#define IBO_ERROR_DATE_ORDER 1114
// R0.4: a fraction that is not written Q/S.
#define IBO_ERROR_FRACTION_MALFORMED 1121
// R0.4: a part of a fraction with more than two decimals.
#define IBO_ERROR_FRACTION_TOO_MANY_DECIMALS 1122
// R0.4: a fraction over zero.
#define IBO_ERROR_FRACTION_ZERO 1123
// R0.4: a part of a fraction beyond 10,000.00.
#define IBO_ERROR_FRACTION_OUT_OF_RANGE 1124
// R1.1: an agreement that starts before the first scheme.
#define IBO_ERROR_SCHEME_NOT_COVERED 1201
// R1.3: a month that the agreement does not touch.
#define IBO_ERROR_MONTH_OUTSIDE_AGREEMENT 1202
// R1.4: an agreement that is too short or too long.
#define IBO_ERROR_DURATION_NOT_ALLOWED 1203
// R7.4: a value that the parameters do not have yet on the day that decides.
#define IBO_ERROR_PARAMETER_NOT_COVERED 1204
// R2: month and agreement share no day from Monday to Saturday.
#define IBO_ERROR_NO_PAYABLE_DAY 1205
// A kind of agreement that is neither ibo nor ibo-plus.
#define IBO_ERROR_UNKNOWN_KIND 1301
// R4.1: the wage difference needs the reference gross wage.
#define IBO_ERROR_REFERENCE_GROSS_WAGE_MISSING 1302
// R4.2: the wage difference needs the percentage.
#define IBO_ERROR_PERCENTAGE_MISSING 1303
// R4.2: a percentage that the parameters do not list.
#define IBO_ERROR_PERCENTAGE_NOT_ALLOWED 1304
// R3.1: an RSZ base that the parameters do not list.
#define IBO_ERROR_RSZ_BASE_NOT_ALLOWED 1305
// R3.2: an employee RSZ above the reference gross wage.
#define IBO_ERROR_EMPLOYEE_RSZ_NOT_ALLOWED 1306
// R3.2: an employee RSZ given together with an RSZ base.
#define IBO_ERROR_EMPLOYEE_RSZ_WITH_BASE 1307
// R5.2: a percentage where the premium is flat-rate.
#define IBO_ERROR_PERCENTAGE_NOT_USED 1308
// R5.2: an RSZ base where the premium is flat-rate.
#define IBO_ERROR_RSZ_BASE_NOT_USED 1309
// R5.2: an employee RSZ where the premium is flat-rate.
#define IBO_ERROR_EMPLOYEE_RSZ_NOT_USED 1310
// R1.3: a last day before the start or after the agreed end.
#define IBO_ERROR_STOPPED_OUTSIDE_AGREEMENT 1311
// R1.5: an employment fraction of zero or above one.
#define IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED 1312
// R1.5: less than half-time, in the scheme of 2026.
#define IBO_ERROR_EMPLOYMENT_FRACTION_BELOW_HALF 1313
// R6.2: no attendance in a month that the agreement covers in part.
#define IBO_ERROR_ATTENDANCE_MISSING 1314
// R6.2: an attendance above one.
#define IBO_ERROR_ATTENDANCE_NOT_ALLOWED 1315
// R1.4: a negative number of suspended days.
#define IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED 1316
// R2.3: two unemployment benefits that count on the same day.
#define IBO_ERROR_RECORD_OVERLAP 1401
// R2.2: half days a week that are not 1 to 12.
#define IBO_ERROR_HALF_PER_WEEK_NOT_ALLOWED 1402
// R2.2: half days a week given with a full day amount.
#define IBO_ERROR_HALF_PER_WEEK_NOT_USED 1403
// R2.2: a basis that is neither full nor half.
#define IBO_ERROR_UNKNOWN_BASIS 1404
// R2.4: a type of unemployment benefit that the code list does not have.
#define IBO_ERROR_UNKNOWN_BENEFIT_TYPE 1405
// R2.5: a type of aid that the code list does not have.
#define IBO_ERROR_UNKNOWN_AID_TYPE 1406
// R2.5: a kind of leefloon entry that the code list does not have.
#define IBO_ERROR_UNKNOWN_ENTRY_KIND 1407
// R2.5: an amount whose sign its kind of entry does not allow.
#define IBO_ERROR_LEEFLOON_SIGN 1408
// R2.8: a document type that the code list does not have.
#define IBO_ERROR_UNKNOWN_DOCUMENT_TYPE 1409
// R2.8: a nature that the code list does not have.
#define IBO_ERROR_UNKNOWN_NATURE 1410
// R2.7: a status that is not original, modified or cancelled.
#define IBO_ERROR_UNKNOWN_STATUS 1411
// R2.7: a version below 1.
#define IBO_ERROR_VERSION_NOT_ALLOWED 1412
// R2.6: a sickness period without a day from Monday to Saturday.
#define IBO_ERROR_PERIOD_WITHOUT_PAYABLE_DAY 1413
// R2.6: more days than the sickness period has from Monday to Saturday.
#define IBO_ERROR_DAYS_NOT_ALLOWED 1414
// R2.6: days with another sign than the amount.
#define IBO_ERROR_DAYS_SIGN 1415
// R2.6: hours with another sign than the amount.
#define IBO_ERROR_HOURS_SIGN 1416
// R2.9: a source whose recoveries exceed its amounts.
#define IBO_ERROR_NEGATIVE_SOURCE 1417
// R0.4: more than 1,000 records in one list.
#define IBO_ERROR_TOO_MANY_RECORDS 1418
// A record of a case that the table of cases does not have.
#define IBO_ERROR_UNKNOWN_CASE 1419
// R2.10: an availability that the format does not have.
#define IBO_ERROR_UNKNOWN_AVAILABILITY 1501
// R2.10: a source that gave no final answer.
#define IBO_ERROR_SOURCE_NOT_AVAILABLE 1502
// R2.10: records from a source that says it has none.
#define IBO_ERROR_NO_DATA_WITH_RECORDS 1503
// R7.3: a result weaker than the certainty that was asked for.
#define IBO_ERROR_CERTAINTY_TOO_WEAK 1504
// R7.2: an employer notice for ibo-plus, which the employer does not pay.
#define IBO_ERROR_NOTICE_FOR_IBO_PLUS 1505
// R7.2: an employer notice of a provisional result.
#define IBO_ERROR_NOTICE_OF_PROVISIONAL 1506
// R7.2: an employer notice of a contribution that was not computed for lack of a wage.
#define IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION 1507
// R7.5: a correction between statements of two cases.
#define IBO_ERROR_CORRECTION_OTHER_CASE 1508
// R7.5: a correction between statements of two months.
#define IBO_ERROR_CORRECTION_OTHER_MONTH 1509
// R7.2: an employer notice of a result with hypothetical values.
#define IBO_ERROR_NOTICE_OF_HYPOTHETICAL 1510
// R7.5: a correction of a provisional statement.
#define IBO_ERROR_CORRECTION_OF_PROVISIONAL 1511
// R7.5: a correction of a statement with hypothetical values.
#define IBO_ERROR_CORRECTION_OF_HYPOTHETICAL 1512
// R7.5: a stored statement that does not agree with itself.
#define IBO_ERROR_STATEMENT_CONTRADICTION 1513
// A parameter file that is not TOML, or has a key that the format does not have.
#define IBO_ERROR_PARAMETERS_MALFORMED 1601
// A value with an id that no rule reads.
#define IBO_ERROR_PARAMETERS_UNKNOWN_ID 1602
// A value without one of its required fields.
#define IBO_ERROR_PARAMETERS_MISSING_FIELD 1603
// A value of another form or range than its id asks.
#define IBO_ERROR_PARAMETERS_BAD_VALUE 1604
// A date in a parameter file that is not a quoted YYYY-MM-DD of the calendar.
#define IBO_ERROR_PARAMETERS_BAD_DATE 1605
// Dates of one id that do not ascend.
#define IBO_ERROR_PARAMETERS_UNORDERED 1606
// Two values of one id from the same day.
#define IBO_ERROR_PARAMETERS_DUPLICATE 1607

#ifdef __cplusplus
}
#endif

#endif /* IBO_H */
