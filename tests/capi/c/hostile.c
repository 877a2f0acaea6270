/*
 * Bad input for every function of the C ABI: a status, never a crash, never a read or write past what was given: hostile [SEED [ROUNDS]]
 *
 * What goes in lies at the end of memory that may be touched. What comes out must be untouched when a call fails, byte for byte.
 */
#include "check.h"

#include "ibo.h"

/* ---- Everything that a pointer can point to ---- */

static struct {
    ibo_case the_case;
    ibo_unemployment_record u;
    ibo_leefloon_record l;
    ibo_sickness_record s;
    ibo_absence a;
    ibo_options options;
    ibo_payment_row row;
    ibo_result result;
    ibo_payment_result paid;
    ibo_line line;
    ibo_notice notice;
    ibo_correction correction;
    ibo_status status;
    int32_t until;
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
static char *issued_text;

/* ---- Every function with its pointers ---- */

enum kind { JSON, TOML, ISSUED, CASE, CASES, U, L, S, A, OPTIONS, PARAMETERS, STATEMENT, AFTER, ROWS, RESULT, RESULTS, PAID, PAIDS, LINE, NOTICE,
            CORRECTION, MADE, LOADED, STATUSES, REFUSED, COUNT, NEEDED, UNTIL, BUFFER, ERROR, KINDS };

enum form { BYTES, SIZED_INPUT, SIZED_OUTPUT, ARRAY_INPUT, ARRAY_OUTPUT, PLAIN, HANDLE };

static const struct {
    enum form form;
    size_t size, alignment;
} kinds[KINDS] = {
    [JSON] = {BYTES, 0, 1},
    [TOML] = {BYTES, 0, 1},
    [ISSUED] = {BYTES, 0, 1},
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
    [RESULT] = {SIZED_OUTPUT, sizeof(ibo_result), 8},
    [RESULTS] = {ARRAY_OUTPUT, sizeof(ibo_result), 8},
    [PAID] = {SIZED_OUTPUT, sizeof(ibo_payment_result), 8},
    [PAIDS] = {ARRAY_OUTPUT, sizeof(ibo_payment_result), 8},
    [LINE] = {SIZED_OUTPUT, sizeof(ibo_line), 8},
    [NOTICE] = {SIZED_OUTPUT, sizeof(ibo_notice), 8},
    [CORRECTION] = {SIZED_OUTPUT, sizeof(ibo_correction), 8},
    [MADE] = {PLAIN, sizeof(ibo_statement *), 8},
    [LOADED] = {PLAIN, sizeof(ibo_parameters *), 8},
    [STATUSES] = {PLAIN, sizeof(ibo_status), 4},
    [REFUSED] = {PLAIN, sizeof(size_t), 8},
    [COUNT] = {PLAIN, sizeof(size_t), 8},
    [NEEDED] = {PLAIN, sizeof(size_t), 8},
    [UNTIL] = {PLAIN, sizeof(int32_t), 4},
    [BUFFER] = {BYTES, 0, 1},
    [ERROR] = {SIZED_OUTPUT, sizeof(ibo_error), 4},
};

/* How many elements, and of what size, the next call says that there are; lengths of texts are counts. */
static size_t counts[KINDS], sizes[KINDS];

#define ARRAY(kind, pointer) (pointer), counts[kind], sizes[kind]

/* The numbers of a call that has no array for them. */
static int32_t a_month = 202603, a_language = IBO_LANGUAGE_NL, a_delivery = 20261122;
static size_t an_index;
static const ibo_fraction half = {1900, 3800}, whole_month = {1, 1};

static ibo_status parameters_load(void *const *p)
{
    return ibo_parameters_load(p[0], counts[TOML], p[1], p[2]);
}
static ibo_status parameters_load_over(void *const *p)
{
    return ibo_parameters_load_over(p[0], p[1], counts[TOML], p[2], p[3]);
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
    return ibo_payments(ARRAY(ROWS, p[0]), p[1], p[2], sizes[PAIDS], p[3], p[4], p[5]);
}
static ibo_status premium(void *const *p)
{
    return ibo_premium_compute(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), p[4], p[5]);
}
static ibo_status premium_with(void *const *p)
{
    return ibo_premium_compute_with(p[0], ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], p[6], p[7], p[8]);
}
static ibo_status premiums(void *const *p)
{
    return ibo_premiums(ARRAY(CASES, p[0]), ARRAY(U, p[1]), ARRAY(L, p[2]), ARRAY(S, p[3]), ARRAY(A, p[4]), p[5], p[6], p[7], sizes[RESULTS],
                        p[8], p[9], p[10]);
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
    return ibo_statement_result(p[0], p[1]);
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
static ibo_status retention(void *const *p)
{
    return ibo_retention_until(a_delivery, p[0], p[1]);
}

enum { OPTIONAL, REQUIRED };

typedef struct {
    const char *name;
    ibo_status (*call)(void *const *p);
    struct {
        enum kind kind;
        int required;
        const char *name;
    } pointers[12];
} function;

#define THE_CASE {CASE, REQUIRED, "the_case"}
#define RECORDS {U, REQUIRED, "unemployment"}, {L, REQUIRED, "leefloon"}, {S, REQUIRED, "sickness"}
#define ASKED {OPTIONS, OPTIONAL, "options"}, {PARAMETERS, OPTIONAL, "parameters"}
#define TEXT {BUFFER, REQUIRED, "buffer"}, {NEEDED, OPTIONAL, "needed"}
#define WRONG {ERROR, OPTIONAL, "error"}
#define LAST {KINDS, OPTIONAL, NULL}

static const function functions[] = {
    {"ibo_parameters_load", parameters_load, {{TOML, REQUIRED, "toml"}, {LOADED, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_parameters_load_over",
     parameters_load_over,
     {{PARAMETERS, OPTIONAL, "base"}, {TOML, REQUIRED, "toml"}, {LOADED, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_parameters_fingerprint", fingerprint, {{PARAMETERS, OPTIONAL, "parameters"}, TEXT, LAST}},
    {"ibo_parameters_to_toml", to_toml, {{PARAMETERS, OPTIONAL, "parameters"}, TEXT, LAST}},
    {"ibo_parameters_note_count", note_count, {{PARAMETERS, REQUIRED, "parameters"}, {COUNT, REQUIRED, "count"}, LAST}},
    {"ibo_parameters_note", note, {{PARAMETERS, REQUIRED, "parameters"}, TEXT, LAST}},
    {"ibo_payment", pay, {{PAID, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_payment_in", pay_in, {{PARAMETERS, OPTIONAL, "parameters"}, {PAID, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_payments",
     pay_all,
     {{ROWS, REQUIRED, "rows"}, {PARAMETERS, OPTIONAL, "parameters"}, {PAIDS, REQUIRED, "out"}, {STATUSES, REQUIRED, "statuses"},
      {REFUSED, OPTIONAL, "refused"}, WRONG, LAST}},
    {"ibo_premium_compute", premium, {THE_CASE, RECORDS, {RESULT, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_premium_compute_with",
     premium_with,
     {THE_CASE, RECORDS, {A, REQUIRED, "absences"}, ASKED, {RESULT, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_premiums",
     premiums,
     {{CASES, REQUIRED, "cases"}, RECORDS, {A, REQUIRED, "absences"}, ASKED, {RESULTS, REQUIRED, "out"}, {STATUSES, REQUIRED, "statuses"},
      {REFUSED, OPTIONAL, "refused"}, WRONG, LAST}},
    {"ibo_statement_from_json", from_json, {{JSON, REQUIRED, "json"}, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_from_json_with", from_json_with, {{JSON, REQUIRED, "json"}, ASKED, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_compute", compute, {THE_CASE, RECORDS, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_compute_with",
     compute_with,
     {THE_CASE, RECORDS, {A, REQUIRED, "absences"}, ASKED, {MADE, REQUIRED, "out"}, WRONG, LAST}},
    {"ibo_statement_result", result_of, {{STATEMENT, REQUIRED, "statement"}, {RESULT, REQUIRED, "out"}, LAST}},
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
    {"ibo_retention_until", retention, {{UNTIL, REQUIRED, "out"}, WRONG, LAST}},
};

#define FUNCTIONS (sizeof functions / sizeof *functions)

static void *pointer_to(enum kind kind)
{
    switch (kind) {
    case JSON: return (void *)(uintptr_t)json_text;
    case TOML: return (void *)(uintptr_t)toml_text;
    case ISSUED: return issued_text;
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
    case RESULT:
    case RESULTS: return &world.result;
    case PAID:
    case PAIDS: return &world.paid;
    case LINE: return &world.line;
    case NOTICE: return &world.notice;
    case CORRECTION: return &world.correction;
    case MADE: return &world.made;
    case LOADED: return &world.loaded;
    case STATUSES: return &world.status;
    case REFUSED: return &world.refused;
    case COUNT: return &world.count;
    case NEEDED: return &world.needed;
    case UNTIL: return &world.until;
    case BUFFER: return world.buffer;
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
    return count;
}

/* Everything as it was before any call; what calls made is freed. */
static void restore(void)
{
    if (world.made != good.made) CHECK_STATUS(ibo_statement_free(world.made), IBO_OK);
    if (world.loaded != good.loaded) CHECK_STATUS(ibo_parameters_free(world.loaded), IBO_OK);
    memcpy(&world, &good, sizeof world);
    memcpy(&before, &good, sizeof before);
    memset(&told, 0x5A, sizeof told);
    told.struct_size = sizeof told;
    for (size_t kind = 0; kind < KINDS; kind++) {
        counts[kind] = 1;
        sizes[kind] = kinds[kind].size;
    }
    counts[JSON] = sizeof json_text - 1;
    counts[TOML] = sizeof toml_text - 1;
    counts[ISSUED] = strlen(issued_text);
    counts[BUFFER] = sizeof world.buffer;
}

static void check_nothing_written(void)
{
    CHECK(memcmp(&world, &before, sizeof world) == 0);
}

/* The error as it is before a call. */
static void check_nothing_told(void)
{
    CHECK(told.struct_size == sizeof told);
    CHECK(all((const char *)&told + sizeof told.struct_size, sizeof told - sizeof told.struct_size, 0x5A));
}

static void check_told(ibo_status status, const char *at)
{
    CHECK_STATUS(told.number, status);
    if (at != NULL) CHECK_TEXT(told.at, at);
    CHECK(memchr(told.at, '\0', sizeof told.at) != NULL && memchr(told.rule, '\0', sizeof told.rule) != NULL);
    const char *end = memchr(told.message, '\0', sizeof told.message);
    CHECK(end != NULL && end != told.message && is_utf8(told.message, (size_t)(end - told.message)));
}

/* A call that must fail with this status, and leaves all as it was. `at` is NULL where it does not matter. */
static void refuse(const function *f, void *const *p, ibo_status expected, const char *at)
{
    CHECK_STATUS(f->call(p), expected);
    check_nothing_written();
    for (size_t i = 0; f->pointers[i].kind != KINDS; i++) {
        if (f->pointers[i].kind == ERROR && p[i] == &told) check_told(expected, at);
    }
}

static void every_pointer_null_or_misaligned(void)
{
    unsigned long nulls = 0, misaligned = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[12];
        doing = f->name;
        restore();
        size_t count = pointers_of(f, p);
        CHECK_STATUS(f->call(p), IBO_OK); /* so that what follows is refused for its one fault */
        check_nothing_told();
        for (size_t j = 0; j < count; j++) {
            restore();
            pointers_of(f, p);
            p[j] = NULL;
            if (f->pointers[j].required) {
                refuse(f, p, IBO_NULL_POINTER, f->pointers[j].name);
            } else {
                CHECK_STATUS(f->call(p), IBO_OK);
            }
            nulls++;
            for (size_t off = 1; off < kinds[f->pointers[j].kind].alignment; off++) {
                restore();
                pointers_of(f, p);
                p[j] = (char *)p[j] + off;
                refuse(f, p, IBO_MISALIGNED_POINTER, f->pointers[j].name);
                misaligned++;
            }
        }
        /* A fault without a place to tell it. */
        for (size_t j = 0; j + 1 < count; j++) {
            if (f->pointers[count - 1].kind != ERROR || !f->pointers[j].required) continue;
            restore();
            pointers_of(f, p);
            p[count - 1] = NULL;
            p[j] = NULL;
            refuse(f, p, IBO_NULL_POINTER, NULL);
            check_nothing_told();
        }
    }
    restore();
    doing = "the functions that free";
    CHECK_STATUS(ibo_statement_free(NULL), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_free((ibo_statement *)(void *)((char *)statement + 1)), IBO_MISALIGNED_POINTER);
    CHECK_STATUS(ibo_parameters_free((ibo_parameters *)(void *)((char *)parameters + 4)), IBO_MISALIGNED_POINTER);
    printf("%zu functions: %lu pointers NULL, %lu misaligned\n", FUNCTIONS, nulls, misaligned);
}

/* ---- Sizes ---- */

/* The struct at `p[j]` with this size, in so many bytes of memory at the end of which nothing may be touched. */
static unsigned char *resized(pages *memory, void **p, size_t j, size_t bytes, uint32_t size, size_t of_today)
{
    unsigned char *place = at_the_end(memory, bytes);
    const size_t known = bytes < of_today ? bytes : of_today;
    memset(place, 0, bytes);
    memcpy(place, p[j], known);
    memcpy(place, &size, sizeof size);
    p[j] = place;
    return place;
}

static void every_struct_size(void)
{
    static pages memory;
    unsigned long sized = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[12];
        restore();
        const size_t count = pointers_of(f, p);
        for (size_t j = 0; j < count; j++) {
            const enum kind kind = f->pointers[j].kind;
            const size_t of_today = kinds[kind].size;
            if (kinds[kind].form != SIZED_INPUT && kinds[kind].form != SIZED_OUTPUT) continue;
            doing = f->name;
            /* Of a struct that is too small no more than its size is read; of one that is too large as well. */
            const uint32_t bad[] = {0, 1, 4, (uint32_t)of_today - 8, (uint32_t)of_today - 1, 4097, 65536, (uint32_t)INT32_MAX, UINT32_MAX};
            for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
                restore();
                pointers_of(f, p);
                const size_t bytes = kinds[kind].alignment;
                unsigned char as_it_was[8];
                unsigned char *place = resized(&memory, p, j, bytes, bad[k], of_today);
                memcpy(as_it_was, place, bytes);
                refuse(f, p, IBO_STRUCT_SIZE, f->pointers[j].name);
                CHECK(memcmp(as_it_was, place, bytes) == 0);
                sized++;
            }
            /* A struct of a newer header. */
            const size_t more[] = {of_today + 1, of_today + 4, of_today + 8, 4096};
            for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
                const size_t room = (more[k] + 7) / 8 * 8;
                restore();
                pointers_of(f, p);
                unsigned char *place = resized(&memory, p, j, room, (uint32_t)more[k], of_today);
                if (kinds[kind].form == SIZED_INPUT) {
                    memset(place + more[k], 0x5A, room - more[k]); /* behind the struct: not looked at */
                    CHECK_STATUS(f->call(p), IBO_OK);
                    restore();
                    pointers_of(f, p);
                    place = resized(&memory, p, j, room, (uint32_t)more[k], of_today);
                    place[more[k] - 1] = 1;
                    refuse(f, p, IBO_ERROR_UNKNOWN_FIELD, f->pointers[j].name);
                } else if (kind != ERROR) {
                    memset(place + of_today, 0x5A, room - of_today);
                    CHECK_STATUS(f->call(p), IBO_OK);
                    uint32_t size;
                    memcpy(&size, place, sizeof size);
                    CHECK(size == more[k] && all(place + of_today, more[k] - of_today, 0) && all(place + more[k], room - more[k], 0x5A));
                } else {
                    /* An error is written when another pointer is wrong, and not when none is. */
                    memset(place + sizeof(uint32_t), 0x5A, room - sizeof(uint32_t));
                    CHECK_STATUS(f->call(p), IBO_OK);
                    CHECK(all(place + sizeof(uint32_t), room - sizeof(uint32_t), 0x5A));
                    size_t wrong = 0;
                    while (!f->pointers[wrong].required) wrong++;
                    p[wrong] = NULL;
                    CHECK_STATUS(f->call(p), IBO_NULL_POINTER);
                    uint32_t size;
                    memcpy(&size, place, sizeof size);
                    CHECK(size == more[k] && all(place + of_today, more[k] - of_today, 0) && all(place + more[k], room - more[k], 0x5A));
                }
                sized++;
            }
        }
    }
    restore();
    printf("struct_size: %lu wrong or larger ones\n", sized);
}

static void every_element_size_and_count(void)
{
    unsigned long tried = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[12];
        restore();
        const size_t pointers = pointers_of(f, p);
        for (size_t j = 0; j < pointers; j++) {
            const enum kind kind = f->pointers[j].kind;
            const size_t size = kinds[kind].size, alignment = kinds[kind].alignment;
            const char *at = f->pointers[j].name;
            if (kinds[kind].form != ARRAY_INPUT && kinds[kind].form != ARRAY_OUTPUT) continue;
            doing = f->name;
            const size_t bad_sizes[] = {0, 1, size / 2, size - alignment, size - 1, 4096 + alignment, 65536, (size_t)1 << 63, SIZE_MAX - 7, SIZE_MAX};
            for (size_t k = 0; k < sizeof bad_sizes / sizeof *bad_sizes; k++, tried++) {
                restore();
                sizes[kind] = bad_sizes[k];
                refuse(f, p, IBO_STRUCT_SIZE, at);
            }
            for (size_t off = 1; off < alignment; off++, tried++) {
                restore();
                sizes[kind] = size + off;
                refuse(f, p, IBO_MISALIGNED_POINTER, at);
            }
            if (kinds[kind].form == ARRAY_OUTPUT) continue; /* its count is that of the input */
            const size_t bad_counts[] = {SIZE_MAX, (size_t)1 << 63, ((size_t)1 << 63) - 1, SIZE_MAX / size, SIZE_MAX / size + 1,
                                         PTRDIFF_MAX / size + 1};
            for (size_t k = 0; k < sizeof bad_counts / sizeof *bad_counts; k++, tried++) {
                restore();
                counts[kind] = bad_counts[k];
                refuse(f, p, IBO_TOO_LONG, at);
            }
            if (kind == ROWS || kind == CASES) continue;
            /* More records than a source may have are not read. */
            const size_t many[] = {1001, 65536, (size_t)1 << 32, PTRDIFF_MAX / size - 4096};
            for (size_t k = 0; k < sizeof many / sizeof *many && f->call != premiums; k++, tried++) {
                static const char *const lists[KINDS] = {
                    [U] = "unemployment.records", [L] = "leefloon.records", [S] = "sickness.records", [A] = "absences"};
                restore();
                counts[kind] = many[k];
                refuse(f, p, IBO_ERROR_TOO_MANY_RECORDS, lists[kind]);
            }
        }
        /* Nothing is looked at of an array of none. */
        for (size_t j = 0; j < pointers; j++) {
            const enum kind kind = f->pointers[j].kind;
            if (kinds[kind].form != ARRAY_INPUT || kind == ROWS || kind == CASES) continue;
            void *const all_of[] = {NULL, (void *)(uintptr_t)1, (void *)UINTPTR_MAX};
            for (size_t k = 0; k < 3; k++, tried++) {
                restore();
                pointers_of(f, p);
                p[j] = all_of[k];
                counts[kind] = 0;
                sizes[kind] = k == 0 ? 0 : 77777;
                if (f->call == premiums) {
                    world.the_case.unemployment_count = counts[U] ? 1 : 0;
                    world.the_case.leefloon_count = counts[L] ? 1 : 0;
                    world.the_case.sickness_count = counts[S] ? 1 : 0;
                    world.the_case.absence_count = counts[A] ? 1 : 0;
                }
                CHECK_STATUS(f->call(p), IBO_OK);
            }
        }
        /* No rows: no arrays are needed. */
        if (f->call == pay_all || f->call == premiums) {
            restore();
            pointers_of(f, p);
            for (size_t j = 0; j < pointers; j++) p[j] = NULL;
            for (size_t kind = 0; kind < KINDS; kind++) counts[kind] = sizes[kind] = 0;
            CHECK_STATUS(f->call(p), IBO_OK);
            world.refused = 77;
            for (size_t j = 0; j < pointers; j++) {
                if (f->pointers[j].kind == REFUSED) p[j] = &world.refused;
            }
            CHECK_STATUS(f->call(p), IBO_OK);
            CHECK(world.refused == 0);
            tried += 2;
        }
    }
    restore();
    printf("arrays: %lu wrong sizes and counts\n", tried);
}

/* Elements of a newer header, with something in a field that this library does not know. */
static void elements_with_more_in_them(void)
{
    static pages memory;
    static const char *const elements[KINDS] = {[U] = "unemployment.records[1]", [L] = "leefloon.records[1]", [S] = "sickness.records[1]",
                                                [A] = "absences[1]"};
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        for (size_t j = 0; f->pointers[j].kind != KINDS; j++) {
            const enum kind kind = f->pointers[j].kind;
            const size_t size = kinds[kind].size, larger = size + 8;
            void *p[12];
            if (kinds[kind].form != ARRAY_INPUT) continue;
            doing = f->name;
            for (size_t at = 0; at < 8; at++) {
                restore();
                pointers_of(f, p);
                unsigned char *place = at_the_end(&memory, 2 * larger);
                memset(place, 0, 2 * larger);
                memcpy(place, p[j], size);
                memcpy(place + larger, p[j], size);
                place[larger + size + at] = 1;
                p[j] = place;
                sizes[kind] = larger;
                counts[kind] = 2;
                if (kind == ROWS || kind == CASES) {
                    /* The first row computes, the second is refused. */
                    ibo_status statuses[2] = {77, 77};
                    ibo_payment_result paid[2];
                    ibo_result results[2];
                    memset(paid, 0x5A, sizeof paid);
                    memset(results, 0x5A, sizeof results);
                    const ibo_unemployment_record u[2] = {good.u, good.u};
                    const ibo_leefloon_record l[2] = {good.l, good.l};
                    const ibo_sickness_record s[2] = {good.s, good.s};
                    const ibo_absence a[2] = {good.a, good.a};
                    const ibo_status status =
                        kind == ROWS ? ibo_payments((void *)place, 2, larger, NULL, paid, sizeof *paid, statuses, NULL, &told)
                                     : ibo_premiums((void *)place, 2, larger, u, 2, sizeof *u, l, 2, sizeof *l, s, 2, sizeof *s, a, 2,
                                                    sizeof *a, NULL, NULL, results, sizeof *results, statuses, NULL, &told);
                    CHECK_STATUS(status, IBO_OK);
                    CHECK(statuses[0] == IBO_OK && statuses[1] == IBO_ERROR_UNKNOWN_FIELD);
                    CHECK(all(&paid[1], sizeof paid[1], 0x5A) && all(&results[1], sizeof results[1], 0x5A));
                } else if (f->call == premiums) {
                    world.the_case.unemployment_count = (uint32_t)counts[U];
                    world.the_case.leefloon_count = (uint32_t)counts[L];
                    world.the_case.sickness_count = (uint32_t)counts[S];
                    world.the_case.absence_count = (uint32_t)counts[A];
                    CHECK_STATUS(f->call(p), IBO_OK);
                    CHECK_STATUS(world.status, IBO_ERROR_UNKNOWN_FIELD);
                    CHECK(world.refused == 1 && memcmp(&world.result, &good.result, sizeof good.result) == 0);
                } else {
                    refuse(f, p, IBO_ERROR_UNKNOWN_FIELD, elements[kind]);
                }
            }
        }
    }
    restore();
}

/* The records of the cases of ibo_premiums are more or fewer than there are: nothing is computed. */
static void counts_that_do_not_add_up(void)
{
    static const size_t fields[] = {offsetof(ibo_case, unemployment_count), offsetof(ibo_case, leefloon_count),
                                    offsetof(ibo_case, sickness_count), offsetof(ibo_case, absence_count)};
    static const uint32_t wrong[] = {0, 2, 1001, (uint32_t)INT32_MAX, UINT32_MAX};
    const function *f = NULL;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        if (functions[i].call == premiums) f = &functions[i];
    }
    doing = "records of cases that do not add up";
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
            void *p[12];
            restore();
            pointers_of(f, p);
            ibo_case cases[3] = {world.the_case, world.the_case, world.the_case};
            for (size_t n = 1; n < 3; n++) {
                cases[n].unemployment_count = cases[n].leefloon_count = cases[n].sickness_count = cases[n].absence_count = 0;
            }
            p[0] = cases;
            ibo_result results[3];
            ibo_status statuses[3];
            memset(results, 0x5A, sizeof results);
            memset(statuses, 0x5A, sizeof statuses);
            p[7] = results;
            p[8] = statuses;
            counts[CASES] = 3;
            memcpy((char *)&cases[k % 3] + fields[i], &wrong[k], sizeof wrong[k]);
            refuse(f, p, IBO_RECORD_COUNT, NULL);
            CHECK(all(results, sizeof results, 0x5A) && all(statuses, sizeof statuses, 0x5A));
        }
    }
    restore();
}

/* ---- Texts and buffers ---- */

/* The length that comes next: in steps, but for the first and last ones. */
static size_t next_length(size_t length, size_t most, size_t step)
{
    return length + (length > 40 && length + step + 40 < most ? step : 1);
}

static void every_capacity(size_t step)
{
    static pages memory;
    unsigned long tried = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[12];
        size_t buffer = 12;
        restore();
        const size_t count = pointers_of(f, p);
        for (size_t j = 0; j < count; j++) {
            if (f->pointers[j].kind == BUFFER) buffer = j;
        }
        if (buffer == 12) continue;
        doing = f->name;
        CHECK_STATUS(f->call(p), IBO_OK);
        const size_t length = world.needed;
        char *text = allocated(length + 1);
        memcpy(text, world.buffer, length + 1);
        CHECK(text[length] == '\0' && strlen(text) == length && length > 2);
        for (size_t capacity = 0; capacity <= length + 2; capacity = next_length(capacity, length, step), tried++) {
            restore();
            pointers_of(f, p);
            /* The bytes before it are a canary; behind it nothing may be touched. */
            char *place = (char *)at_the_end(&memory, capacity + 16) + 16;
            memset(place, 0x5A, capacity);
            memset(place - 16, 0x33, 16);
            p[buffer] = place;
            counts[BUFFER] = capacity;
            if (capacity <= length) {
                CHECK_STATUS(f->call(p), IBO_BUFFER_TOO_SMALL);
                CHECK(all(place, capacity, 0x5A));
                CHECK_STATUS(world.needed, length);
                world.needed = before.needed;
                check_nothing_written();
            } else {
                CHECK_STATUS(f->call(p), IBO_OK);
                CHECK_STATUS(world.needed, length);
                CHECK(memcmp(place, text, length + 1) == 0 && all(place + length + 1, capacity - length - 1, 0x5A));
            }
            CHECK(all(place - 16, 16, 0x33));
        }
        /* Only the length is asked for; without a place for it there is no answer. */
        restore();
        pointers_of(f, p);
        p[buffer] = NULL;
        counts[BUFFER] = 0;
        CHECK_STATUS(f->call(p), IBO_OK);
        CHECK_STATUS(world.needed, length);
        restore();
        pointers_of(f, p);
        p[buffer] = p[buffer + 1] = NULL;
        counts[BUFFER] = 0;
        refuse(f, p, IBO_NULL_POINTER, "needed");
        /* A buffer that is too small, without a place for the length. */
        restore();
        pointers_of(f, p);
        p[buffer + 1] = NULL;
        counts[BUFFER] = length;
        refuse(f, p, IBO_BUFFER_TOO_SMALL, NULL);
        const size_t too_long[] = {SIZE_MAX, (size_t)1 << 63};
        for (size_t k = 0; k < 2; k++) {
            restore();
            pointers_of(f, p);
            counts[BUFFER] = too_long[k];
            refuse(f, p, IBO_TOO_LONG, "capacity");
        }
        free(text);
    }
    restore();
    printf("buffers: %lu capacities\n", tried);
}

/* What a function counts that takes an index; NULL for the others. */
static ibo_status (*counting(const function *f))(void *const *p)
{
    if (f->call == line_at || f->call == formula) return line_count;
    if (f->call == assumption_id || f->call == assumption_rule || f->call == assumption_text) return assumption_count;
    return f->call == note ? note_count : NULL;
}

static void every_index_and_number(void)
{
    const size_t indexes[] = {SIZE_MAX, (size_t)1 << 63, 1000000, 0};
    const int32_t languages[] = {0, -1, 3, 99, INT32_MIN, INT32_MAX};
    void *p[12];
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        doing = f->name;
        for (size_t k = 0; k < 4 && counting(f) != NULL; k++) {
            restore();
            void *const of_count[] = {f->call == note ? (void *)parameters : (void *)statement, &world.count};
            CHECK_STATUS(counting(f)(of_count), IBO_OK);
            const size_t count = world.count;
            CHECK(count > 0);
            restore();
            pointers_of(f, p);
            an_index = indexes[k] ? indexes[k] : count;
            refuse(f, p, IBO_INDEX_OUT_OF_RANGE, NULL);
        }
        an_index = 0;
        for (size_t k = 0; k < 6 && (f->call == explain || f->call == assumption_text || f->call == note); k++) {
            restore();
            pointers_of(f, p);
            a_language = languages[k];
            refuse(f, p, IBO_UNKNOWN_ARGUMENT, NULL);
            CHECK(ibo_status_meaning(IBO_OK, languages[k]) == NULL);
        }
        a_language = IBO_LANGUAGE_NL;
        /* The parameters have two rates: month 0 does not say which. */
        static const struct {
            int32_t number;
            ibo_status status;
        } months[] = {{0, IBO_ERROR_PARAMETER_NOT_COVERED},   {-1, IBO_ERROR_DATE_MALFORMED},        {202613, IBO_ERROR_DATE_IMPOSSIBLE},
                      {202600, IBO_ERROR_DATE_IMPOSSIBLE},    {2026, IBO_ERROR_DATE_MALFORMED},      {20260301, IBO_ERROR_DATE_MALFORMED},
                      {INT32_MIN, IBO_ERROR_DATE_MALFORMED},  {INT32_MAX, IBO_ERROR_DATE_MALFORMED}, {-202603, IBO_ERROR_DATE_MALFORMED}},
          days[] = {{0, IBO_ERROR_MISSING_FIELD},          {-1, IBO_ERROR_DATE_MALFORMED},       {20260231, IBO_ERROR_DATE_IMPOSSIBLE},
                    {20261301, IBO_ERROR_DATE_IMPOSSIBLE}, {260302, IBO_ERROR_DATE_MALFORMED},   {-20260302, IBO_ERROR_DATE_MALFORMED},
                    {INT32_MIN, IBO_ERROR_DATE_MALFORMED}, {INT32_MAX, IBO_ERROR_DATE_MALFORMED}};
        for (size_t k = 0; k < sizeof months / sizeof *months && f->call == pay_in; k++) {
            restore();
            pointers_of(f, p);
            a_month = months[k].number;
            refuse(f, p, months[k].status, "month");
        }
        a_month = 202603;
        for (size_t k = 0; k < sizeof days / sizeof *days && f->call == retention; k++) {
            restore();
            pointers_of(f, p);
            a_delivery = days[k].number;
            refuse(f, p, days[k].status, "delivery");
        }
        a_delivery = 20261122;
    }
    restore();
}

/* ---- Fields of structs ---- */

/* One value in one field that must be refused. */
typedef struct {
    enum kind kind;
    size_t offset, width;
    int64_t value;
    ibo_status status;
    const char *at;
} fault;

#define FIELD(kind, type, field) kind, offsetof(type, field), sizeof(((type *)NULL)->field)
#define OF_CASE(field) FIELD(CASE, ibo_case, field)
#define OF_U(field) FIELD(U, ibo_unemployment_record, field)
#define OF_L(field) FIELD(L, ibo_leefloon_record, field)
#define OF_S(field) FIELD(S, ibo_sickness_record, field)
#define OF_A(field) FIELD(A, ibo_absence, field)
#define OF_OPTIONS(field) FIELD(OPTIONS, ibo_options, field)

/* Numbers that no code has. */
#define NO_CODE(field, status, at) {field, -1, status, at}, {field, 99, status, at}, {field, INT32_MIN, status, at}, {field, INT32_MAX, status, at}

#define NO_DATE(field, at)                                                                              \
    {field, 20260231, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 20261301, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, 20260300, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 20260001, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, 20250229, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 99999999, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, -1, IBO_ERROR_DATE_MALFORMED, at}, {field, 260302, IBO_ERROR_DATE_MALFORMED, at},           \
    {field, 202603, IBO_ERROR_DATE_MALFORMED, at}, {field, 9991231, IBO_ERROR_DATE_MALFORMED, at},      \
    {field, 100000101, IBO_ERROR_DATE_MALFORMED, at}, {field, -20260302, IBO_ERROR_DATE_MALFORMED, at}, \
    {field, INT32_MIN, IBO_ERROR_DATE_MALFORMED, at}, {field, INT32_MAX, IBO_ERROR_DATE_MALFORMED, at}

#define NO_MONTH(field, at)                                                                            \
    {field, 0, IBO_ERROR_MISSING_FIELD, at}, {field, 202613, IBO_ERROR_DATE_IMPOSSIBLE, at},           \
    {field, 202600, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, -1, IBO_ERROR_DATE_MALFORMED, at},         \
    {field, 2603, IBO_ERROR_DATE_MALFORMED, at}, {field, 99912, IBO_ERROR_DATE_MALFORMED, at},         \
    {field, 20260301, IBO_ERROR_DATE_MALFORMED, at}, {field, INT32_MIN, IBO_ERROR_DATE_MALFORMED, at}, \
    {field, INT32_MAX, IBO_ERROR_DATE_MALFORMED, at}

#define NO_AMOUNT(field, at)                                                                                             \
    {field, INT64_MAX, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}, {field, INT64_MIN, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at},        \
        {field, 100000000001, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}, {field, -100000000001, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}

static const fault faults[] = {
    NO_MONTH(OF_CASE(month), "month"),
    NO_CODE(OF_CASE(kind), IBO_ERROR_UNKNOWN_KIND, "agreement.kind"),
    {OF_CASE(kind), 3, IBO_ERROR_UNKNOWN_KIND, "agreement.kind"},
    {OF_CASE(start), 0, IBO_ERROR_MISSING_FIELD, "agreement.start"},
    NO_DATE(OF_CASE(start), "agreement.start"),
    {OF_CASE(end), 0, IBO_ERROR_MISSING_FIELD, "agreement.end"},
    NO_DATE(OF_CASE(end), "agreement.end"),
    NO_DATE(OF_CASE(stopped), "agreement.stopped"),
    {OF_CASE(suspended_days), -1, IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED, "agreement.suspended_days"},
    {OF_CASE(suspended_days), INT32_MIN, IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED, "agreement.suspended_days"},
    NO_CODE(OF_CASE(percentage), IBO_ERROR_PERCENTAGE_NOT_ALLOWED, "agreement.percentage"),
    {OF_CASE(percentage), 0, IBO_ERROR_PERCENTAGE_MISSING, "agreement.percentage"},
    NO_CODE(OF_CASE(rsz_base), IBO_ERROR_RSZ_BASE_NOT_ALLOWED, "agreement.rsz_base"),
    NO_CODE(OF_CASE(has_reference_gross_wage), IBO_ERROR_WRONG_TYPE, "agreement.reference_gross_wage"),
    {OF_CASE(has_reference_gross_wage), 2, IBO_ERROR_WRONG_TYPE, "agreement.reference_gross_wage"},
    NO_CODE(OF_CASE(has_employee_rsz), IBO_ERROR_WRONG_TYPE, "agreement.employee_rsz"),
    {OF_CASE(has_employee_rsz), 1, IBO_ERROR_EMPLOYEE_RSZ_WITH_BASE, "agreement.employee_rsz"},
    NO_CODE(OF_CASE(attendance_kind), IBO_ERROR_WRONG_TYPE, "attendance"),
    NO_AMOUNT(OF_CASE(reference_gross_wage_cents), "agreement.reference_gross_wage"),
    {OF_CASE(reference_gross_wage_cents), -1, IBO_ERROR_AMOUNT_NEGATIVE, "agreement.reference_gross_wage"},
    {OF_CASE(employment_fraction.numerator), 0, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.numerator), 3801, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.numerator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), 0, IBO_ERROR_FRACTION_ZERO, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), 1000001, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(attendance.numerator), 2151, IBO_ERROR_ATTENDANCE_NOT_ALLOWED, "attendance"},
    {OF_CASE(attendance.numerator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance"},
    {OF_CASE(attendance.denominator), 0, IBO_ERROR_FRACTION_ZERO, "attendance"},
    {OF_CASE(attendance.denominator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance"},
    NO_CODE(OF_CASE(unemployment_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "unemployment.availability"),
    NO_CODE(OF_CASE(leefloon_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "leefloon.availability"),
    NO_CODE(OF_CASE(sickness_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "sickness.availability"),
    {OF_CASE(unemployment_availability), 0, IBO_ERROR_SOURCE_NOT_AVAILABLE, "unemployment.availability"},
    {OF_CASE(leefloon_availability), 3, IBO_ERROR_SOURCE_NOT_AVAILABLE, "leefloon.availability"},
    {OF_CASE(sickness_availability), 4, IBO_ERROR_SOURCE_NOT_AVAILABLE, "sickness.availability"},
    {OF_CASE(sickness_availability), 2, IBO_ERROR_NO_DATA_WITH_RECORDS, "sickness.records"},
    {OF_U(from), 0, IBO_ERROR_MISSING_FIELD, "unemployment.records[0].from"},
    NO_DATE(OF_U(from), "unemployment.records[0].from"),
    NO_DATE(OF_U(to), "unemployment.records[0].to"),
    NO_CODE(OF_U(basis), IBO_ERROR_UNKNOWN_BASIS, "unemployment.records[0].basis"),
    {OF_U(basis), 1, IBO_ERROR_HALF_PER_WEEK_NOT_USED, "unemployment.records[0].half_per_week"},
    NO_AMOUNT(OF_U(day_amount_cents), "unemployment.records[0].day_amount"),
    {OF_U(day_amount_cents), -1, IBO_ERROR_AMOUNT_NEGATIVE, "unemployment.records[0].day_amount"},
    NO_CODE(OF_U(half_per_week), IBO_ERROR_HALF_PER_WEEK_NOT_ALLOWED, "unemployment.records[0].half_per_week"),
    {OF_U(half_per_week), 0, IBO_ERROR_MISSING_FIELD, "unemployment.records[0].half_per_week"},
    NO_MONTH(OF_L(month), "leefloon.records[0].month"),
    NO_AMOUNT(OF_L(amount_cents), "leefloon.records[0].amount"),
    {OF_L(amount_cents), -1, IBO_ERROR_LEEFLOON_SIGN, "leefloon.records[0].amount"},
    NO_DATE(OF_L(from), "leefloon.records[0].from"),
    NO_DATE(OF_L(to), "leefloon.records[0].to"),
    NO_CODE(OF_S(nature), IBO_ERROR_UNKNOWN_NATURE, "sickness.records[0].nature"),
    {OF_S(from), 0, IBO_ERROR_MISSING_FIELD, "sickness.records[0].from"},
    NO_DATE(OF_S(from), "sickness.records[0].from"),
    {OF_S(to), 0, IBO_ERROR_MISSING_FIELD, "sickness.records[0].to"},
    NO_DATE(OF_S(to), "sickness.records[0].to"),
    NO_AMOUNT(OF_S(gross_taxable_cents), "sickness.records[0].gross_taxable"),
    NO_AMOUNT(OF_S(hours_hundredths), "sickness.records[0].hours"),
    {OF_S(hours_hundredths), -1, IBO_ERROR_HOURS_SIGN, "sickness.records[0].hours"},
    {OF_S(days), -1, IBO_ERROR_DAYS_SIGN, "sickness.records[0].days"},
    {OF_S(days), 7, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(days), INT32_MIN, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(days), INT32_MAX, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(version), -1, IBO_ERROR_VERSION_NOT_ALLOWED, "sickness.records[0].version"},
    {OF_S(version), INT32_MIN, IBO_ERROR_VERSION_NOT_ALLOWED, "sickness.records[0].version"},
    NO_CODE(OF_S(status), IBO_ERROR_UNKNOWN_STATUS, "sickness.records[0].status"),
    {OF_A(from), 0, IBO_ERROR_MISSING_FIELD, "absences[0].from"},
    NO_DATE(OF_A(from), "absences[0].from"),
    {OF_A(to), 0, IBO_ERROR_MISSING_FIELD, "absences[0].to"},
    NO_DATE(OF_A(to), "absences[0].to"),
    {OF_A(to), 20260303, IBO_ERROR_DATE_ORDER, "absences[0].to"},
    {OF_OPTIONS(require), IBO_CERTAINTY_HYPOTHETICAL - 1, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), IBO_CERTAINTY_OFFICIAL + 1, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), INT32_MIN, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), INT32_MAX, IBO_ERROR_WRONG_TYPE, "require"},
    NO_CODE(OF_OPTIONS(provisional), IBO_ERROR_WRONG_TYPE, "provisional"),
    {OF_OPTIONS(provisional), 2, IBO_ERROR_WRONG_TYPE, "provisional"},
};

/* A text that must be refused: `length` bytes of `pattern`, again and again, and NULs behind it. */
typedef struct {
    enum kind kind;
    size_t offset, size, length;
    const char *pattern;
    ibo_status status;
    const char *at;
} text_fault;

/* Not ASCII, half a character of UTF-8, a control character, DEL, none at all, and a word that is none, without a NUL. */
#define NO_CODE_WORD(field, status, at)                                                                                              \
    {field, 2, "\xC3\xA9", IBO_ERROR_BAD_TEXT, at}, {field, 1, "\xFF", IBO_ERROR_BAD_TEXT, at}, {field, 72, "\xC3", IBO_ERROR_BAD_TEXT, at}, \
        {field, 3, "a\tb", IBO_ERROR_BAD_TEXT, at}, {field, 1, "\x7F", IBO_ERROR_BAD_TEXT, at}, {field, 0, "", IBO_ERROR_BAD_TEXT, at},      \
        {field, 72, " ", IBO_ERROR_BAD_TEXT, at}, {field, 72, "A", IBO_ERROR_BAD_TEXT, at}, {field, 65, "A", IBO_ERROR_BAD_TEXT, at},        \
        {field, 64, "A", status, at}, {field, 7, "unknown", status, at}

static const text_fault text_faults[] = {
    NO_CODE_WORD(OF_U(benefit_type), IBO_ERROR_UNKNOWN_BENEFIT_TYPE, "unemployment.records[0].benefit_type"),
    {OF_U(rva_code), 12, "A", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    {OF_U(rva_code), 7, "A", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    {OF_U(rva_code), 12, "\xFF", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    NO_CODE_WORD(OF_L(aid_type), IBO_ERROR_UNKNOWN_AID_TYPE, "leefloon.records[0].aid_type"),
    NO_CODE_WORD(OF_L(entry_kind), IBO_ERROR_UNKNOWN_ENTRY_KIND, "leefloon.records[0].entry_kind"),
    {OF_S(benefit_code), 4, "A", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), 4, "\xFF", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), 2, "aa", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), 0, "", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    NO_CODE_WORD(OF_S(document_type), IBO_ERROR_UNKNOWN_DOCUMENT_TYPE, "sickness.records[0].document_type"),
    {OF_S(attest_id), 72, "A", IBO_ERROR_BAD_TEXT, "sickness.records[0].attest_id"},
    {OF_S(attest_id), 72, "\xFF", IBO_ERROR_BAD_TEXT, "sickness.records[0].attest_id"},
    {OF_CASE(case_ref), 68, "A", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 68, "\xFF", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 65, "A", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 2, "\xC3\xA9", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 0, "", IBO_ERROR_BAD_TEXT, "case_ref"},
};

/* The world with what `change` did to it, through the three functions that take structs. */
static void run_changed(ibo_status status, const char *at)
{
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[12];
        const int of_reference = strcmp(at, "case_ref") == 0, of_call = strcmp(at, "require") == 0 || strcmp(at, "provisional") == 0;
        if (f->call == compute_with || (f->call == premium_with && !of_reference) || (f->call == premiums && of_call)) {
            pointers_of(f, p);
            refuse(f, p, status, at);
        } else if ((f->call == premium_with || f->call == premiums) && of_reference) {
            pointers_of(f, p);
            CHECK_STATUS(f->call(p), IBO_OK); /* not read */
            memcpy(&world, &before, sizeof world);
        } else if (f->call == premiums) {
            /* A bad row between two good ones. */
            const ibo_case cases[3] = {good.the_case, world.the_case, good.the_case};
            const ibo_unemployment_record u[3] = {good.u, world.u, good.u};
            const ibo_leefloon_record l[3] = {good.l, world.l, good.l};
            const ibo_sickness_record s[3] = {good.s, world.s, good.s};
            const ibo_absence a[3] = {good.a, world.a, good.a};
            ibo_result results[3], one = {.struct_size = sizeof one};
            ibo_status statuses[3] = {77, 77, 77};
            size_t refused = 77;
            memset(results, 0x5A, sizeof results);
            CHECK_STATUS(ibo_premiums(cases, 3, sizeof *cases, u, 3, sizeof *u, l, 3, sizeof *l, s, 3, sizeof *s, a, 3, sizeof *a, &world.options,
                                      parameters, results, sizeof *results, statuses, &refused, &told),
                         IBO_OK);
            CHECK(statuses[0] == IBO_OK && statuses[2] == IBO_OK && refused == 1);
            CHECK_STATUS(statuses[1], status);
            CHECK(all(&results[1], sizeof results[1], 0x5A));
            CHECK_STATUS(ibo_premium_compute(&good.the_case, &good.u, 1, sizeof good.u, &good.l, 1, sizeof good.l, &good.s, 1, sizeof good.s,
                                             &one, NULL),
                         IBO_OK);
            CHECK(memcmp(&results[0], &one, sizeof one) == 0 && memcmp(&results[2], &one, sizeof one) == 0);
        }
    }
}

static void with_fault(size_t base, size_t offset, const void *bytes, size_t length, ibo_status status, const char *at)
{
    restore();
    memcpy((unsigned char *)&world + base + offset, bytes, length);
    memcpy(&before, &world, sizeof before);
    run_changed(status, at);
}

static void every_field(void)
{
    const size_t bases[KINDS] = {[CASE] = (size_t)((char *)&world.the_case - (char *)&world), [U] = (size_t)((char *)&world.u - (char *)&world),
                                 [L] = (size_t)((char *)&world.l - (char *)&world), [S] = (size_t)((char *)&world.s - (char *)&world),
                                 [A] = (size_t)((char *)&world.a - (char *)&world), [OPTIONS] = (size_t)((char *)&world.options - (char *)&world)};
    char what[160];
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const fault *f = &faults[i];
        const int32_t narrow = f->width == 4 ? (int32_t)f->value : 0;
        snprintf(what, sizeof what, "%s = %" PRId64, f->at, f->value);
        doing = what;
        with_fault(bases[f->kind], f->offset, f->width == 4 ? (const void *)&narrow : (const void *)&f->value, f->width, f->status, f->at);
    }
    for (size_t i = 0; i < sizeof text_faults / sizeof *text_faults; i++) {
        const text_fault *f = &text_faults[i];
        const size_t pattern = strlen(f->pattern);
        char bytes[72] = {0};
        for (size_t k = 0; k < f->length; k++) bytes[k] = f->pattern[k % pattern];
        CHECK(f->length <= f->size && f->size <= sizeof bytes);
        snprintf(what, sizeof what, "%s as %zu bytes", f->at, f->length);
        doing = what;
        with_fault(bases[f->kind], f->offset, bytes, f->size, f->status, f->at);
    }
    /* An amount without its flag, an attendance without its kind. */
    doing = "fields without their flag";
    with_fault(bases[CASE], offsetof(ibo_case, has_reference_gross_wage), &(int32_t){0}, 4, IBO_ERROR_MISSING_FIELD,
               "agreement.reference_gross_wage");
    with_fault(bases[CASE], offsetof(ibo_case, employee_rsz_cents), &(int64_t){1}, 8, IBO_ERROR_MISSING_FIELD, "agreement.employee_rsz");
    with_fault(bases[CASE], offsetof(ibo_case, attendance_kind), &(int32_t){0}, 4, IBO_ERROR_WRONG_TYPE, "attendance");
    with_fault(bases[CASE], offsetof(ibo_case, attendance_kind), &(int32_t){2}, 4, IBO_ERROR_WRONG_TYPE, "attendance");
    restore();
    printf("fields: %zu values and texts that are none, each through three functions\n",
           sizeof faults / sizeof *faults + sizeof text_faults / sizeof *text_faults + 4);
}

/* A thousand records of a list compute, one more is refused, and a fault in the last of them is found. */
static void a_thousand_records(void)
{
    enum { MANY = 1001 };
    static pages memory[4];
    const int32_t none = 260231;
    ibo_unemployment_record u = good.u;
    ibo_leefloon_record l = good.l;
    ibo_sickness_record s = good.s;
    ibo_absence a = good.a;
    u.from = 20200101;
    u.to = 20200131;
    l.month = 202001;
    s.from = 20200106;
    s.to = 20200111;
    memset(s.attest_id, 0, sizeof s.attest_id);
    const struct {
        const void *record;
        size_t size;
        enum kind kind;
        const char *at, *of_last;
        size_t offset;
    } lists[] = {
        {&u, sizeof u, U, "unemployment.records", "unemployment.records[999].from", offsetof(ibo_unemployment_record, from)},
        {&l, sizeof l, L, "leefloon.records", "leefloon.records[999].month", offsetof(ibo_leefloon_record, month)},
        {&s, sizeof s, S, "sickness.records", "sickness.records[999].from", offsetof(ibo_sickness_record, from)},
        {&a, sizeof a, A, "absences", "absences[999].from", offsetof(ibo_absence, from)},
    };
    doing = "a thousand records";
    for (size_t i = 0; i < 4; i++) {
        unsigned char *const all_of = at_the_end(&memory[i], MANY * lists[i].size), *const last = all_of + (MANY - 1) * lists[i].size;
        for (size_t k = 0; k < MANY; k++) memcpy(all_of + k * lists[i].size, lists[i].record, lists[i].size);
        for (size_t j = 0; j < FUNCTIONS; j++) {
            const function *f = &functions[j];
            void *p[12];
            if (f->call != premium_with && f->call != compute_with) continue;
            for (int turn = 0; turn < 3; turn++) {
                restore();
                pointers_of(f, p);
                for (size_t k = 0; f->pointers[k].kind != KINDS; k++) {
                    if (f->pointers[k].kind == lists[i].kind) p[k] = turn == 1 ? all_of : all_of + lists[i].size;
                }
                counts[lists[i].kind] = turn == 1 ? MANY : MANY - 1;
                if (turn == 0) {
                    CHECK_STATUS(f->call(p), IBO_OK);
                } else if (turn == 1) {
                    refuse(f, p, IBO_ERROR_TOO_MANY_RECORDS, lists[i].at);
                } else {
                    memcpy(last + lists[i].offset, &none, sizeof none);
                    refuse(f, p, lists[i].kind == L ? IBO_ERROR_DATE_IMPOSSIBLE : IBO_ERROR_DATE_MALFORMED, lists[i].of_last);
                    memcpy(last, lists[i].record, lists[i].size);
                }
            }
        }
    }
    restore();
}

/* ---- Bytes at random ---- */

static uint64_t state;

static uint64_t random_number(void)
{
    /* xorshift64* */
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * UINT64_C(2685821657736338717);
}

static size_t below(size_t bound)
{
    return (size_t)(random_number() % bound);
}

/* A call with bytes that lie at the end of their memory: refused with nothing written, or it did what was asked. */
static ibo_status run_bytes(const function *f, enum kind kind, const void *bytes, size_t length)
{
    static pages memory;
    void *p[12];
    restore();
    pointers_of(f, p);
    for (size_t j = 0; f->pointers[j].kind != KINDS; j++) {
        if (f->pointers[j].kind == kind) p[j] = copied(&memory, bytes, length);
    }
    counts[kind] = length;
    const ibo_status status = f->call(p);
    if (status == IBO_OK) {
        check_nothing_told();
        return status;
    }
    CHECK(status > 1000 && strcmp(ibo_status_name(status), "unknown") != 0);
    check_nothing_written();
    check_told(status, NULL);
    return status;
}

/* The functions that read bytes, with what they read well. */
static size_t readers(const function **f, enum kind *kind, const char **text)
{
    size_t count = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        for (size_t j = 0; functions[i].pointers[j].kind != KINDS; j++) {
            const enum kind k = functions[i].pointers[j].kind;
            if (k != JSON && k != TOML && k != ISSUED) continue;
            f[count] = &functions[i];
            kind[count] = k;
            text[count++] = k == JSON ? json_text : k == TOML ? toml_text : issued_text;
        }
    }
    return count;
}

static void every_prefix(size_t step)
{
    const function *f[8];
    enum kind kind[8];
    const char *text[8];
    const size_t count = readers(f, kind, text);
    unsigned long tried = 0;
    CHECK(count == 6);
    for (size_t i = 0; i < count; i++) {
        doing = f[i]->name;
        const size_t length = strlen(text[i]);
        CHECK_STATUS(run_bytes(f[i], kind[i], text[i], length), IBO_OK);
        for (size_t shorter = 0; shorter < length; shorter = next_length(shorter, length, step), tried++) {
            const ibo_status status = run_bytes(f[i], kind[i], text[i], shorter);
            /* A parameter file may end after a whole value. */
            if (kind[i] != TOML) CHECK_STATUS(status, IBO_ERROR_MALFORMED_JSON);
        }
        const size_t lies[] = {SIZE_MAX, (size_t)1 << 63, SIZE_MAX - 4096};
        for (size_t k = 0; k < 3; k++, tried++) {
            void *p[12];
            restore();
            pointers_of(f[i], p);
            counts[kind[i]] = lies[k];
            refuse(f[i], p, IBO_TOO_LONG, kind[i] == JSON ? "json" : kind[i] == TOML ? "toml" : "issued");
        }
    }
    restore();
    printf("lengths: %lu that are shorter or lie\n", tried);
}

/* A good text with a few changes. Gives its length. */
static size_t mutated(char *bytes, const char *text)
{
    static const char *const pieces[] = {"{", "}", "[", "]", ":", ",", "\"", "\\u0000", "\\ud800", "null", "true", "-", "1e999", "80", "0",
                                         "\"records\":", "\"agreement\":{", "\xC3\xA9", "\xFF", "\"2026-02-31\"", "\"month\":", "[[[[[[[[",
                                         "[[value]]\n", "id = ", "=", "'''", "\n", "#", "99999999999999999999", "\"case_ref\":\"A\","};
    size_t length = strlen(text);
    memcpy(bytes, text, length);
    for (size_t changes = 1 + below(3); changes > 0 && length > 1; changes--) {
        const size_t at = below(length), run = 1 + below(length - at < 12 ? length - at : 12);
        const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
        const size_t piece_length = strlen(piece);
        switch (random_number() % 4) {
        case 0:
            bytes[at] = (char)random_number();
            break;
        case 1: /* a digit for a digit */
            if (bytes[at] >= '0' && bytes[at] <= '9') bytes[at] = (char)('0' + below(10));
            break;
        case 2:
            memmove(bytes + at, bytes + at + run, length - at - run);
            length -= run;
            break;
        default:
            memmove(bytes + at + piece_length, bytes + at, length - at);
            memcpy(bytes + at, piece, piece_length);
            length += piece_length;
            break;
        }
    }
    return length;
}

static void random_bytes(unsigned long rounds)
{
    const function *f[8];
    enum kind kind[8];
    const char *text[8];
    const size_t count = readers(f, kind, text);
    static char bytes[65536];
    unsigned long computed = 0;
    for (unsigned long round = 0; round < rounds; round++) {
        const size_t i = (size_t)(round % count);
        size_t length;
        doing = f[i]->name;
        if (below(4) == 0) {
            length = below(300);
            for (size_t k = 0; k < length; k++) bytes[k] = (char)random_number();
        } else {
            length = mutated(bytes, text[i]);
        }
        if (run_bytes(f[i], kind[i], bytes, length) == IBO_OK) computed++;
    }
    /* Depth, and one long text. */
    for (size_t i = 0; i < count; i++) {
        doing = f[i]->name;
        for (size_t k = 0; k < 6; k++) {
            memset(bytes, "[{\"9 \n"[k], sizeof bytes);
            const ibo_status status = run_bytes(f[i], kind[i], bytes, sizeof bytes);
            CHECK(status != IBO_OK || (kind[i] == TOML && k >= 4));
        }
    }
    restore();
    printf("random: %lu texts, %lu of them compute\n", rounds, computed);
}

/* Structs with random fields. The same call with and without reasons and in an array gives the same status. */
static void random_structs(unsigned long rounds)
{
    static const int64_t numbers[] = {0, 1, 2, 3, 4, 6, 12, 13, 70, 80, 100, 108, -1, 99, 202603, 202604, 202613, 20260302, 20260331, 20260231,
                                      20251231, 20180901, INT32_MAX, INT32_MIN, 3800, 250000, 100000000000, 100000000001, -100000000000,
                                      INT64_MAX, INT64_MIN};
    const struct {
        void *first;
        size_t size;
    } parts[] = {{&world.the_case, sizeof world.the_case}, {&world.u, sizeof world.u}, {&world.l, sizeof world.l},
                 {&world.s, sizeof world.s}, {&world.a, sizeof world.a}, {&world.options, sizeof world.options}};
    const function *with = NULL, *statement_with = NULL, *many = NULL;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        if (functions[i].call == premium_with) with = &functions[i];
        if (functions[i].call == compute_with) statement_with = &functions[i];
        if (functions[i].call == premiums) many = &functions[i];
    }
    unsigned long computed = 0;
    doing = "structs with random fields";
    for (unsigned long round = 0; round < rounds; round++) {
        restore();
        for (size_t changes = 1 + below(3); changes > 0; changes--) {
            const size_t part = below(sizeof parts / sizeof *parts), width = below(4) ? 4 : 8;
            const int64_t wide_one = below(3) ? numbers[below(sizeof numbers / sizeof *numbers)] : (int64_t)random_number();
            const int32_t narrow_one = (int32_t)(uint32_t)(uint64_t)wide_one;
            /* Anywhere but in the size of the struct. */
            const size_t at = 4 + below((parts[part].size - 4 - width) / 4 + 1) * 4;
            memcpy((unsigned char *)parts[part].first + at, width == 4 ? (const void *)&narrow_one : (const void *)&wide_one, width);
        }
        world.the_case.unemployment_count = world.the_case.leefloon_count = 1;
        world.the_case.sickness_count = world.the_case.absence_count = 1;
        memcpy(&before, &world, sizeof before);

        void *p[12];
        pointers_of(statement_with, p);
        const ibo_status of_statement = statement_with->call(p);
        if (of_statement == IBO_OK) {
            CHECK_STATUS(ibo_statement_free(world.made), IBO_OK);
            world.made = before.made;
            check_nothing_told();
        } else {
            check_told(of_statement, NULL);
        }
        check_nothing_written();
        const ibo_error of_reasons = told;
        memset(&told, 0x5A, sizeof told);
        told.struct_size = sizeof told;

        pointers_of(with, p);
        const ibo_status of_premium = with->call(p);
        CHECK(of_premium == IBO_OK || (of_premium > 1000 && strcmp(ibo_status_name(of_premium), "unknown") != 0));
        const ibo_result one = world.result;
        memcpy(&world.result, &before.result, sizeof world.result);
        check_nothing_written();
        if (of_premium == IBO_OK) {
            computed++;
        } else {
            CHECK(memcmp(&one, &before.result, sizeof one) == 0);
            check_told(of_premium, NULL);
        }
        /* The reference is read for statements alone. */
        if (memcmp(world.the_case.case_ref, good.the_case.case_ref, sizeof good.the_case.case_ref) == 0) {
            CHECK_STATUS(of_statement, of_premium);
            CHECK(memcmp(&of_reasons, &told, sizeof told) == 0);
        }

        pointers_of(many, p);
        const ibo_status of_call = many->call(p);
        CHECK_STATUS(of_call == IBO_OK ? world.status : of_call, of_premium);
        CHECK(memcmp(&world.result, &one, sizeof one) == 0);
        if (of_call == IBO_OK) {
            CHECK(world.refused == (of_premium == IBO_OK ? 0 : 1));
        } else {
            check_nothing_written();
        }
    }
    restore();
    printf("random: %lu structs, %lu of them compute\n", rounds, computed);
}

/* ---- The world before the calls ---- */

static void build(void)
{
    memset(&good, 0x5A, sizeof good);
    good.the_case = (ibo_case){.struct_size = sizeof good.the_case, .month = 202603, .kind = IBO_KIND_IBO, .start = 20260302, .end = 20260828,
                               .percentage = 80, .rsz_base = 100, .has_reference_gross_wage = 1, .attendance_kind = IBO_ATTENDANCE_RATIO,
                               .reference_gross_wage_cents = 250000, .employment_fraction = {3040, 3800}, .attendance = {1900, 2150},
                               .unemployment_availability = IBO_AVAILABILITY_DATA, .leefloon_availability = IBO_AVAILABILITY_DATA,
                               .sickness_availability = IBO_AVAILABILITY_DATA, .unemployment_count = 1, .leefloon_count = 1,
                               .sickness_count = 1, .absence_count = 1, .case_ref = "A-1027"};
    good.u = (ibo_unemployment_record){.from = 20260105, .basis = IBO_BASIS_HALF, .day_amount_cents = 2529, .half_per_week = 6,
                                       .rva_code = "WN1", .benefit_type = "full-unemployment"};
    good.l = (ibo_leefloon_record){.month = 202603, .amount_cents = 9365, .from = 20260301, .to = 20260331, .aid_type = "leefloon",
                                   .entry_kind = "award"};
    good.s = (ibo_sickness_record){.from = 20260309, .to = 20260314, .gross_taxable_cents = 14300, .days = 6, .version = 1,
                                   .benefit_code = "AA", .document_type = "C21", .attest_id = "2026Q1-1"};
    good.a = (ibo_absence){.from = 20260304, .to = 20260305};
    good.options = (ibo_options){.struct_size = sizeof good.options};
    good.row = (ibo_payment_row){.month = 202603, .premium_cents = 58857, .employment = {1900, 3800}, .attendance = {1, 1}};
    good.result.struct_size = sizeof good.result;
    good.paid.struct_size = sizeof good.paid;
    good.line.struct_size = sizeof good.line;
    good.notice.struct_size = sizeof good.notice;
    good.correction.struct_size = sizeof good.correction;
    good.made = NULL;
    good.loaded = NULL;
    doing = "the good case";
    ibo_error error = {.struct_size = sizeof error};
    CHECK_STATUS(ibo_parameters_load(toml_text, sizeof toml_text - 1, &parameters, &error), IBO_OK);
    CHECK_STATUS(ibo_statement_from_json(json_text, sizeof json_text - 1, &statement, &error), IBO_OK);
    ibo_case lower = good.the_case;
    lower.percentage = 70;
    CHECK_STATUS(ibo_statement_compute(&lower, &good.u, 1, sizeof good.u, &good.l, 1, sizeof good.l, &good.s, 1, sizeof good.s, &after, &error),
                 IBO_OK);
    size_t needed = 0;
    CHECK_STATUS(ibo_statement_to_json(statement, NULL, 0, &needed), IBO_OK);
    issued_text = allocated(needed + 1);
    CHECK_STATUS(ibo_statement_to_json(statement, issued_text, needed + 1, NULL), IBO_OK);
    memcpy(&world, &good, sizeof world);
}

int main(int count, char **arguments)
{
    const unsigned long seed = count > 1 ? strtoul(arguments[1], NULL, 10) : 20261122;
    const unsigned long rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : 200000;
    const size_t step = rounds < 100000 ? 97 : 1;
    state = seed * 2 + 1;
    printf("seed %lu, %lu rounds\n", seed, rounds);
    build();
    every_pointer_null_or_misaligned();
    every_struct_size();
    every_element_size_and_count();
    elements_with_more_in_them();
    counts_that_do_not_add_up();
    every_capacity(step);
    every_index_and_number();
    every_field();
    a_thousand_records();
    every_prefix(step);
    random_bytes(rounds);
    random_structs(rounds);
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
    CHECK_STATUS(ibo_statement_free(after), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);
    free(issued_text);
    printf("%lu checks\n", checks);
    return 0;
}
