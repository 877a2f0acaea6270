/* Every function of the header with its pointers, and everything that they point to: how to call it, and how it must refuse. */
#ifndef HOSTILE_CALLS_H
#define HOSTILE_CALLS_H

#include "../check.h"

#include "ibo.h"

static struct {
    ibo_case the_case;
    ibo_unemployment_record u;
    ibo_leefloon_record l;
    ibo_sickness_record s;
    ibo_absence a;
    ibo_options options;
    ibo_payment_row row;
    ibo_amounts amounts;
    ibo_premium premium;
    ibo_payment_result paid;
    ibo_line line;
    ibo_notice notice;
    ibo_correction correction;
    ibo_issued issued, recomputed;
    ibo_row_correction corrected[4];
    ibo_correction_totals totals;
    ibo_error errors[2];
    ibo_status status;
    int32_t until, verified;
    size_t refused, count, needed;
    ibo_statement *made;
    ibo_parameters *loaded;
    char buffer[32768];
} world, good, before;

static ibo_error told;
static ibo_statement *statement, *after;
static ibo_parameters *parameters;

static const char json_text[] =
    "{\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"agreement\":{\"kind\":\"ibo\",\"start\":\"2026-03-02\",\"end\":\"2026-08-28\","
    "\"reference_gross_wage\":\"2500.00\",\"percentage\":80,\"employment_fraction\":\"30.4/38\",\"rsz_base\":100},"
    "\"attendance\":\"19/21.5\",\"absences\":[{\"from\":\"2026-03-04\",\"to\":\"2026-03-05\"}],"
    "\"unemployment\":{\"availability\":\"data\",\"records\":[{\"from\":\"2026-01-05\",\"to\":null,\"day_amount\":\"25.29\",\"basis\":\"half\","
    "\"half_per_week\":6,\"benefit_type\":\"full-unemployment\",\"rva_code\":\"WN1\"}]},"
    "\"leefloon\":{\"availability\":\"data\",\"records\":[{\"month\":\"2026-03\",\"aid_type\":\"leefloon\",\"amount\":\"93.65\","
    "\"entry_kind\":\"award\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}]},"
    "\"sickness\":{\"availability\":\"data\",\"records\":[{\"document_type\":\"C21\",\"benefit_code\":\"AA\",\"nature\":0,\"from\":\"2026-03-09\","
    "\"to\":\"2026-03-14\",\"gross_taxable\":\"143.00\",\"days\":6,\"hours\":\"0.00\",\"attest_id\":\"2026Q1-1\",\"version\":1,"
    "\"status\":\"original\"}]}}";
static const char toml_text[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2027-01-01\"\nvalue = \"0.2\"\ncertainty = \"assumed\"\n"
                                "source = \"synthetic, for this test\"\nchecked_until = \"2027-12-31\"\n\n"
                                /* It reaches the agreements of before July 2019 too: a remark is made. */
                                "[[value]]\nid = \"employer.absence-rule\"\nfrom = \"2027-01-01\"\nvalue = \"none\"\ncertainty = \"assumed\"\n"
                                "source = \"synthetic, for this test\"\nchecked_until = \"2027-12-31\"\n";
static const char reform_text[] = "title = \"a scheme and a rate, for this test\"\n\n[[scale]]\nid = \"withholding.rate\"\nfactor = \"1.5\"\n\n"
                                  "[scheme]\nname = \"2026\"\npercentage = 80\n";
static char *issued_text, *to_verify_text, *notice_text, *correction_text;

/* ---- The functions ---- */

enum kind { JSON, TOML, REFORM, ISSUED, TO_VERIFY, NOTICE_TEXT, CORRECTION_TEXT, CASE, CASES, U, L, S, A, OPTIONS, PARAMETERS, STATEMENT, AFTER, ROWS, AMOUNTS, MANY_AMOUNTS, PREMIUM, PAID, PAIDS, LINE, NOTICE,
            CORRECTION, BEFORES, AFTERS, CORRECTED, TOTALS, WRITTEN, MADE, LOADED, STATUSES, REFUSED, COUNT, NEEDED, UNTIL, VERIFIED, BUFFER, ERRORS, ERROR, KINDS };

/* Whether an array has a row for each result, and not the records of a case. */
static int is_of_rows(enum kind kind)
{
    return kind == ROWS || kind == CASES || kind == BEFORES || kind == AFTERS;
}

enum form { BYTES, SIZED_INPUT, SIZED_OUTPUT, ARRAY_INPUT, ARRAY_OUTPUT, PLAIN, HANDLE };

static const struct {
    enum form form;
    size_t size, alignment;
} kinds[KINDS] = {
    [JSON] = {BYTES, 0, 1},
    [TOML] = {BYTES, 0, 1},
    [REFORM] = {BYTES, 0, 1},
    [ISSUED] = {BYTES, 0, 1},
    [TO_VERIFY] = {BYTES, 0, 1},
    [NOTICE_TEXT] = {BYTES, 0, 1},
    [CORRECTION_TEXT] = {BYTES, 0, 1},
    [CASE] = {SIZED_INPUT, sizeof(ibo_case), 8},
    [CASES] = {ARRAY_INPUT, sizeof(ibo_case), 8},
    [U] = {ARRAY_INPUT, sizeof(ibo_unemployment_record), 8},
    [L] = {ARRAY_INPUT, sizeof(ibo_leefloon_record), 8},
    [S] = {ARRAY_INPUT, sizeof(ibo_sickness_record), 8},
    [A] = {ARRAY_INPUT, sizeof(ibo_absence), 4},
    [OPTIONS] = {SIZED_INPUT, sizeof(ibo_options), 4},
    [PARAMETERS] = {HANDLE, 0, 8},
    [STATEMENT] = {HANDLE, 0, 8},
    [AFTER] = {HANDLE, 0, 8},
    [ROWS] = {ARRAY_INPUT, sizeof(ibo_payment_row), 8},
    [AMOUNTS] = {SIZED_OUTPUT, sizeof(ibo_amounts), 8},
    [MANY_AMOUNTS] = {ARRAY_OUTPUT, sizeof(ibo_amounts), 8},
    [PREMIUM] = {SIZED_OUTPUT, sizeof(ibo_premium), 8},
    [PAID] = {SIZED_OUTPUT, sizeof(ibo_payment_result), 8},
    [PAIDS] = {ARRAY_OUTPUT, sizeof(ibo_payment_result), 8},
    [LINE] = {SIZED_OUTPUT, sizeof(ibo_line), 8},
    [NOTICE] = {SIZED_OUTPUT, sizeof(ibo_notice), 8},
    [CORRECTION] = {SIZED_OUTPUT, sizeof(ibo_correction), 8},
    [BEFORES] = {ARRAY_INPUT, sizeof(ibo_issued), 8},
    [AFTERS] = {ARRAY_INPUT, sizeof(ibo_issued), 8},
    [CORRECTED] = {ARRAY_OUTPUT, sizeof(ibo_row_correction), 8},
    [TOTALS] = {SIZED_OUTPUT, sizeof(ibo_correction_totals), 8},
    [WRITTEN] = {PLAIN, sizeof(size_t), 8},
    [MADE] = {PLAIN, sizeof(ibo_statement *), 8},
    [LOADED] = {PLAIN, sizeof(ibo_parameters *), 8},
    [STATUSES] = {PLAIN, sizeof(ibo_status), 4},
    [REFUSED] = {PLAIN, sizeof(size_t), 8},
    [COUNT] = {PLAIN, sizeof(size_t), 8},
    [NEEDED] = {PLAIN, sizeof(size_t), 8},
    [UNTIL] = {PLAIN, sizeof(int32_t), 4},
    [VERIFIED] = {PLAIN, sizeof(int32_t), 4},
    [BUFFER] = {BYTES, 0, 1},
    [ERRORS] = {ARRAY_OUTPUT, sizeof(ibo_error), 8},
    [ERROR] = {SIZED_OUTPUT, sizeof(ibo_error), 8},
};

/* How many elements, and of what size, the next call says that there are; lengths of texts are counts. */
static size_t counts[KINDS], sizes[KINDS];

#define ARRAY(kind, pointer) (pointer), counts[kind], sizes[kind]

/* The numbers of a call that has no array for them. */
static int32_t a_month = 202603, a_language = IBO_LANGUAGE_NL, a_delivery = 20261122;
static size_t an_index;
static int64_t an_income = 143754;
static const ibo_fraction half = {1900, 3800}, whole_month = {1, 1};

static ibo_status parameters_load(void *const *p)
{
    return ibo_parameters_load(p[0], counts[TOML], p[1], p[2]);
}
static ibo_status parameters_load_over(void *const *p)
{
    return ibo_parameters_load_over(p[0], p[1], counts[TOML], p[2], p[3]);
}
static ibo_status parameters_load_reform(void *const *p)
{
    return ibo_parameters_load_reform(p[0], p[1], counts[REFORM], p[2], p[3]);
}
static ibo_status fingerprint(void *const *p)
{
    return ibo_parameters_fingerprint(p[0], p[1], counts[BUFFER], p[2]);
}
static ibo_status to_toml(void *const *p)
{
    return ibo_parameters_to_toml(p[0], p[1], counts[BUFFER], p[2]);
}
static ibo_status note_count(void *const *p)
{
    return ibo_parameters_note_count(p[0], p[1]);
}
static ibo_status note(void *const *p)
{
    return ibo_parameters_note(p[0], an_index, a_language, p[1], counts[BUFFER], p[2]);
}
static ibo_status pay(void *const *p)
{
    return ibo_payment(58857, half, whole_month, p[0], p[1]);
}
static ibo_status pay_in(void *const *p)
{
    return ibo_payment_in(a_month, p[0], 58857, half, whole_month, p[1], p[2]);
}
static ibo_status pay_all(void *const *p)
{
    return ibo_payments(ARRAY(ROWS, p[0]), p[1], p[2], sizes[PAIDS], p[3], p[4], ARRAY(ERRORS, p[5]), p[6]);
}
static ibo_status amounts(void *const *p)
{
    return ibo_amounts_compute(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), p[4], p[5]);
}
static ibo_status amounts_with(void *const *p)
{
    return ibo_amounts_compute_with(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], p[6], p[7], p[8]);
}
static ibo_status amounts_many(void *const *p)
{
    return ibo_amounts_compute_many(ARRAY(CASES, p[0]), ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], p[6], p[7],
                                    sizes[MANY_AMOUNTS], p[8], p[9], ARRAY(ERRORS, p[10]), p[11]);
}
static ibo_status premium(void *const *p)
{
    return ibo_premium_compute(p[0], an_income, p[1], p[2], p[3], p[4]);
}
static ibo_status from_json(void *const *p)
{
    return ibo_statement_from_json(p[0], counts[JSON], p[1], p[2]);
}
static ibo_status from_json_with(void *const *p)
{
    return ibo_statement_from_json_with(p[0], counts[JSON], p[1], p[2], p[3], p[4]);
}
static ibo_status compute(void *const *p)
{
    return ibo_statement_compute(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), p[4], p[5]);
}
static ibo_status compute_with(void *const *p)
{
    return ibo_statement_compute_with(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], p[6], p[7], p[8]);
}
static ibo_status result_of(void *const *p)
{
    return ibo_statement_amounts(p[0], p[1]);
}
static ibo_status line_count(void *const *p)
{
    return ibo_statement_line_count(p[0], p[1]);
}
static ibo_status line_at(void *const *p)
{
    return ibo_statement_line(p[0], an_index, p[1]);
}
static ibo_status formula(void *const *p)
{
    return ibo_statement_line_formula(p[0], an_index, p[1], counts[BUFFER], p[2]);
}
static ibo_status assumption_count(void *const *p)
{
    return ibo_statement_assumption_count(p[0], p[1]);
}
static ibo_status assumption_id(void *const *p)
{
    return ibo_statement_assumption_id(p[0], an_index, p[1], counts[BUFFER], p[2]);
}
static ibo_status assumption_rule(void *const *p)
{
    return ibo_statement_assumption_rule(p[0], an_index, p[1], counts[BUFFER], p[2]);
}
static ibo_status assumption_text(void *const *p)
{
    return ibo_statement_assumption_text(p[0], an_index, a_language, p[1], counts[BUFFER], p[2]);
}
static ibo_status to_json(void *const *p)
{
    return ibo_statement_to_json(p[0], p[1], counts[BUFFER], p[2]);
}
static ibo_status explain(void *const *p)
{
    return ibo_statement_explain(p[0], a_language, p[1], counts[BUFFER], p[2]);
}
static ibo_status notice(void *const *p)
{
    return ibo_notice_compute(p[0], p[1], p[2]);
}
static ibo_status notice_to_json(void *const *p)
{
    return ibo_notice_to_json(p[0], p[1], counts[BUFFER], p[2], p[3]);
}
static ibo_status correction(void *const *p)
{
    return ibo_correction_compute(p[0], p[1], p[2], p[3]);
}
static ibo_status correction_to_json(void *const *p)
{
    return ibo_correction_to_json(p[0], p[1], p[2], counts[BUFFER], p[3], p[4]);
}
static ibo_status correction_of_issued(void *const *p)
{
    return ibo_correction_of_issued_to_json(p[0], counts[ISSUED], p[1], p[2], counts[BUFFER], p[3], p[4]);
}
static ibo_status correction_of_issued_struct(void *const *p)
{
    return ibo_correction_of_issued(p[0], counts[ISSUED], p[1], p[2], p[3]);
}
static ibo_status correct_all(void *const *p)
{
    return ibo_corrections(ARRAY(BEFORES, p[0]), ARRAY(AFTERS, p[1]), 1, p[2], sizes[CORRECTED], p[3], p[4], p[5]);
}
static ibo_status case_to_json(void *const *p)
{
    return ibo_case_to_json(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], counts[BUFFER], p[6], p[7]);
}
static ibo_status statement_read(void *const *p)
{
    return ibo_statement_read(p[0], counts[ISSUED], p[1], p[2]);
}
static ibo_status notice_read(void *const *p)
{
    return ibo_notice_read(p[0], counts[NOTICE_TEXT], p[1], p[2]);
}
static ibo_status correction_read(void *const *p)
{
    return ibo_correction_read(p[0], counts[CORRECTION_TEXT], p[1], p[2]);
}
static ibo_status verification(void *const *p)
{
    return ibo_verification_to_json(p[0], counts[TO_VERIFY], p[1], counts[JSON], p[2], p[3], p[4], counts[BUFFER], p[5], p[6]);
}
static ibo_status sensitivity(void *const *p)
{
    return ibo_sensitivity_to_json(p[0], counts[JSON], p[1], p[2], p[3], counts[BUFFER], p[4], p[5]);
}
static ibo_status retention(void *const *p)
{
    return ibo_retention_until(a_delivery, p[0], p[1]);
}

enum { OPTIONAL, REQUIRED };

/* No function has more pointers. */
enum { POINTERS = 14 };

typedef struct {
    const char *name;
    ibo_status (*call)(void *const *p);
    struct {
        enum kind kind;
        int required;
        const char *name;
    } pointers[POINTERS];
} function;

#define THE_CASE {CASE, REQUIRED, "the_case"}
#define RECORDS {U, REQUIRED, "unemployment"}, {L, REQUIRED, "leefloon"}, {S, REQUIRED, "sickness"}
#define ASKED {OPTIONS, OPTIONAL, "options"}, {PARAMETERS, OPTIONAL, "parameters"}
#define TEXT {BUFFER, REQUIRED, "buffer"}, {NEEDED, OPTIONAL, "needed"}
#define OF_ROWS {STATUSES, REQUIRED, "statuses"}, {REFUSED, OPTIONAL, "refused"}, {ERRORS, REQUIRED, "errors"}
#define WRONG {ERROR, OPTIONAL, "error"}
#define LAST {KINDS, OPTIONAL, NULL}

static const function functions[] = {
    {"ibo_parameters_load", parameters_load, {{TOML, REQUIRED, "toml"}, {LOADED, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_parameters_load_over",
     parameters_load_over,
     {{PARAMETERS, OPTIONAL, "base"}, {TOML, REQUIRED, "toml"}, {LOADED, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_parameters_load_reform",
     parameters_load_reform,
     {{PARAMETERS, OPTIONAL, "base"}, {REFORM, REQUIRED, "toml"}, {LOADED, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_parameters_fingerprint", fingerprint, {{PARAMETERS, OPTIONAL, "parameters"}, TEXT, LAST}},
    {"ibo_parameters_to_toml", to_toml, {{PARAMETERS, OPTIONAL, "parameters"}, TEXT, LAST}},
    {"ibo_parameters_note_count", note_count, {{PARAMETERS, REQUIRED, "parameters"}, {COUNT, REQUIRED, "count"}, LAST}},
    {"ibo_parameters_note", note, {{PARAMETERS, REQUIRED, "parameters"}, TEXT, LAST}},
    {"ibo_payment", pay, {{PAID, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_payment_in", pay_in, {{PARAMETERS, OPTIONAL, "parameters"}, {PAID, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_payments",
     pay_all,
     {{ROWS, REQUIRED, "rows"}, {PARAMETERS, OPTIONAL, "parameters"}, {PAIDS, REQUIRED, "out"}, OF_ROWS, WRONG, LAST}},
    {"ibo_amounts_compute", amounts, {THE_CASE, RECORDS, {AMOUNTS, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_amounts_compute_with",
     amounts_with,
     {THE_CASE, RECORDS, {A, REQUIRED, "absences"}, ASKED, {AMOUNTS, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_amounts_compute_many",
     amounts_many,
     {{CASES, REQUIRED, "cases"}, RECORDS, {A, REQUIRED, "absences"}, ASKED, {MANY_AMOUNTS, REQUIRED, "out"}, OF_ROWS, WRONG, LAST}},
    {"ibo_premium_compute", premium, {THE_CASE, ASKED, {PREMIUM, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_from_json", from_json, {{JSON, REQUIRED, "json"}, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_from_json_with", from_json_with, {{JSON, REQUIRED, "json"}, ASKED, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_compute", compute, {THE_CASE, RECORDS, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_compute_with",
     compute_with,
     {THE_CASE, RECORDS, {A, REQUIRED, "absences"}, ASKED, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_amounts", result_of, {{STATEMENT, REQUIRED, "statement"}, {AMOUNTS, REQUIRED, "out"}, LAST}},
    {"ibo_statement_line_count", line_count, {{STATEMENT, REQUIRED, "statement"}, {COUNT, REQUIRED, "count"}, LAST}},
    {"ibo_statement_line", line_at, {{STATEMENT, REQUIRED, "statement"}, {LINE, REQUIRED, "out"}, LAST}},
    {"ibo_statement_line_formula", formula, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_statement_assumption_count", assumption_count, {{STATEMENT, REQUIRED, "statement"}, {COUNT, REQUIRED, "count"}, LAST}},
    {"ibo_statement_assumption_id", assumption_id, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_statement_assumption_rule", assumption_rule, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_statement_assumption_text", assumption_text, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_statement_to_json", to_json, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_statement_explain", explain, {{STATEMENT, REQUIRED, "statement"}, TEXT, LAST}},
    {"ibo_notice_compute", notice, {{STATEMENT, REQUIRED, "statement"}, {NOTICE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_notice_to_json", notice_to_json, {{STATEMENT, REQUIRED, "statement"}, TEXT, WRONG, LAST}},
    {"ibo_correction_compute",
     correction,
     {{STATEMENT, REQUIRED, "before"}, {AFTER, REQUIRED, "after"}, {CORRECTION, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_correction_to_json", correction_to_json, {{STATEMENT, REQUIRED, "before"}, {AFTER, REQUIRED, "after"}, TEXT, WRONG, LAST}},
    {"ibo_correction_of_issued",
     correction_of_issued_struct,
     {{ISSUED, REQUIRED, "issued"}, {AFTER, REQUIRED, "after"}, {CORRECTION, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_correction_of_issued_to_json",
     correction_of_issued,
     {{ISSUED, REQUIRED, "issued"}, {AFTER, REQUIRED, "after"}, TEXT, WRONG, LAST}},
    {"ibo_corrections",
     correct_all,
     {{BEFORES, REQUIRED, "before"}, {AFTERS, REQUIRED, "after"}, {CORRECTED, REQUIRED, "out"}, {WRITTEN, REQUIRED, "written"},
      {TOTALS, OPTIONAL, "totals"}, WRONG, LAST}},
    {"ibo_case_to_json", case_to_json, {THE_CASE, RECORDS, {A, REQUIRED, "absences"}, TEXT, WRONG, LAST}},
    {"ibo_statement_read", statement_read, {{ISSUED, REQUIRED, "json"}, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_notice_read", notice_read, {{NOTICE_TEXT, REQUIRED, "json"}, {NOTICE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_correction_read", correction_read, {{CORRECTION_TEXT, REQUIRED, "json"}, {CORRECTION, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_verification_to_json",
     verification,
     {{TO_VERIFY, REQUIRED, "issued"}, {JSON, OPTIONAL, "the_case"}, {PARAMETERS, OPTIONAL, "parameters"}, {VERIFIED, OPTIONAL, "verified"},
      TEXT, WRONG, LAST}},
    {"ibo_sensitivity_to_json", sensitivity, {{JSON, REQUIRED, "json"}, ASKED, TEXT, WRONG, LAST}},
    {"ibo_retention_until", retention, {{UNTIL, REQUIRED, "out"}, WRONG, LAST}},
};

#define FUNCTIONS (sizeof functions / sizeof *functions)

static void *pointer_to(enum kind kind)
{
    switch (kind) {
    case JSON: return (void *)(uintptr_t)json_text;
    case TOML: return (void *)(uintptr_t)toml_text;
    case REFORM: return (void *)(uintptr_t)reform_text;
    case ISSUED: return issued_text;
    case TO_VERIFY: return to_verify_text;
    case NOTICE_TEXT: return notice_text;
    case CORRECTION_TEXT: return correction_text;
    case CASE:
    case CASES: return &world.the_case;
    case U: return &world.u;
    case L: return &world.l;
    case S: return &world.s;
    case A: return &world.a;
    case OPTIONS: return &world.options;
    case PARAMETERS: return parameters;
    case STATEMENT: return statement;
    case AFTER: return after;
    case ROWS: return &world.row;
    case AMOUNTS:
    case MANY_AMOUNTS: return &world.amounts;
    case PREMIUM: return &world.premium;
    case PAID:
    case PAIDS: return &world.paid;
    case LINE: return &world.line;
    case NOTICE: return &world.notice;
    case CORRECTION: return &world.correction;
    case BEFORES: return &world.issued;
    case AFTERS: return &world.recomputed;
    case CORRECTED: return world.corrected;
    case TOTALS: return &world.totals;
    case WRITTEN: return &world.count;
    case MADE: return &world.made;
    case LOADED: return &world.loaded;
    case STATUSES: return &world.status;
    case REFUSED: return &world.refused;
    case COUNT: return &world.count;
    case NEEDED: return &world.needed;
    case UNTIL: return &world.until;
    case VERIFIED: return &world.verified;
    case BUFFER: return world.buffer;
    case ERRORS: return world.errors;
    case ERROR: return &told;
    case KINDS: break;
    }
    return NULL;
}

static size_t pointers_of(const function *f, void **p)
{
    size_t count = 0;
    while (f->pointers[count].kind != KINDS) {
        p[count] = pointer_to(f->pointers[count].kind);
        count++;
    }
    /* How many records are its own is said by a case among many; a case alone may leave it 0. */
    const uint32_t each = f->call == amounts_many ? 1 : 0;
    ibo_case *const cases[] = {&world.the_case, &before.the_case};
    for (size_t i = 0; i < 2; i++) {
        cases[i]->unemployment_count = cases[i]->leefloon_count = each;
        cases[i]->sickness_count = cases[i]->absence_count = each;
    }
    return count;
}

/* An error that no call has written. */
static void untouched_error(void)
{
    memset(&told, 0x5A, sizeof told);
    told.struct_size = sizeof told;
    told.language = IBO_LANGUAGE_NL;
}

/* Everything as it was before any call; what calls made is freed. */
static void restore(void)
{
    if (world.made != good.made) CHECK_STATUS(ibo_statement_free(world.made), IBO_OK);
    if (world.loaded != good.loaded) CHECK_STATUS(ibo_parameters_free(world.loaded), IBO_OK);
    memcpy(&world, &good, sizeof world);
    memcpy(&before, &good, sizeof before);
    untouched_error();
    for (size_t kind = 0; kind < KINDS; kind++) {
        counts[kind] = 1;
        sizes[kind] = kinds[kind].size;
    }
    counts[JSON] = sizeof json_text - 1;
    counts[TOML] = sizeof toml_text - 1;
    counts[REFORM] = sizeof reform_text - 1;
    counts[ISSUED] = strlen(issued_text);
    counts[TO_VERIFY] = strlen(to_verify_text);
    counts[NOTICE_TEXT] = strlen(notice_text);
    counts[CORRECTION_TEXT] = strlen(correction_text);
    counts[BUFFER] = sizeof world.buffer;
    counts[ERRORS] = 2;
}

/* Whether memory can have so many elements. */
static int fits(size_t count, size_t size)
{
    return size == 0 || count <= PTRDIFF_MAX / size;
}

/* How many elements an array of results has. */
static size_t results_of(const function *f, enum kind kind)
{
    if (kind == ERRORS) return counts[ERRORS];
    if (kind == CORRECTED) return counts[BEFORES] > SIZE_MAX - counts[AFTERS] ? SIZE_MAX : counts[BEFORES] + counts[AFTERS];
    const enum kind rows = f->pointers[0].kind;
    CHECK(rows == ROWS || rows == CASES);
    return counts[rows];
}

/* An array of results as it must be in `before` when the call has failed; one of a wrong size stays as it was. */
static void expect_no_results(unsigned char *place, size_t room, const function *f, enum kind kind)
{
    const size_t count = results_of(f, kind), size = sizes[kind];
    if (size < kinds[kind].size || size > 4096 || size % kinds[kind].alignment != 0 || !fits(count, size)) return;
    CHECK(count <= room / size);
    for (size_t i = 0; i < count; i++, place += size) {
        const uint32_t struct_size = (uint32_t)size;
        int32_t language;
        memcpy(&language, place + offsetof(ibo_error, language), sizeof language);
        memset(place, 0, size);
        memcpy(place, &struct_size, sizeof struct_size);
        if (kind == ERRORS) memcpy(place + offsetof(ibo_error, language), &language, sizeof language);
    }
}

/* Everything in `before` as a call with these pointers leaves it that fails: nothing of an earlier run, where it can be written. */
static void expect_empty(const function *f, void *const *p, ibo_status status)
{
    for (size_t j = 0; f->pointers[j].kind != KINDS; j++) {
        const enum kind kind = f->pointers[j].kind;
        const uintptr_t offset = (uintptr_t)p[j] - (uintptr_t)&world;
        if (offset >= sizeof world || (uintptr_t)p[j] % kinds[kind].alignment != 0) continue;
        /* A count that is none says nothing of how many rows there are to write. */
        const int of_rows = (kinds[kind].form == ARRAY_OUTPUT && kind != ERRORS) || kind == STATUSES;
        if (of_rows && !fits(results_of(f, kind), 4096)) continue;
        unsigned char *place = (unsigned char *)&before + offset;
        const size_t room = sizeof before - offset;
        switch (kinds[kind].form) {
        case SIZED_OUTPUT: memset(place + sizeof(uint32_t), 0, kinds[kind].size - sizeof(uint32_t)); break;
        case ARRAY_OUTPUT: expect_no_results(place, room, f, kind); break;
        case BYTES:
            if (kind != BUFFER || !fits(counts[BUFFER], 1)) break;
            CHECK(counts[BUFFER] <= room);
            memset(place, 0, counts[BUFFER]);
            break;
        case PLAIN:
            if (kind == STATUSES) {
                const size_t count = results_of(f, kind);
                CHECK(count <= room / sizeof status);
                for (size_t i = 0; i < count; i++) memcpy(place + i * sizeof status, &status, sizeof status);
            } else if (kind != NEEDED || status != IBO_BUFFER_TOO_SMALL) {
                memset(place, 0, kinds[kind].size);
            }
            break;
        case SIZED_INPUT:
        case ARRAY_INPUT:
        case HANDLE: break;
        }
    }
}

static void check_written(void)
{
    CHECK(memcmp(&world, &before, sizeof world) == 0);
}

/* No call has told anything. */
static void check_nothing_told(void)
{
    CHECK(told.struct_size == sizeof told && told.language == IBO_LANGUAGE_NL);
    CHECK(all(&told.row, sizeof told - offsetof(ibo_error, row), 0x5A));
}

/* The error of a call that did what was asked: empty, if the call had one. */
static void check_no_error(const function *f, void *const *p)
{
    size_t last = 0;
    while (f->pointers[last + 1].kind != KINDS) last++;
    if (f->pointers[last].kind != ERROR || p[last] != &told) {
        check_nothing_told();
        return;
    }
    CHECK(told.struct_size == sizeof told && told.language == IBO_LANGUAGE_NL);
    CHECK(all(&told.row, sizeof told - offsetof(ibo_error, row), 0));
}

static void check_told(ibo_status status, const char *at)
{
    CHECK_STATUS(told.number, status);
    CHECK_STATUS(told.row, 0);
    if (at != NULL) CHECK_TEXT(told.at, at);
    CHECK(memchr(told.at, '\0', sizeof told.at) != NULL && memchr(told.rule, '\0', sizeof told.rule) != NULL);
    const char *end = memchr(told.message, '\0', sizeof told.message);
    CHECK(end != NULL && end != told.message && is_utf8(told.message, (size_t)(end - told.message)));
}

/* After a call that failed with this status: nothing of an earlier run is left. `at` is NULL where it does not matter. */
static void check_refused(const function *f, void *const *p, ibo_status expected, const char *at)
{
    expect_empty(f, p, expected);
    check_written();
    for (size_t i = 0; f->pointers[i].kind != KINDS; i++) {
        if (f->pointers[i].kind == ERROR && p[i] == &told) check_told(expected, at);
    }
}

/* The result of a row that was refused. */
static void check_no_result(const void *result, size_t size)
{
    const uint32_t struct_size = (uint32_t)size;
    CHECK(memcmp(result, &struct_size, sizeof struct_size) == 0);
    CHECK(all((const char *)result + sizeof struct_size, size - sizeof struct_size, 0));
}

/* The first of `world.errors` is what is wrong with this row, and the other is empty. */
static void check_row_refused(size_t row, ibo_status status, const char *at)
{
    const ibo_error *const error = &world.errors[0], *const none = &world.errors[1];
    CHECK(error->struct_size == sizeof *error && error->language == before.errors[0].language);
    CHECK_STATUS(error->row, row);
    CHECK_STATUS(error->number, status);
    CHECK_TEXT(error->at, at);
    const char *end = memchr(error->message, '\0', sizeof error->message);
    CHECK(end != NULL && end != error->message && is_utf8(error->message, (size_t)(end - error->message)));
    CHECK(none->struct_size == sizeof *none && none->language == before.errors[1].language);
    CHECK(all(&none->row, sizeof *none - offsetof(ibo_error, row), 0));
}

/* A call that must fail with this status. */
static void refuse(const function *f, void *const *p, ibo_status expected, const char *at)
{
    CHECK_STATUS(f->call(p), expected);
    check_refused(f, p, expected, at);
}

#endif
