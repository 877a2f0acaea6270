/*
 * Every fixture through the C ABI, to the cent, error numbers and paths exactly: fixtures TABLE [STEP]
 *
 * TABLE is what tables.py writes. Each case goes in as JSON and, where structs can say it, as structs, with NULs and with spaces behind its
 * texts, in records of today's size and of a larger one; many cases in one call, with their records in several orders. Outputs hold something
 * before each call, and nothing of it after one that fails. With STEP, every STEP-th case of the month.
 */
#include "check.h"

#include "ibo.h"

typedef struct {
    ibo_unemployment_record u;
    uint64_t beyond;
} larger_u;
typedef struct {
    ibo_leefloon_record l;
    uint64_t beyond;
} larger_l;
typedef struct {
    ibo_sickness_record s;
    uint64_t beyond;
} larger_s;
typedef struct {
    ibo_absence a;
    uint32_t beyond;
} larger_a;

/* Where a record says which case it belongs to. */
#define CASE_INDEX offsetof(ibo_absence, case_index)

/* An array that grows. */
typedef struct {
    unsigned char *bytes;
    size_t count, capacity, size;
} array;

static void *push(array *a, const void *element)
{
    if (a->count == a->capacity) {
        a->capacity = 2 * a->capacity + 8;
        a->bytes = reallocated(a->bytes, a->capacity * a->size);
    }
    void *place = a->bytes + a->count++ * a->size;
    memcpy(place, element, a->size);
    return place;
}

static void append(array *to, const array *from)
{
    for (size_t i = 0; i < from->count; i++) push(to, from->bytes + i * from->size);
}

/* A case with its records. */
typedef struct {
    ibo_case the_case;
    array u, l, s, a;
} input;

#define ARRAY_OF(type) {NULL, 0, 0, sizeof(type)}
#define EMPTY_INPUT                                                                                                               \
    {{0}, ARRAY_OF(ibo_unemployment_record), ARRAY_OF(ibo_leefloon_record), ARRAY_OF(ibo_sickness_record), ARRAY_OF(ibo_absence)}

static void free_input(input *in)
{
    free(in->u.bytes);
    free(in->l.bytes);
    free(in->s.bytes);
    free(in->a.bytes);
}

typedef struct {
    int32_t number;
    char at[112], rule[8];
} refusal;

/* A line of a statement as the fixture has it. */
typedef struct {
    int32_t code, role, certainty, record, recovered;
    int64_t cents;
    char rule[8], name[48];
    const char *formula;
} expected_line;

/* One item of the table: a case and what is expected of it. The texts are the table's. */
typedef struct {
    const char *name, *json, *statement, *notice;
    size_t json_length;
    ibo_options options;
    ibo_parameters *parameters;
    int has_case, of_month;
    input in;
    ibo_amounts amounts;
    array lines;
    int32_t notice_kind;
    int64_t notice_cents;
    refusal error, notice_error;
    /* What came out of the JSON. */
    ibo_statement *result;
} item;

static unsigned long of_json, of_structs, refused_json, refused_structs, notices, corrections, parameter_files, batch_rows, batch_refused,
    batch_calls, summed, recovered;

/* ---- Texts and errors ---- */

typedef ibo_status (*writer)(const void *of, char *buffer, size_t capacity, size_t *needed);

/* A text of the library, in memory that ends where the text with its NUL ends; one byte less is too little, and becomes NULs. */
static char *written(writer write, const void *of)
{
    size_t needed = 0, again = 0;
    CHECK_STATUS(write(of, NULL, 0, &needed), IBO_OK);
    char *text = allocated(needed + 1);
    memset(text, 0x5A, needed + 1);
    CHECK_STATUS(write(of, text, needed, &again), IBO_BUFFER_TOO_SMALL);
    CHECK(again == needed && all(text, needed, 0) && text[needed] == 0x5A);
    CHECK_STATUS(write(of, text, needed + 1, &again), IBO_OK);
    CHECK(again == needed && strlen(text) == needed && is_utf8(text, needed));
    return text;
}

typedef struct {
    const ibo_statement *statement, *other;
    const char *issued;
    size_t index;
    int32_t language;
} asked;

static ibo_status json_of(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    return ibo_statement_to_json(((const asked *)of)->statement, buffer, capacity, needed);
}

static ibo_status explained(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    const asked *a = of;
    return ibo_statement_explain(a->statement, a->language, buffer, capacity, needed);
}

static ibo_status formula_of(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    const asked *a = of;
    return ibo_statement_line_formula(a->statement, a->index, buffer, capacity, needed);
}

static ibo_status notice_of(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    return ibo_notice_to_json(((const asked *)of)->statement, buffer, capacity, needed, NULL);
}

static ibo_status correction_of(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    const asked *a = of;
    return ibo_correction_to_json(a->statement, a->other, buffer, capacity, needed, NULL);
}

static ibo_status correction_of_issued(const void *of, char *buffer, size_t capacity, size_t *needed)
{
    const asked *a = of;
    return ibo_correction_of_issued_to_json(a->issued, strlen(a->issued), a->other, buffer, capacity, needed, NULL);
}

static ibo_error fresh_error(void)
{
    ibo_error error;
    memset(&error, 0x5A, sizeof error);
    error.struct_size = sizeof error;
    error.language = IBO_LANGUAGE_EN;
    return error;
}

/* The error of a call that succeeded: empty, in the language that was asked for. */
static void check_no_error(const ibo_error *error)
{
    CHECK(error->struct_size == sizeof *error && error->language == IBO_LANGUAGE_EN);
    CHECK(all(&error->row, sizeof *error - offsetof(ibo_error, row), 0));
}

/* What is wrong with a row, or with a call, whose row is 0. */
static void check_error_of(const ibo_error *error, size_t row, const refusal *expected)
{
    CHECK_STATUS(error->row, row);
    CHECK_STATUS(error->number, expected->number);
    CHECK_TEXT(error->at, expected->at);
    CHECK_TEXT(error->rule, expected->rule);
    const size_t length = strlen(error->message);
    CHECK(length > 10 && length < sizeof error->message && is_utf8(error->message, length));
}

static void check_error(const ibo_error *error, ibo_status status, const refusal *expected)
{
    CHECK_STATUS(status, expected->number);
    CHECK(error->struct_size == sizeof *error && error->language == IBO_LANGUAGE_EN);
    check_error_of(error, 0, expected);
}

/* The outputs of a call before it: something in every byte but the size. */
static void *filled(void *output, uint32_t size)
{
    memset(output, 0x5A, size);
    memcpy(output, &size, sizeof size);
    return output;
}

/* And after one that failed: zeros, but for how much of it the library knows. */
static void check_empty(const void *output, size_t size, size_t known)
{
    uint32_t found;
    memcpy(&found, output, sizeof found);
    CHECK_STATUS(found, known);
    CHECK(all((const char *)output + sizeof found, size - sizeof found, 0));
}

/* ---- Statements ---- */

static void check_amounts(const ibo_amounts *found, const ibo_amounts *expected)
{
    CHECK_STATUS(found->struct_size, sizeof *found);
    CHECK_STATUS(found->scheme, expected->scheme);
    CHECK_STATUS(found->payer, expected->payer);
    CHECK_STATUS(found->certainty, expected->certainty);
    CHECK_STATUS(found->provisional, expected->provisional);
    CHECK_STATUS(found->has_employer_contribution, expected->has_employer_contribution);
    CHECK_STATUS(found->replacement_income_cents, expected->replacement_income_cents);
    CHECK_STATUS(found->premium_cents, expected->premium_cents);
    CHECK_STATUS(found->premium_after_fraction_cents, expected->premium_after_fraction_cents);
    CHECK_STATUS(found->premium_due_cents, expected->premium_due_cents);
    CHECK_STATUS(found->withholding_tax_cents, expected->withholding_tax_cents);
    CHECK_STATUS(found->net_cents, expected->net_cents);
    CHECK_STATUS(found->employer_contribution_cents, expected->employer_contribution_cents);
}

/* The version of the library is the one that its statements name, with the fingerprint of its values where there are no own ones. */
static void check_version(const char *statement, const ibo_parameters *own)
{
    const char *version = ibo_version(), *values = strstr(version, ", values ");
    CHECK(values != NULL);
    char expected[128];
    snprintf(expected, sizeof expected, "\"library\":\"%.*s\",\"values\":\"%s\"", (int)(values - version), version, values + strlen(", values "));
    CHECK(own != NULL || strstr(statement, expected) != NULL);
}

/* A line added to the lines before it, as the header says; `of_wage_share` once a share of the wage stands among them. Gives the new sum. */
static int64_t added(const ibo_line *line, int64_t sum, int *of_wage_share)
{
    CHECK(line->amount_cents >= 0);
    if (line->code == IBO_LINE_WAGE_SHARE) *of_wage_share = 1;
    switch (line->role) {
    case IBO_ROLE_BASE: return sum + line->amount_cents;
    case IBO_ROLE_DEDUCTED: return sum - line->amount_cents;
    case IBO_ROLE_INFORMATION: return sum;
    default: CHECK_STATUS(line->role, IBO_ROLE_RESULT);
    }
    /* A percentage or a fraction is taken of some results; the others are what the lines before them come to, and not below zero. */
    const int64_t most = sum > 0 ? sum : 0;
    if (line->code == IBO_LINE_DIFFERENCE || line->code == IBO_LINE_NET || (line->code == IBO_LINE_PREMIUM && *of_wage_share)) {
        CHECK_STATUS(line->amount_cents, most);
    } else {
        CHECK(line->amount_cents <= most);
    }
    return line->amount_cents;
}

static void check_lines(const item *it, const ibo_statement *statement)
{
    asked of = {statement, NULL, NULL, 0, IBO_LANGUAGE_NL};
    char *dutch = written(explained, &of);
    of.language = IBO_LANGUAGE_EN;
    char *english = written(explained, &of);
    size_t count = 0;
    int64_t sum = 0;
    int of_wage_share = 0;
    CHECK_STATUS(ibo_statement_line_count(statement, &count), IBO_OK);
    CHECK_STATUS(count, it->lines.count);
    for (of.index = 0; of.index < count; of.index++) {
        const expected_line *expected = (const expected_line *)(const void *)it->lines.bytes + of.index;
        ibo_line line;
        filled(&line, sizeof line);
        CHECK_STATUS(ibo_statement_line(statement, of.index, &line), IBO_OK);
        CHECK_STATUS(line.struct_size, sizeof line);
        CHECK_STATUS(line.code, expected->code);
        CHECK_STATUS(line.role, expected->role);
        CHECK_STATUS(line.certainty, expected->certainty);
        CHECK_STATUS(line.amount_cents, expected->cents);
        CHECK_STATUS(line.record, expected->record);
        CHECK_STATUS(line.recovered, expected->recovered);
        sum = added(&line, sum, &of_wage_share);
        recovered += line.recovered && line.role == IBO_ROLE_BASE;
        CHECK_TEXT(line.rule, expected->rule);
        CHECK_TEXT(line.name, expected->name);
        CHECK(memchr(line.label_nl, '\0', sizeof line.label_nl) != NULL && memchr(line.label_en, '\0', sizeof line.label_en) != NULL);
        CHECK(line.label_nl[0] != '\0' && strstr(dutch, line.label_nl) != NULL);
        CHECK(line.label_en[0] != '\0' && strstr(english, line.label_en) != NULL);
        char *formula = written(formula_of, &of);
        CHECK_TEXT(formula, expected->formula);
        free(formula);
    }
    CHECK_STATUS(sum, it->amounts.net_cents);
    summed++;
    ibo_line line;
    CHECK_STATUS(ibo_statement_line(statement, count, filled(&line, sizeof line)), IBO_INDEX_OUT_OF_RANGE);
    check_empty(&line, sizeof line, sizeof line);
    free(dutch);
    free(english);
}

static void check_notice(const item *it, const ibo_statement *statement)
{
    ibo_notice notice;
    ibo_error error = fresh_error();
    const ibo_status status = ibo_notice_compute(statement, filled(&notice, sizeof notice), &error);
    if (it->notice_error.number != 0) {
        size_t needed = 77;
        check_error(&error, status, &it->notice_error);
        check_empty(&notice, sizeof notice, sizeof notice);
        error = fresh_error();
        check_error(&error, ibo_notice_to_json(statement, NULL, 0, &needed, &error), &it->notice_error);
        CHECK(needed == 0);
    } else {
        CHECK_STATUS(status, IBO_OK);
        check_no_error(&error);
        CHECK_STATUS(notice.struct_size, sizeof notice);
        CHECK_STATUS(notice.month, it->in.the_case.month);
        CHECK_STATUS(notice.kind, it->notice_kind);
        CHECK_STATUS(notice.reserved, 0);
        CHECK_STATUS(notice.amount_cents, it->notice_cents);
        char *json = written(notice_of, &(asked){statement, NULL, NULL, 0, 0});
        CHECK_TEXT(json, it->notice);
        CHECK(notice.case_ref[0] != '\0' && strstr(json, notice.case_ref) != NULL);
        free(json);
    }
    notices++;
}

static void check_statement(const item *it, const ibo_statement *statement)
{
    ibo_amounts amounts;
    CHECK_STATUS(ibo_statement_amounts(statement, filled(&amounts, sizeof amounts)), IBO_OK);
    char *json = written(json_of, &(asked){statement, NULL, NULL, 0, 0});
    if (it->statement != NULL) {
        CHECK_TEXT(json, it->statement);
        check_version(json, it->parameters);
        check_amounts(&amounts, &it->amounts);
        check_lines(it, statement);
    }
    free(json);
    if (it->notice != NULL || it->notice_error.number != 0) check_notice(it, statement);
}

static void check_same(const ibo_statement *a, const ibo_statement *b)
{
    char *one = written(json_of, &(asked){a, NULL, NULL, 0, 0});
    char *other = written(json_of, &(asked){b, NULL, NULL, 0, 0});
    CHECK_TEXT(one, other);
    free(one);
    free(other);
}

/* ---- One case, as JSON and as structs ---- */

static int nothing_asked(const item *it)
{
    return it->options.require == 0 && it->options.provisional == 0 && it->parameters == NULL;
}

/* A handle that is not the call's: that of a run before, say. */
static ibo_statement *earlier(void)
{
    static char somewhere;
    return (ibo_statement *)(void *)&somewhere;
}

/* The statement or refusal of a call, which must be the item's. */
static void settle(const item *it, ibo_status status, ibo_statement *out, const ibo_error *error, const ibo_statement *same)
{
    if (it->error.number != 0) {
        check_error(error, status, &it->error);
        CHECK(out == NULL);
        return;
    }
    if (status != IBO_OK) fprintf(stderr, "%s: %d at %s: %s\n", doing, (int)status, error->at, error->message);
    CHECK_STATUS(status, IBO_OK);
    check_no_error(error);
    CHECK(out != NULL && out != earlier());
    if (same != NULL) check_same(out, same);
    check_statement(it, out);
}

static void run_json(item *it)
{
    static pages memory;
    const char *json = copied(&memory, it->json, it->json_length);
    ibo_error error = fresh_error();
    it->result = earlier();
    const ibo_options *options = it->options.require || it->options.provisional ? &it->options : NULL;
    ibo_status status = ibo_statement_from_json_with(json, it->json_length, options, it->parameters, &it->result, &error);
    settle(it, status, it->result, &error, NULL);
    if (nothing_asked(it)) {
        ibo_statement *again = earlier();
        error = fresh_error();
        status = ibo_statement_from_json(json, it->json_length, &again, &error);
        settle(it, status, again, &error, NULL);
        CHECK_STATUS(ibo_statement_free(again), IBO_OK);
    }
    if (it->error.number != 0) {
        refused_json++;
    } else {
        of_json++;
    }
}

/* The records at the end of their memory, each with `beyond` bytes of zeros behind the fields of today. */
typedef struct {
    const void *first;
    size_t count, size;
} placed;

static placed place(pages *memory, const array *from, size_t beyond)
{
    const size_t size = from->size + beyond;
    unsigned char *first = at_the_end(memory, from->count * size);
    for (size_t i = 0; i < from->count; i++) {
        memcpy(first + i * size, from->bytes + i * from->size, from->size);
        memset(first + i * size + from->size, 0, beyond);
    }
    return (placed){from->count ? first : NULL, from->count, from->count ? size : 0};
}

static void check_premium(const item *it, ibo_status status, const ibo_amounts *out, const ibo_error *error)
{
    if (it->error.number == 0) {
        CHECK_STATUS(status, IBO_OK);
        check_no_error(error);
        CHECK_STATUS(out->struct_size, sizeof *out);
        if (it->statement != NULL) check_amounts(out, &it->amounts);
        return;
    }
    if (strcmp(it->error.at, "case_ref") == 0) {
        /* The reference is read for statements alone: another fault is found, or none. */
        CHECK(status == IBO_OK || strcmp(error->at, "case_ref") != 0);
        return;
    }
    check_error(error, status, &it->error);
    check_empty(out, sizeof *out, sizeof *out);
}

/* The premium again, from the replacement income of the amounts: a sum of records may lie beyond the bound of an input (R0.4). */
static void run_premium(const item *it, const ibo_case *c, const ibo_amounts *computed, const ibo_options *options)
{
    const int64_t income = computed->replacement_income_cents;
    ibo_premium premium;
    ibo_error error = fresh_error();
    const ibo_status status = ibo_premium_compute(c, income, options, it->parameters, filled(&premium, sizeof premium), &error);
    if (income > INT64_C(100000000000)) {
        CHECK_STATUS(status, IBO_ERROR_AMOUNT_OUT_OF_RANGE);
        CHECK_TEXT(error.at, "replacement_income");
        check_empty(&premium, sizeof premium, sizeof premium);
        return;
    }
    CHECK_STATUS(status, IBO_OK);
    check_no_error(&error);
    CHECK(premium.amount_cents == computed->premium_cents && premium.scheme == computed->scheme && premium.payer == computed->payer);
    CHECK(premium.certainty >= computed->certainty && premium.struct_size == sizeof premium);
}

static void run_structs_once(const item *it, const input *in, int larger)
{
    static pages case_memory, u_memory, l_memory, s_memory, a_memory;
    const ibo_case *c = copied(&case_memory, &in->the_case, sizeof in->the_case);
    const placed u = place(&u_memory, &in->u, larger ? sizeof(larger_u) - sizeof(ibo_unemployment_record) : 0);
    const placed l = place(&l_memory, &in->l, larger ? sizeof(larger_l) - sizeof(ibo_leefloon_record) : 0);
    const placed s = place(&s_memory, &in->s, larger ? sizeof(larger_s) - sizeof(ibo_sickness_record) : 0);
    const placed a = place(&a_memory, &in->a, larger ? sizeof(larger_a) - sizeof(ibo_absence) : 0);
    const ibo_options *options = it->options.require || it->options.provisional ? &it->options : NULL;

    ibo_statement *statement = earlier();
    ibo_error error = fresh_error();
    ibo_status status = ibo_statement_compute_with(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, a.first,
                                                   a.count, a.size, options, it->parameters, &statement, &error);
    settle(it, status, statement, &error, it->result);
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);

    ibo_amounts out;
    filled(&out, sizeof out);
    error = fresh_error();
    status = ibo_amounts_compute_with(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, a.first, a.count, a.size,
                                      options, it->parameters, &out, &error);
    check_premium(it, status, &out, &error);
    if (status == IBO_OK) run_premium(it, c, &out, options);

    if (nothing_asked(it) && in->a.count == 0) {
        statement = earlier();
        error = fresh_error();
        status = ibo_statement_compute(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, &statement, &error);
        settle(it, status, statement, &error, it->result);
        CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
        filled(&out, sizeof out);
        error = fresh_error();
        status = ibo_amounts_compute(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, &out, &error);
        check_premium(it, status, &out, &error);
    }
}

/* Spaces in place of the NULs at the end of a text, as COBOL pads. */
static void pad(char *text, size_t size)
{
    for (size_t i = size; i > 0 && text[i - 1] == '\0'; i--) text[i - 1] = ' ';
}

static void pad_input(input *in)
{
    pad(in->the_case.case_ref, sizeof in->the_case.case_ref);
    for (size_t i = 0; i < in->u.count; i++) {
        ibo_unemployment_record *u = (ibo_unemployment_record *)(void *)in->u.bytes + i;
        pad(u->rva_code, sizeof u->rva_code);
        pad(u->benefit_type, sizeof u->benefit_type);
        u->struct_size = 0; /* in an array it is not read */
    }
    for (size_t i = 0; i < in->l.count; i++) {
        ibo_leefloon_record *l = (ibo_leefloon_record *)(void *)in->l.bytes + i;
        pad(l->aid_type, sizeof l->aid_type);
        pad(l->entry_kind, sizeof l->entry_kind);
        l->struct_size = UINT32_MAX;
    }
    for (size_t i = 0; i < in->s.count; i++) {
        ibo_sickness_record *s = (ibo_sickness_record *)(void *)in->s.bytes + i;
        pad(s->benefit_code, sizeof s->benefit_code);
        pad(s->document_type, sizeof s->document_type);
        pad(s->attest_id, sizeof s->attest_id);
        s->struct_size = 0;
    }
}

static void run_structs(item *it)
{
    run_structs_once(it, &it->in, 0);
    input padded = it->in;
    padded.u.bytes = padded.l.bytes = padded.s.bytes = padded.a.bytes = NULL;
    padded.u.count = padded.l.count = padded.s.count = padded.a.count = 0;
    padded.u.capacity = padded.l.capacity = padded.s.capacity = padded.a.capacity = 0;
    append(&padded.u, &it->in.u);
    append(&padded.l, &it->in.l);
    append(&padded.s, &it->in.s);
    append(&padded.a, &it->in.a);
    pad_input(&padded);
    run_structs_once(it, &padded, 1);
    free_input(&padded);
    if (it->error.number != 0) {
        refused_structs++;
    } else {
        of_structs++;
    }
}

/* ---- Rows ---- */

/* What a call writes of its rows: results, statuses and errors, in elements that may be larger than today's. */
typedef struct {
    unsigned char *results, *errors;
    size_t count, size, room, error_size, refused;
    ibo_status *statuses;
} outcome;

/* Something in all of it, at the end of memory; without room, no errors are asked for. The errors are wanted in two languages by turns. */
static outcome asked_of_rows(size_t count, size_t size, size_t room, size_t error_size)
{
    static pages result_memory, status_memory, error_memory;
    outcome o = {at_the_end(&result_memory, count * size), NULL, count, size, room, room ? error_size : 0, 77,
                 at_the_end(&status_memory, count * sizeof *o.statuses)};
    memset(o.results, 0x5A, count * size);
    memset(o.statuses, 0x5A, count * sizeof *o.statuses);
    if (room > 0) {
        o.errors = at_the_end(&error_memory, room * error_size);
        memset(o.errors, 0x5A, room * error_size);
    }
    for (size_t i = 0; i < room; i++) {
        const int32_t language = i % 2 ? IBO_LANGUAGE_NL : IBO_LANGUAGE_EN;
        memcpy(o.errors + i * error_size + offsetof(ibo_error, language), &language, sizeof language);
    }
    return o;
}

static const ibo_error *error_at(const outcome *o, size_t index)
{
    const unsigned char *place = o->errors + index * o->error_size;
    const ibo_error *error = (const ibo_error *)(const void *)place;
    CHECK_STATUS(error->struct_size, sizeof *error);
    CHECK_STATUS(error->language, index % 2 ? IBO_LANGUAGE_NL : IBO_LANGUAGE_EN);
    CHECK(all(place + sizeof *error, o->error_size - sizeof *error, 0));
    return error;
}

static void check_no_errors_from(const outcome *o, size_t first)
{
    for (size_t i = first; i < o->room; i++) {
        const ibo_error *error = error_at(o, i);
        CHECK(all(&error->row, sizeof *error - offsetof(ibo_error, row), 0));
    }
}

/* A call that failed tells each row so, and leaves nothing of a run before. */
static void check_no_rows(const outcome *o, ibo_status status)
{
    for (size_t i = 0; i < o->count; i++) {
        CHECK_STATUS(o->statuses[i], status);
        const size_t known = o->size < sizeof(ibo_amounts) ? sizeof(ibo_payment_result) : sizeof(ibo_amounts);
        check_empty(o->results + i * o->size, o->size, known);
    }
    CHECK_STATUS(o->refused, 0);
    check_no_errors_from(o, 0);
}

/* ---- Many cases in one call ---- */

/* A row of `ibo_amounts_compute_many`: its records are those of the pools from the first ones on. */
typedef struct {
    const char *name;
    ibo_case the_case;
    size_t u, l, s, a;
    refusal expected;
    ibo_amounts amounts;
} row;

typedef struct {
    ibo_options options;
    array good, bad;
} batch;

static array pool_u = ARRAY_OF(ibo_unemployment_record), pool_l = ARRAY_OF(ibo_leefloon_record), pool_s = ARRAY_OF(ibo_sickness_record),
             pool_a = ARRAY_OF(ibo_absence);
static batch batches[8];
static size_t batch_count;

static void remember(const item *it)
{
    const int of_reference = strcmp(it->error.at, "case_ref") == 0;
    if (!it->has_case || it->parameters != NULL || it->notice_error.number != 0 || of_reference) return;
    if (it->error.number == 0 && it->statement == NULL) return; /* amounts of which nothing is known */
    batch *b = NULL;
    for (size_t i = 0; i < batch_count && b == NULL; i++) {
        if (batches[i].options.require == it->options.require && batches[i].options.provisional == it->options.provisional) b = &batches[i];
    }
    if (b == NULL) {
        CHECK(batch_count < sizeof batches / sizeof *batches);
        b = &batches[batch_count++];
        *b = (batch){it->options, ARRAY_OF(row), ARRAY_OF(row)};
    }
    row r = {it->name, it->in.the_case, pool_u.count, pool_l.count, pool_s.count, pool_a.count, it->error, it->amounts};
    memset(r.the_case.case_ref, 0xFF, sizeof r.the_case.case_ref); /* not read here */
    r.the_case.unemployment_count = (uint32_t)it->in.u.count;
    r.the_case.leefloon_count = (uint32_t)it->in.l.count;
    r.the_case.sickness_count = (uint32_t)it->in.s.count;
    r.the_case.absence_count = (uint32_t)it->in.a.count;
    append(&pool_u, &it->in.u);
    append(&pool_l, &it->in.l);
    append(&pool_s, &it->in.s);
    append(&pool_a, &it->in.a);
    push(it->error.number ? &b->bad : &b->good, &r);
}

/* The arrays of one call, the rows that they come from, and how many of these are bad. */
typedef struct {
    array rows, cases, records[4];
    size_t bad;
} table_of_cases;

/* The arrays of records as the function has them, and where a case says how many of them are its own. */
static const struct {
    const char *name, *count_name;
    size_t count;
} lists[4] = {{"unemployment", "unemployment_count", offsetof(ibo_case, unemployment_count)},
              {"leefloon", "leefloon_count", offsetof(ibo_case, leefloon_count)},
              {"sickness", "sickness_count", offsetof(ibo_case, sickness_count)},
              {"absences", "absence_count", offsetof(ibo_case, absence_count)}};

static uint32_t case_index_of(const array *records, size_t index)
{
    uint32_t found;
    memcpy(&found, records->bytes + index * records->size + CASE_INDEX, sizeof found);
    return found;
}

static void set_case_index(array *records, size_t index, uint32_t case_index)
{
    memcpy(records->bytes + index * records->size + CASE_INDEX, &case_index, sizeof case_index);
}

static void append_own(array *to, const array *pool, size_t first, size_t count, uint32_t case_index)
{
    for (size_t i = 0; i < count; i++) {
        push(to, pool->bytes + (first + i) * pool->size);
        set_case_index(to, to->count - 1, case_index);
    }
}

/* Exchanges two elements. */
static void exchange(array *of, size_t one, size_t other)
{
    unsigned char *a = of->bytes + one * of->size, *b = of->bytes + other * of->size;
    for (size_t i = 0; i < of->size; i++) {
        const unsigned char byte = a[i];
        a[i] = b[i];
        b[i] = byte;
    }
}

static void turn_around(array *of)
{
    for (size_t i = 0; i < of->count / 2; i++) exchange(of, i, of->count - 1 - i);
}

/* In which order the records stand: as their cases, those of the last case first, or all of them the other way round. */
enum order { AS_CASES, LAST_CASE_FIRST, BACKWARDS };

/* All rows of one kind of options, a bad one after each good one. */
static table_of_cases laid_out(const batch *b, enum order order)
{
    table_of_cases t = {ARRAY_OF(row), ARRAY_OF(ibo_case),
                        {ARRAY_OF(ibo_unemployment_record), ARRAY_OF(ibo_leefloon_record), ARRAY_OF(ibo_sickness_record), ARRAY_OF(ibo_absence)}, 0};
    const size_t most = b->good.count > b->bad.count ? b->good.count : b->bad.count;
    for (size_t i = 0; i < most; i++) {
        if (i < b->good.count) push(&t.rows, b->good.bytes + i * sizeof(row));
        if (b->bad.count > 0) push(&t.rows, b->bad.bytes + i % b->bad.count * sizeof(row));
    }
    for (size_t i = 0; i < t.rows.count; i++) {
        const row *r = (const row *)(const void *)t.rows.bytes + i;
        ((ibo_case *)push(&t.cases, &r->the_case))->case_index = (uint32_t)i;
        t.bad += r->expected.number != 0;
    }
    for (size_t i = 0; i < t.rows.count; i++) {
        const size_t index = order == LAST_CASE_FIRST ? t.rows.count - 1 - i : i;
        const row *r = (const row *)(const void *)t.rows.bytes + index;
        append_own(&t.records[0], &pool_u, r->u, r->the_case.unemployment_count, (uint32_t)index);
        append_own(&t.records[1], &pool_l, r->l, r->the_case.leefloon_count, (uint32_t)index);
        append_own(&t.records[2], &pool_s, r->s, r->the_case.sickness_count, (uint32_t)index);
        append_own(&t.records[3], &pool_a, r->a, r->the_case.absence_count, (uint32_t)index);
    }
    for (size_t i = 0; i < 4 && order == BACKWARDS; i++) turn_around(&t.records[i]);
    return t;
}

static void free_table_of_cases(table_of_cases *t)
{
    free(t->rows.bytes);
    free(t->cases.bytes);
    for (size_t i = 0; i < 4; i++) free(t->records[i].bytes);
}

/* The arrays at the end of their memory, in one call. */
static ibo_status call_many(const table_of_cases *t, const ibo_options *asked, size_t beyond, outcome *o, ibo_error *error)
{
    static pages memory[5];
    const placed c = place(&memory[4], &t->cases, beyond);
    placed r[4];
    for (size_t i = 0; i < 4; i++) r[i] = place(&memory[i], &t->records[i], beyond);
    const ibo_options *options = asked->require || asked->provisional ? asked : NULL;
    batch_calls++;
    return ibo_amounts_compute_many(c.first, c.count, c.size, r[0].first, r[0].count, r[0].size, r[1].first, r[1].count, r[1].size, r[2].first,
                                    r[2].count, r[2].size, r[3].first, r[3].count, r[3].size, options, NULL,
                                    (ibo_amounts *)(void *)o->results, o->size, o->statuses, &o->refused,
                                    (ibo_error *)(void *)o->errors, o->room, o->error_size, error);
}

static void run_batch(const batch *b, enum order order, size_t beyond)
{
    table_of_cases t = laid_out(b, order);
    /* Room for more errors than there are, for half of them, and for none. */
    const size_t room = order == AS_CASES ? t.bad + 3 : order == LAST_CASE_FIRST ? t.bad / 2 : 0;
    outcome o = asked_of_rows(t.rows.count, sizeof(ibo_amounts) + 2 * beyond, room, sizeof(ibo_error) + beyond);
    ibo_error error = fresh_error();
    CHECK_STATUS(call_many(&t, &b->options, beyond, &o, &error), IBO_OK);
    check_no_error(&error);
    CHECK_STATUS(o.refused, t.bad);
    size_t refused = 0;
    for (size_t i = 0; i < t.rows.count; i++) {
        const row *r = (const row *)(const void *)t.rows.bytes + i;
        const unsigned char *result = o.results + i * o.size;
        doing = r->name;
        /* Of two faults in one list, the one in the first record is told. */
        if (order != BACKWARDS || r->expected.number == 0) CHECK_STATUS(o.statuses[i], r->expected.number);
        CHECK(r->expected.number == 0 || o.statuses[i] > 1000);
        if (r->expected.number != 0) {
            check_empty(result, o.size, sizeof(ibo_amounts));
            if (refused < room) check_error_of(error_at(&o, refused), i, &r->expected);
            refused++;
        } else {
            check_amounts((const ibo_amounts *)(const void *)result, &r->amounts);
            CHECK(all(result + sizeof(ibo_amounts), 2 * beyond, 0));
        }
    }
    check_no_errors_from(&o, refused);
    batch_rows += t.rows.count - t.bad;
    batch_refused += t.bad;
    free_table_of_cases(&t);
}

/* A call with arrays that do not agree: it is refused as a whole, at this place. */
static void refuse_many(const table_of_cases *t, const batch *b, ibo_status status, const char *array, size_t index, const char *field)
{
    char at[112];
    snprintf(at, sizeof at, "%s[%zu].%s", array, index, field);
    doing = at;
    outcome o = asked_of_rows(t->rows.count, sizeof(ibo_amounts), 3, sizeof(ibo_error));
    ibo_error error = fresh_error();
    CHECK_STATUS(call_many(t, &b->options, 0, &o, &error), status);
    CHECK_STATUS(error.number, status);
    CHECK_STATUS(error.row, 0);
    CHECK_TEXT(error.at, at);
    check_no_rows(&o, status);
}

/* No case gets the records of another when an array is sorted, shifted or cut on its own. */
static void run_mixed_up(const batch *b)
{
    table_of_cases t = laid_out(b, AS_CASES);
    const size_t count = t.cases.count;
    if (count > 5) {
        exchange(&t.cases, 2, 5);
        refuse_many(&t, b, IBO_ERROR_WRONG_TYPE, "cases", 2, "case_index");
        exchange(&t.cases, 2, 5);
        turn_around(&t.cases);
        refuse_many(&t, b, IBO_ERROR_WRONG_TYPE, "cases", 0, "case_index");
    }
    free_table_of_cases(&t);
    for (size_t list = 0; list < 4; list++, free_table_of_cases(&t)) {
        t = laid_out(b, AS_CASES);
        array *records = &t.records[list];
        if (records->count < 2) continue;
        const uint32_t first = case_index_of(records, 0), last = case_index_of(records, records->count - 1);

        /* A record of a case that there is not. */
        const size_t some = records->count > 5 ? 5 : 1;
        const uint32_t own = case_index_of(records, some);
        set_case_index(records, some, (uint32_t)count);
        refuse_many(&t, b, IBO_ERROR_UNKNOWN_CASE, lists[list].name, some, "case_index");
        set_case_index(records, some, UINT32_MAX);
        refuse_many(&t, b, IBO_ERROR_UNKNOWN_CASE, lists[list].name, some, "case_index");
        set_case_index(records, some, own);

        /* Without the first record, and without the last one. */
        array shifted = *records, cut = *records;
        shifted.bytes += shifted.size;
        shifted.count = cut.count = records->count - 1;
        const array whole_list = *records;
        *records = shifted;
        refuse_many(&t, b, IBO_RECORD_COUNT, "cases", first, lists[list].count_name);
        *records = cut;
        refuse_many(&t, b, IBO_RECORD_COUNT, "cases", last, lists[list].count_name);
        *records = whole_list;

        /* The indices one record lower than the records: the first case that then has more or fewer than it says. */
        if (first == last) continue;
        for (size_t i = records->count - 1; i > 0; i--) set_case_index(records, i, case_index_of(records, i - 1));
        size_t wrong = 0;
        for (uint32_t said = 0, has = 0; wrong < count; wrong++, has = 0) {
            memcpy(&said, t.cases.bytes + wrong * t.cases.size + lists[list].count, sizeof said);
            for (size_t i = 0; i < records->count; i++) has += case_index_of(records, i) == wrong;
            if (said != has) break;
        }
        refuse_many(&t, b, IBO_RECORD_COUNT, "cases", wrong, lists[list].count_name);
    }
}

/* ---- Corrections ---- */

static void check_correction(const char *name, const item *before, const item *after, int64_t to_pay, const char *json)
{
    doing = name;
    ibo_correction found;
    ibo_error error = fresh_error();
    CHECK_STATUS(ibo_correction_compute(before->result, after->result, filled(&found, sizeof found), &error), IBO_OK);
    check_no_error(&error);
    CHECK_STATUS(found.struct_size, sizeof found);
    CHECK_STATUS(found.to_pay_cents, to_pay);
    CHECK_STATUS(found.month, after->in.the_case.month);
    CHECK(strncmp(found.case_ref, after->in.the_case.case_ref, 64) == 0);
    char *issued = written(json_of, &(asked){before->result, NULL, NULL, 0, 0});
    const asked of = {before->result, after->result, issued, 0, 0};
    char *one = written(correction_of, &of), *other = written(correction_of_issued, &of);
    CHECK_TEXT(one, json);
    CHECK_TEXT(other, json);
    ibo_correction again = {.struct_size = sizeof again};
    CHECK_STATUS(ibo_correction_of_issued(issued, strlen(issued), after->result, &again, NULL), IBO_OK);
    CHECK(memcmp(&again, &found, sizeof again) == 0);
    free(issued);
    free(one);
    free(other);
    corrections++;
}

static void check_no_correction(const char *name, const item *before, const item *after, const refusal *expected)
{
    doing = name;
    ibo_correction found;
    ibo_error error = fresh_error();
    check_error(&error, ibo_correction_compute(before->result, after->result, filled(&found, sizeof found), &error), expected);
    check_empty(&found, sizeof found, sizeof found);
    size_t needed = 77;
    error = fresh_error();
    check_error(&error, ibo_correction_to_json(before->result, after->result, NULL, 0, &needed, &error), expected);
    CHECK(needed == 0);
    char *issued = written(json_of, &(asked){before->result, NULL, NULL, 0, 0});
    needed = 77;
    error = fresh_error();
    check_error(&error, ibo_correction_of_issued_to_json(issued, strlen(issued), after->result, NULL, 0, &needed, &error), expected);
    CHECK(needed == 0);
    error = fresh_error();
    check_error(&error, ibo_correction_of_issued(issued, strlen(issued), after->result, filled(&found, sizeof found), &error), expected);
    check_empty(&found, sizeof found, sizeof found);
    free(issued);
    corrections++;
}

/* ---- Payments ---- */

typedef struct {
    const char *name;
    ibo_payment_row row;
    ibo_status expected; /* in the month of the row */
    const char *at;
    ibo_payment_result paid;
} payment;

static array payments = ARRAY_OF(payment);

static void check_paid(const ibo_payment_result *found, const ibo_payment_result *expected)
{
    CHECK_STATUS(found->struct_size, sizeof *found);
    CHECK_STATUS(found->certainty, expected->certainty);
    CHECK_STATUS(found->premium_cents, expected->premium_cents);
    CHECK_STATUS(found->premium_after_fraction_cents, expected->premium_after_fraction_cents);
    CHECK_STATUS(found->premium_due_cents, expected->premium_due_cents);
    CHECK_STATUS(found->withholding_tax_cents, expected->withholding_tax_cents);
    CHECK_STATUS(found->net_cents, expected->net_cents);
}

static void settle_payment(const payment *p, ibo_status status, const ibo_payment_result *out, const ibo_error *error)
{
    CHECK_STATUS(status, p->expected);
    if (p->expected == IBO_OK) {
        check_paid(out, &p->paid);
        check_no_error(error);
    } else {
        CHECK_STATUS(error->number, p->expected);
        CHECK_STATUS(error->row, 0);
        CHECK_TEXT(error->at, p->at);
        check_empty(out, sizeof *out, sizeof *out);
    }
}

/* One payment, without a month where the row has none. */
static void run_payment(const payment *p, const ibo_parameters *parameters)
{
    doing = p->name;
    ibo_payment_result out;
    filled(&out, sizeof out);
    ibo_error error = fresh_error();
    const int of_month = p->expected == IBO_ERROR_PARAMETER_NOT_COVERED || (p->expected != IBO_OK && strcmp(p->at, "month") == 0);
    if (parameters == NULL && !of_month) {
        settle_payment(p, ibo_payment(p->row.premium_cents, p->row.employment, p->row.attendance, &out, &error), &out, &error);
    }
    if (p->row.month != 0) {
        filled(&out, sizeof out);
        error = fresh_error();
        const ibo_status status =
            ibo_payment_in(p->row.month, parameters, p->row.premium_cents, p->row.employment, p->row.attendance, &out, &error);
        settle_payment(p, status, &out, &error);
    }
}

static void run_payments(const array *of, const ibo_parameters *parameters, size_t beyond)
{
    array rows = ARRAY_OF(ibo_payment_row);
    size_t bad = 0;
    for (size_t i = 0; i < of->count; i++) {
        const payment *p = (const payment *)(const void *)of->bytes + i;
        push(&rows, &p->row);
        if (p->expected != IBO_OK) bad++;
    }
    static pages row_memory;
    const placed in = place(&row_memory, &rows, beyond);
    outcome o = asked_of_rows(rows.count, sizeof(ibo_payment_result) + beyond, beyond ? bad / 2 : bad + 3, sizeof(ibo_error) + beyond);
    ibo_error error = fresh_error();
    doing = "ibo_payments";
    CHECK_STATUS(ibo_payments(in.first, in.count, in.size, parameters, (ibo_payment_result *)(void *)o.results, o.size, o.statuses, &o.refused,
                              (ibo_error *)(void *)o.errors, o.room, o.error_size, &error),
                 IBO_OK);
    check_no_error(&error);
    CHECK_STATUS(o.refused, bad);
    size_t refused = 0;
    for (size_t i = 0; i < of->count; i++) {
        const payment *p = (const payment *)(const void *)of->bytes + i;
        const unsigned char *result = o.results + i * o.size;
        doing = p->name;
        CHECK_STATUS(o.statuses[i], p->expected);
        if (p->expected != IBO_OK) {
            check_empty(result, o.size, sizeof(ibo_payment_result));
            if (refused < o.room) {
                const ibo_error *told = error_at(&o, refused);
                CHECK_STATUS(told->row, i);
                CHECK_STATUS(told->number, p->expected);
                CHECK_TEXT(told->at, p->at);
                CHECK(strlen(told->message) > 10);
            }
            refused++;
        } else {
            check_paid((const ibo_payment_result *)(const void *)result, &p->paid);
            CHECK(all(result + sizeof(ibo_payment_result), beyond, 0));
        }
    }
    check_no_errors_from(&o, refused);
    free(rows.bytes);
}

/* Rows that are refused, by hand from R0.4, R1.5, R6.2 and R7.4. */
static const payment bad_payments[] = {
    {"premium below zero", {.month = 0, .premium_cents = -1, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_AMOUNT_NEGATIVE, "premium", {0}},
    {"premium beyond the bound", {.month = 0, .premium_cents = 100000000001, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"the smallest integer", {.month = 202603, .premium_cents = INT64_MIN, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"the largest integer", {.month = 202603, .premium_cents = INT64_MAX, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"no hours", {.month = 202603, .premium_cents = 58857, .employment = {0, 3800}, .attendance = {1, 1}}, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "fraction", {0}},
    {"more than full-time", {.month = 202603, .premium_cents = 58857, .employment = {3801, 3800}, .attendance = {1, 1}}, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "fraction", {0}},
    {"over zero", {.month = 202603, .premium_cents = 58857, .employment = {3800, 0}, .attendance = {1, 1}}, IBO_ERROR_FRACTION_ZERO, "fraction", {0}},
    {"a part beyond the bound", {.month = 202603, .premium_cents = 58857, .employment = {3800, 1000001}, .attendance = {1, 1}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "fraction", {0}},
    {"the largest parts", {.month = 202603, .premium_cents = 58857, .employment = {UINT32_MAX, UINT32_MAX}, .attendance = {1, 1}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "fraction", {0}},
    {"more attended than there was", {.month = 202603, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {2, 1}}, IBO_ERROR_ATTENDANCE_NOT_ALLOWED, "attendance", {0}},
    {"attendance over zero", {.month = 202603, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {1, 0}}, IBO_ERROR_FRACTION_ZERO, "attendance", {0}},
    {"attendance beyond the bound", {.month = 202603, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {1000001, 1000001}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance", {0}},
    {"no such month", {.month = 202613, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_DATE_IMPOSSIBLE, "month", {.net_cents = 0}},
    {"month 0 of a year", {.month = 202600, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_DATE_IMPOSSIBLE, "month", {.net_cents = 0}},
    {"before the first rate", {.month = 201808, .premium_cents = 58857, .employment = {3800, 3800}, .attendance = {1, 1}}, IBO_ERROR_PARAMETER_NOT_COVERED, "month", {.net_cents = 0}},
};

static void run_all_payments(void)
{
    const size_t good = payments.count, bad = sizeof bad_payments / sizeof *bad_payments;
    array mixed = ARRAY_OF(payment);
    for (size_t i = 0; i < good; i++) {
        payment *p = (payment *)(void *)payments.bytes + i;
        run_payment(p, NULL);
        push(&mixed, p);
        if (i % 3 == 0) {
            ((payment *)push(&mixed, p))->row.month = 0;
            push(&mixed, &bad_payments[i / 3 % bad]);
        }
    }
    for (size_t i = 0; i < bad; i++) run_payment(&bad_payments[i], NULL);
    run_payments(&mixed, NULL, 0);
    run_payments(&mixed, NULL, 8);
    printf("payments: %zu agree, one by one and in one call with bad rows in between; %zu kinds of bad rows are refused\n", good, bad);
    free(mixed.bytes);
}

/* A rate of our own from July 2026: 294.29 x 20 % = 58.858, printed 58.86; from 2027 on 294.29 x 30 % = 88.287, printed 88.29. */
/* 588.57 at half-time, and what it gives. */
#define ROW(of) {.month = of, .premium_cents = 58857, .employment = {1900, 3800}, .attendance = {1, 1}}
#define PAID(how, tax, left)                                                                                     \
    {.certainty = how, .premium_cents = 58857, .premium_after_fraction_cents = 29429, .premium_due_cents = 29429, \
     .withholding_tax_cents = tax, .net_cents = left}

static void run_own_rate(void)
{
    static const char july[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-07-01\"\nvalue = \"0.2\"\ncertainty = \"assumed\"\n"
                               "source = \"synthetic, for this test\"\n";
    static const char january[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2027-01-01\"\nvalue = \"0.3\"\ncertainty = \"assumed\"\n"
                                  "source = \"synthetic, for this test\"\n";
    static const payment rows[] = {
        {"June 2026", ROW(202606), IBO_OK, "", PAID(IBO_CERTAINTY_SECONDARY, 3270, 26159)},
        {"July 2026", ROW(202607), IBO_OK, "", PAID(IBO_CERTAINTY_ASSUMED, 5886, 23543)},
        {"no month, and two rates", ROW(0), IBO_ERROR_PARAMETER_NOT_COVERED, "month", {.net_cents = 0}},
        {"December 2026", ROW(202612), IBO_OK, "", PAID(IBO_CERTAINTY_ASSUMED, 5886, 23543)},
        {"January 2027", ROW(202701), IBO_OK, "", PAID(IBO_CERTAINTY_ASSUMED, 8829, 20600)},
    };
    ibo_parameters *first = NULL, *second = NULL, *other = NULL;
    ibo_error error = fresh_error();
    doing = "a rate of our own";
    CHECK_STATUS(ibo_parameters_load(july, sizeof july - 1, &first, &error), IBO_OK);
    CHECK_STATUS(ibo_parameters_load_over(first, january, sizeof january - 1, &second, &error), IBO_OK);
    CHECK_STATUS(ibo_parameters_load_over(NULL, july, sizeof july - 1, &other, &error), IBO_OK);
    array some = ARRAY_OF(payment);
    for (size_t i = 0; i < 4; i++) {
        run_payment(&rows[i], first);
        run_payment(&rows[i], other);
        push(&some, &rows[i]);
    }
    run_payments(&some, first, 0);
    run_payments(&some, other, 0);
    /* What was laid over the first file did not change it. */
    CHECK_STATUS(ibo_parameters_free(first), IBO_OK);
    run_payment(&rows[4], second);
    push(&some, &rows[4]);
    run_payments(&some, second, 8);
    CHECK_STATUS(ibo_parameters_free(second), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(other), IBO_OK);
    free(some.bytes);
}

/* ---- The rest ---- */

static void run_retention(void)
{
    static const struct {
        int32_t delivery, until;
        ibo_status status;
    } days[] = {{20261122, 20361122, IBO_OK}, {20240229, 20340301, IBO_OK}, {20281231, 20381231, IBO_OK}, {20260231, 0, IBO_ERROR_DATE_IMPOSSIBLE}};
    doing = "retention";
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        int32_t until = -77;
        ibo_error error = fresh_error();
        CHECK_STATUS(ibo_retention_until(days[i].delivery, &until, &error), days[i].status);
        CHECK_STATUS(until, days[i].until);
    }
}

/* Every number from far below the first status to far beyond the last: a name for those of the header and the catalogue alone. */
static void run_names(const char *const names[2000])
{
    static const char *const calls[] = {"ok",           "null-pointer", "misaligned-pointer", "struct-size", "too-long", "buffer-too-small",
                                        "index-out-of-range", "unknown-argument", "record-count", "internal", "out-of-memory", "wrong-handle"};
    doing = "the names of statuses";
    for (int32_t status = -2000; status < 2000; status++) {
        const char *expected = status >= 0 ? names[status] : NULL;
        if (status >= IBO_OK && status <= IBO_WRONG_HANDLE) expected = calls[status];
        CHECK_TEXT(ibo_status_name(status), expected ? expected : "unknown");
        CHECK(ibo_status_meaning(status, IBO_LANGUAGE_EN) != NULL && ibo_status_meaning(status, IBO_LANGUAGE_NL) != NULL);
        CHECK(ibo_status_meaning(status, 0) == NULL && ibo_status_meaning(status, 99) == NULL && ibo_status_meaning(status, -1) == NULL);
    }
    CHECK_TEXT(ibo_status_name(INT32_MIN), "unknown");
    CHECK_TEXT(ibo_status_name(INT32_MAX), "unknown");
}

static void read_refusal(const table *t, int field, refusal *r)
{
    r->number = whole(t, field);
    text_into(t, field + 1, r->at, sizeof r->at - 1);
    text_into(t, field + 2, r->rule, sizeof r->rule - 1);
}

static void read_case(const table *t, ibo_case *c)
{
    c->struct_size = sizeof *c;
    c->month = whole(t, 1);
    c->kind = whole(t, 2);
    c->start = whole(t, 3);
    c->end = whole(t, 4);
    c->stopped = whole(t, 5);
    c->suspended_days = whole(t, 6);
    c->percentage = whole(t, 7);
    c->rsz_base = whole(t, 8);
    c->has_reference_gross_wage = whole(t, 9);
    c->has_employee_rsz = whole(t, 10);
    c->attendance_kind = whole(t, 11);
    c->reference_gross_wage_cents = wide(t, 12);
    c->employee_rsz_cents = wide(t, 13);
    c->employment_fraction = (ibo_fraction){part(t, 14), part(t, 15)};
    c->attendance = (ibo_fraction){part(t, 16), part(t, 17)};
    c->unemployment_availability = whole(t, 18);
    c->leefloon_availability = whole(t, 19);
    c->sickness_availability = whole(t, 20);
    text_into(t, 21, c->case_ref, sizeof c->case_ref);
}

/* A line of a case: 1 when it was one. */
static int read_records(const table *t, input *in)
{
    if (line_is(t, "case", 22)) {
        read_case(t, &in->the_case);
    } else if (line_is(t, "u", 8)) {
        ibo_unemployment_record u = {.struct_size = sizeof u, .from = whole(t, 1), .to = whole(t, 2), .basis = whole(t, 3),
                                     .day_amount_cents = wide(t, 4), .half_per_week = whole(t, 5)};
        text_into(t, 6, u.rva_code, sizeof u.rva_code);
        text_into(t, 7, u.benefit_type, sizeof u.benefit_type);
        push(&in->u, &u);
    } else if (line_is(t, "l", 7)) {
        ibo_leefloon_record l = {.struct_size = sizeof l, .month = whole(t, 1), .amount_cents = wide(t, 2), .from = whole(t, 3), .to = whole(t, 4)};
        text_into(t, 5, l.aid_type, sizeof l.aid_type);
        text_into(t, 6, l.entry_kind, sizeof l.entry_kind);
        push(&in->l, &l);
    } else if (line_is(t, "s", 12)) {
        ibo_sickness_record s = {.struct_size = sizeof s, .nature = whole(t, 1), .from = whole(t, 2), .to = whole(t, 3),
                                 .gross_taxable_cents = wide(t, 4), .hours_hundredths = wide(t, 5), .days = whole(t, 6), .version = whole(t, 7),
                                 .status = whole(t, 8)};
        text_into(t, 9, s.benefit_code, sizeof s.benefit_code);
        text_into(t, 10, s.document_type, sizeof s.document_type);
        text_into(t, 11, s.attest_id, sizeof s.attest_id);
        push(&in->s, &s);
    } else if (line_is(t, "a", 3)) {
        push(&in->a, &(ibo_absence){.struct_size = sizeof(ibo_absence), .from = whole(t, 1), .to = whole(t, 2)});
    } else {
        return 0;
    }
    return 1;
}

static ibo_amounts read_amounts(const table *t)
{
    return (ibo_amounts){.scheme = whole(t, 1), .payer = whole(t, 2), .certainty = whole(t, 3), .provisional = whole(t, 4),
                        .has_employer_contribution = whole(t, 5), .replacement_income_cents = wide(t, 6), .premium_cents = wide(t, 7),
                        .premium_after_fraction_cents = wide(t, 8), .premium_due_cents = wide(t, 9), .withholding_tax_cents = wide(t, 10),
                        .net_cents = wide(t, 11), .employer_contribution_cents = wide(t, 12)};
}

static void finish_item(item *it)
{
    CHECK_STATUS(ibo_parameters_free(it->parameters), IBO_OK);
    if (it->result != NULL) CHECK_STATUS(ibo_statement_free(it->result), IBO_OK);
    free_input(&it->in);
    free(it->lines.bytes);
    *it = (item){.in = EMPTY_INPUT, .lines = ARRAY_OF(expected_line)};
}

/* A line of an item: 1 when it was one. */
static int read_item(const table *t, item *it)
{
    if (line_is(t, "item", 2)) {
        doing = it->name = t->fields[1].bytes;
        it->options.struct_size = sizeof it->options;
    } else if (line_is(t, "options", 3)) {
        it->options.require = whole(t, 1);
        it->options.provisional = whole(t, 2);
    } else if (line_is(t, "parameters", 2)) {
        ibo_error error = fresh_error();
        CHECK_STATUS(ibo_parameters_load(t->fields[1].bytes, t->fields[1].length, &it->parameters, &error), IBO_OK);
    } else if (line_is(t, "json", 2)) {
        it->json = t->fields[1].bytes;
        it->json_length = t->fields[1].length;
    } else if (line_is(t, "month", 2)) {
        it->of_month = 1;
    } else if (line_is(t, "amounts", 13)) {
        it->amounts = read_amounts(t);
    } else if (line_is(t, "line", 10)) {
        expected_line line = {.code = whole(t, 1), .role = whole(t, 2), .certainty = whole(t, 3), .cents = wide(t, 4), .record = whole(t, 5),
                              .recovered = whole(t, 6), .formula = t->fields[9].bytes};
        text_into(t, 7, line.rule, sizeof line.rule - 1);
        text_into(t, 8, line.name, sizeof line.name - 1);
        push(&it->lines, &line);
    } else if (line_is(t, "statement", 2)) {
        it->statement = t->fields[1].bytes;
    } else if (line_is(t, "notice", 4)) {
        it->notice_kind = whole(t, 1);
        it->notice_cents = wide(t, 2);
        it->notice = t->fields[3].bytes;
    } else if (line_is(t, "error", 4)) {
        read_refusal(t, 1, &it->error);
    } else if (line_is(t, "notice-error", 4)) {
        read_refusal(t, 1, &it->notice_error);
    } else if (read_records(t, &it->in)) {
        if (t->fields[0].bytes[0] == 'c') it->has_case = 1;
    } else {
        return 0;
    }
    return 1;
}

static void refuse_parameters(const table *t)
{
    static pages memory;
    static char somewhere;
    refusal expected = {0, "", ""};
    read_refusal(t, 3, &expected);
    doing = t->fields[1].bytes;
    const char *toml = copied(&memory, t->fields[2].bytes, t->fields[2].length);
    for (int over = 0; over < 2; over++) {
        ibo_parameters *out = (ibo_parameters *)(void *)&somewhere;
        ibo_error error = fresh_error();
        const ibo_status status = over ? ibo_parameters_load_over(NULL, toml, t->fields[2].length, &out, &error)
                                       : ibo_parameters_load(toml, t->fields[2].length, &out, &error);
        check_error(&error, status, &expected);
        CHECK(out == NULL);
    }
    parameter_files++;
}

static void read_payment(const table *t)
{
    const payment p = {t->fields[1].bytes,
                       {.struct_size = sizeof(ibo_payment_row), .month = whole(t, 2), .premium_cents = wide(t, 3),
                        .employment = {part(t, 4), part(t, 5)}, .attendance = {part(t, 6), part(t, 7)}},
                       IBO_OK,
                       "",
                       {.premium_cents = wide(t, 3), .premium_after_fraction_cents = wide(t, 8), .premium_due_cents = wide(t, 9),
                        .withholding_tax_cents = wide(t, 10), .net_cents = wide(t, 11),
                        .certainty = IBO_CERTAINTY_SECONDARY}};
    push(&payments, &p);
}

int main(int count, char **arguments)
{
    if (count < 2 || count > 3) {
        fprintf(stderr, "fixtures TABLE [STEP]\n");
        return 2;
    }
    const unsigned long step = count == 3 ? strtoul(arguments[2], NULL, 10) : 1;
    CHECK(step > 0);
    static const char *names[2000];
    CHECK_STATUS(ibo_abi_version(), IBO_ABI_VERSION);
    ibo_error start = {.struct_size = sizeof start, .number = 77};
    CHECK_STATUS(ibo_init(&start), IBO_OK);
    CHECK_STATUS(start.number, 0);
    CHECK_STATUS(ibo_init(NULL), IBO_OK);
    table t;
    open_table(&t, arguments[1]);
    item before = {.in = EMPTY_INPUT, .lines = ARRAY_OF(expected_line)}, it = before;
    unsigned long of_the_month = 0, month = 0;
    while (next_line(&t)) {
        if (line_is(&t, "end", 1)) {
            if (it.of_month && of_the_month++ % step != 0) continue;
            run_json(&it);
            if (it.has_case) run_structs(&it);
            remember(&it);
            month += (unsigned long)it.of_month;
        } else if (line_is(&t, "correction", 4)) {
            check_correction(t.fields[1].bytes, &before, &it, wide(&t, 2), t.fields[3].bytes);
        } else if (line_is(&t, "correction-error", 5)) {
            refusal expected = {0, "", ""};
            read_refusal(&t, 2, &expected);
            check_no_correction(t.fields[1].bytes, &before, &it, &expected);
        } else if (line_is(&t, "payment", 12)) {
            read_payment(&t);
        } else if (line_is(&t, "parameters-error", 6)) {
            refuse_parameters(&t);
        } else if (line_is(&t, "code", 5)) {
            const int32_t number = whole(&t, 1);
            CHECK(number > 1000 && number < 2000);
            names[number] = t.fields[2].bytes;
            doing = t.fields[2].bytes;
            CHECK_TEXT(ibo_status_meaning(number, IBO_LANGUAGE_EN), t.fields[3].bytes);
            CHECK_TEXT(ibo_status_meaning(number, IBO_LANGUAGE_NL), t.fields[4].bytes);
        } else {
            if (line_is(&t, "item", 2)) {
                finish_item(&before);
                before = it;
                it = (item){.in = EMPTY_INPUT, .lines = ARRAY_OF(expected_line)};
            }
            if (!read_item(&t, &it)) {
                fprintf(stderr, "line %lu of the table: what is %s?\n", t.line, t.fields[0].bytes);
                return 2;
            }
        }
    }
    finish_item(&before);
    finish_item(&it);
    for (size_t i = 0; i < batch_count; i++) {
        run_batch(&batches[i], AS_CASES, 0);
        run_batch(&batches[i], LAST_CASE_FIRST, 8);
        run_batch(&batches[i], BACKWARDS, 0);
        run_mixed_up(&batches[i]);
        free(batches[i].good.bytes);
        free(batches[i].bad.bytes);
    }
    run_all_payments();
    run_own_rate();
    run_retention();
    run_names(names);
    printf("JSON: %lu statements agree (%lu of the month), %lu refusals; structs: %lu agree, %lu refusals\n", of_json, month, refused_json,
           of_structs, refused_structs);
    printf("ibo_amounts_compute_many: %lu rows agree, %lu bad rows between them, in %lu calls; notices: %lu; corrections: %lu; parameter files refused: %lu\n",
           batch_rows, batch_refused, batch_calls, notices, corrections, parameter_files);
    CHECK(recovered > 0);
    printf("lines: those of %lu statements come to the net, %lu lines with a recovered income among them\n", summed, recovered);
    printf("%lu checks\n", checks);
    free(pool_u.bytes);
    free(pool_l.bytes);
    free(pool_s.bytes);
    free(pool_a.bytes);
    free(payments.bytes);
    free(t.bytes);
    return 0;
}
