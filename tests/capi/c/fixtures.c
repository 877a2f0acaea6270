/*
 * Every fixture through the C ABI, to the cent, error numbers and paths exactly: fixtures TABLE [STEP]
 *
 * TABLE is what tables.py writes. Each case goes in as JSON and, where structs can say it, as structs, with NULs and with spaces behind its
 * texts, in records of today's size and of a larger one. With STEP, every STEP-th case of the month.
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
    int32_t code, role, certainty, record;
    int64_t cents;
    char rule[8], name[44];
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

static unsigned long of_json, of_structs, refused_json, refused_structs, notices, corrections, parameter_files, batch_rows, batch_refused;

/* ---- Texts and errors ---- */

typedef ibo_status (*writer)(const void *of, char *buffer, size_t capacity, size_t *needed);

/* A text of the library, in memory that ends where the text with its NUL ends; one byte less is too little, and is left alone. */
static char *written(writer write, const void *of)
{
    size_t needed = 0, again = 0;
    CHECK_STATUS(write(of, NULL, 0, &needed), IBO_OK);
    char *text = allocated(needed + 1);
    memset(text, 0x5A, needed + 1);
    CHECK_STATUS(write(of, text, needed, &again), IBO_BUFFER_TOO_SMALL);
    CHECK(again == needed && all(text, needed + 1, 0x5A));
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

static void check_untouched_error(const ibo_error *error)
{
    CHECK(error->struct_size == sizeof *error && error->language == IBO_LANGUAGE_EN);
    CHECK(all(&error->number, sizeof *error - offsetof(ibo_error, number), 0x5A));
}

static void check_error(const ibo_error *error, ibo_status status, const refusal *expected)
{
    CHECK_STATUS(status, expected->number);
    CHECK_STATUS(error->number, expected->number);
    CHECK(error->struct_size == sizeof *error);
    CHECK_TEXT(error->at, expected->at);
    CHECK_TEXT(error->rule, expected->rule);
    const size_t length = strlen(error->message);
    CHECK(length > 10 && length < sizeof error->message && is_utf8(error->message, length));
}

/* ---- Statements ---- */

static void check_amounts(const ibo_amounts *found, size_t size, const ibo_amounts *expected)
{
    CHECK_STATUS(found->struct_size, size);
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

static void check_lines(const item *it, const ibo_statement *statement)
{
    asked of = {statement, NULL, NULL, 0, IBO_LANGUAGE_NL};
    char *dutch = written(explained, &of);
    of.language = IBO_LANGUAGE_EN;
    char *english = written(explained, &of);
    size_t count = 0;
    CHECK_STATUS(ibo_statement_line_count(statement, &count), IBO_OK);
    CHECK_STATUS(count, it->lines.count);
    for (of.index = 0; of.index < count; of.index++) {
        const expected_line *expected = (const expected_line *)(const void *)it->lines.bytes + of.index;
        ibo_line line;
        memset(&line, 0x5A, sizeof line);
        line.struct_size = sizeof line;
        CHECK_STATUS(ibo_statement_line(statement, of.index, &line), IBO_OK);
        CHECK_STATUS(line.struct_size, sizeof line);
        CHECK_STATUS(line.code, expected->code);
        CHECK_STATUS(line.role, expected->role);
        CHECK_STATUS(line.certainty, expected->certainty);
        CHECK_STATUS(line.amount_cents, expected->cents);
        CHECK_STATUS(line.record, expected->record);
        CHECK_TEXT(line.rule, expected->rule);
        CHECK_TEXT(line.name, expected->name);
        CHECK(memchr(line.label_nl, '\0', sizeof line.label_nl) != NULL && memchr(line.label_en, '\0', sizeof line.label_en) != NULL);
        CHECK(line.label_nl[0] != '\0' && strstr(dutch, line.label_nl) != NULL);
        CHECK(line.label_en[0] != '\0' && strstr(english, line.label_en) != NULL);
        char *formula = written(formula_of, &of);
        CHECK_TEXT(formula, expected->formula);
        free(formula);
    }
    ibo_line line;
    memset(&line, 0x5A, sizeof line);
    line.struct_size = sizeof line;
    CHECK_STATUS(ibo_statement_line(statement, count, &line), IBO_INDEX_OUT_OF_RANGE);
    CHECK(all((char *)&line + sizeof line.struct_size, sizeof line - sizeof line.struct_size, 0x5A));
    free(dutch);
    free(english);
}

static void check_notice(const item *it, const ibo_statement *statement)
{
    ibo_notice notice;
    memset(&notice, 0x5A, sizeof notice);
    notice.struct_size = sizeof notice;
    ibo_error error = fresh_error();
    const ibo_status status = ibo_notice_compute(statement, &notice, &error);
    if (it->notice_error.number != 0) {
        size_t needed = 77;
        check_error(&error, status, &it->notice_error);
        CHECK(all((char *)&notice + sizeof notice.struct_size, sizeof notice - sizeof notice.struct_size, 0x5A));
        error = fresh_error();
        check_error(&error, ibo_notice_to_json(statement, NULL, 0, &needed, &error), &it->notice_error);
        CHECK(needed == 77);
    } else {
        CHECK_STATUS(status, IBO_OK);
        check_untouched_error(&error);
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
    memset(&amounts, 0x5A, sizeof amounts);
    amounts.struct_size = sizeof amounts;
    CHECK_STATUS(ibo_statement_amounts(statement, &amounts), IBO_OK);
    char *json = written(json_of, &(asked){statement, NULL, NULL, 0, 0});
    if (it->statement != NULL) {
        CHECK_TEXT(json, it->statement);
        check_version(json, it->parameters);
        check_amounts(&amounts, sizeof amounts, &it->amounts);
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

static ibo_statement *untouched_slot(void)
{
    static char somewhere;
    return (ibo_statement *)(void *)&somewhere;
}

/* The statement or refusal of a call, which must be the item's. */
static void settle(const item *it, ibo_status status, ibo_statement *out, const ibo_error *error, const ibo_statement *same)
{
    if (it->error.number != 0) {
        check_error(error, status, &it->error);
        CHECK(out == untouched_slot());
        return;
    }
    if (status != IBO_OK) fprintf(stderr, "%s: %d at %s: %s\n", doing, (int)status, error->at, error->message);
    CHECK_STATUS(status, IBO_OK);
    check_untouched_error(error);
    if (same != NULL) check_same(out, same);
    check_statement(it, out);
}

static void run_json(item *it)
{
    static pages memory;
    const char *json = copied(&memory, it->json, it->json_length);
    ibo_error error = fresh_error();
    it->result = untouched_slot();
    const ibo_options *options = it->options.require || it->options.provisional ? &it->options : NULL;
    ibo_status status = ibo_statement_from_json_with(json, it->json_length, options, it->parameters, &it->result, &error);
    settle(it, status, it->result, &error, NULL);
    if (nothing_asked(it)) {
        ibo_statement *again = untouched_slot();
        error = fresh_error();
        status = ibo_statement_from_json(json, it->json_length, &again, &error);
        settle(it, status, again, &error, NULL);
        if (again != untouched_slot()) CHECK_STATUS(ibo_statement_free(again), IBO_OK);
    }
    if (it->error.number != 0) {
        it->result = NULL;
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
        check_untouched_error(error);
        CHECK_STATUS(out->struct_size, sizeof *out);
        if (it->statement != NULL) check_amounts(out, sizeof *out, &it->amounts);
        return;
    }
    if (strcmp(it->error.at, "case_ref") == 0) {
        /* The reference is read for statements alone: another fault is found, or none. */
        CHECK(status == IBO_OK || strcmp(error->at, "case_ref") != 0);
        return;
    }
    check_error(error, status, &it->error);
    CHECK(all((const char *)out + sizeof out->struct_size, sizeof *out - sizeof out->struct_size, 0x5A));
}

/* The premium again, from the replacement income of the amounts: a sum of records may lie beyond the bound of an input (R0.4). */
static void run_premium(const item *it, const ibo_case *c, const ibo_amounts *computed, const ibo_options *options)
{
    const int64_t income = computed->replacement_income_cents;
    ibo_premium premium = {.struct_size = sizeof premium};
    ibo_error error = fresh_error();
    const ibo_status status = ibo_premium_compute(c, income, options, it->parameters, &premium, &error);
    if (income > INT64_C(100000000000)) {
        CHECK_STATUS(status, IBO_ERROR_AMOUNT_OUT_OF_RANGE);
        CHECK_TEXT(error.at, "replacement_income");
        return;
    }
    CHECK_STATUS(status, IBO_OK);
    check_untouched_error(&error);
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

    ibo_statement *statement = untouched_slot();
    ibo_error error = fresh_error();
    ibo_status status = ibo_statement_compute_with(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, a.first,
                                                   a.count, a.size, options, it->parameters, &statement, &error);
    settle(it, status, statement, &error, it->result);
    if (statement != untouched_slot()) CHECK_STATUS(ibo_statement_free(statement), IBO_OK);

    ibo_amounts out;
    memset(&out, 0x5A, sizeof out);
    out.struct_size = sizeof out;
    error = fresh_error();
    status = ibo_amounts_compute_with(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, a.first, a.count, a.size,
                                      options, it->parameters, &out, &error);
    check_premium(it, status, &out, &error);
    if (status == IBO_OK) run_premium(it, c, &out, options);

    if (nothing_asked(it) && in->a.count == 0) {
        statement = untouched_slot();
        error = fresh_error();
        status = ibo_statement_compute(c, u.first, u.count, u.size, l.first, l.count, l.size, s.first, s.count, s.size, &statement, &error);
        settle(it, status, statement, &error, it->result);
        if (statement != untouched_slot()) CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
        memset(&out, 0x5A, sizeof out);
        out.struct_size = sizeof out;
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

/* ---- Many cases in one call ---- */

/* A row of `ibo_amounts_compute_many`: its records are those of the pools from the first ones on. */
typedef struct {
    const char *name;
    ibo_case the_case;
    size_t u, l, s, a;
    ibo_status expected;
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
    row r = {it->name, it->in.the_case, pool_u.count, pool_l.count, pool_s.count, pool_a.count, it->error.number, it->amounts};
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

static void append_some(array *to, const array *from, size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++) push(to, from->bytes + (first + i) * from->size);
}

/* All rows of one kind of options in one call, a bad one after each good one. */
static void run_batch(const batch *b, size_t beyond)
{
    array rows = ARRAY_OF(row), cases = ARRAY_OF(ibo_case), u = ARRAY_OF(ibo_unemployment_record), l = ARRAY_OF(ibo_leefloon_record),
          s = ARRAY_OF(ibo_sickness_record), a = ARRAY_OF(ibo_absence);
    const size_t most = b->good.count > b->bad.count ? b->good.count : b->bad.count;
    for (size_t i = 0; i < most; i++) {
        if (i < b->good.count) push(&rows, b->good.bytes + i * sizeof(row));
        if (b->bad.count > 0) push(&rows, b->bad.bytes + i % b->bad.count * sizeof(row));
    }
    size_t bad = 0;
    for (size_t i = 0; i < rows.count; i++) {
        const row *r = (const row *)(const void *)rows.bytes + i;
        push(&cases, &r->the_case);
        append_some(&u, &pool_u, r->u, r->the_case.unemployment_count);
        append_some(&l, &pool_l, r->l, r->the_case.leefloon_count);
        append_some(&s, &pool_s, r->s, r->the_case.sickness_count);
        append_some(&a, &pool_a, r->a, r->the_case.absence_count);
        if (r->expected != IBO_OK) bad++;
    }

    static pages case_memory, u_memory, l_memory, s_memory, a_memory, out_memory, status_memory;
    const placed pc = place(&case_memory, &cases, beyond), pu = place(&u_memory, &u, beyond), pl = place(&l_memory, &l, beyond),
                 ps = place(&s_memory, &s, beyond), pa = place(&a_memory, &a, beyond);
    const size_t out_size = sizeof(ibo_amounts) + 2 * beyond;
    unsigned char *out = at_the_end(&out_memory, rows.count * out_size);
    ibo_status *statuses = at_the_end(&status_memory, rows.count * sizeof *statuses);
    memset(out, 0x5A, rows.count * out_size);
    memset(statuses, 0x5A, rows.count * sizeof *statuses);
    size_t refused = 77;
    ibo_error error = fresh_error();
    const ibo_options *options = b->options.require || b->options.provisional ? &b->options : NULL;
    const ibo_status status = ibo_amounts_compute_many(pc.first, pc.count, pc.size, pu.first, pu.count, pu.size, pl.first, pl.count, pl.size, ps.first,
                                           ps.count, ps.size, pa.first, pa.count, pa.size, options, NULL, (ibo_amounts *)(void *)out, out_size,
                                           statuses, &refused, &error);
    CHECK_STATUS(status, IBO_OK);
    check_untouched_error(&error);
    CHECK_STATUS(refused, bad);
    for (size_t i = 0; i < rows.count; i++) {
        const row *r = (const row *)(const void *)rows.bytes + i;
        const unsigned char *result = out + i * out_size;
        doing = r->name;
        CHECK_STATUS(statuses[i], r->expected);
        if (r->expected != IBO_OK) {
            CHECK(all(result, out_size, 0x5A));
        } else {
            check_amounts((const ibo_amounts *)(const void *)result, out_size, &r->amounts);
            CHECK(all(result + sizeof(ibo_amounts), 2 * beyond, 0));
        }
    }
    batch_rows += rows.count - bad;
    batch_refused += bad;
    free(rows.bytes);
    free(cases.bytes);
    free(u.bytes);
    free(l.bytes);
    free(s.bytes);
    free(a.bytes);
}

/* ---- Corrections ---- */

static void check_correction(const char *name, const item *before, const item *after, int64_t to_pay, const char *json)
{
    doing = name;
    ibo_correction found;
    memset(&found, 0x5A, sizeof found);
    found.struct_size = sizeof found;
    ibo_error error = fresh_error();
    CHECK_STATUS(ibo_correction_compute(before->result, after->result, &found, &error), IBO_OK);
    check_untouched_error(&error);
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
    memset(&found, 0x5A, sizeof found);
    found.struct_size = sizeof found;
    ibo_error error = fresh_error();
    check_error(&error, ibo_correction_compute(before->result, after->result, &found, &error), expected);
    CHECK(all((char *)&found + sizeof found.struct_size, sizeof found - sizeof found.struct_size, 0x5A));
    size_t needed = 77;
    error = fresh_error();
    check_error(&error, ibo_correction_to_json(before->result, after->result, NULL, 0, &needed, &error), expected);
    char *issued = written(json_of, &(asked){before->result, NULL, NULL, 0, 0});
    error = fresh_error();
    check_error(&error, ibo_correction_of_issued_to_json(issued, strlen(issued), after->result, NULL, 0, &needed, &error), expected);
    CHECK(needed == 77);
    error = fresh_error();
    check_error(&error, ibo_correction_of_issued(issued, strlen(issued), after->result, &found, &error), expected);
    CHECK(all((char *)&found + sizeof found.struct_size, sizeof found - sizeof found.struct_size, 0x5A));
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

static void check_paid(const ibo_payment_result *found, size_t size, const ibo_payment_result *expected)
{
    CHECK_STATUS(found->struct_size, size);
    CHECK_STATUS(found->reserved, 0);
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
        check_paid(out, sizeof *out, &p->paid);
        check_untouched_error(error);
    } else {
        CHECK_STATUS(error->number, p->expected);
        CHECK_TEXT(error->at, p->at);
        CHECK(all((const char *)out + sizeof out->struct_size, sizeof *out - sizeof out->struct_size, 0x5A));
    }
}

/* One payment, without a month where the row has none. */
static void run_payment(const payment *p, const ibo_parameters *parameters)
{
    doing = p->name;
    ibo_payment_result out;
    memset(&out, 0x5A, sizeof out);
    out.struct_size = sizeof out;
    ibo_error error = fresh_error();
    const int of_month = p->expected == IBO_ERROR_PARAMETER_NOT_COVERED || (p->expected != IBO_OK && strcmp(p->at, "month") == 0);
    if (parameters == NULL && !of_month) {
        settle_payment(p, ibo_payment(p->row.premium_cents, p->row.employment, p->row.attendance, &out, &error), &out, &error);
    }
    if (p->row.month != 0) {
        memset(&out, 0x5A, sizeof out);
        out.struct_size = sizeof out;
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
    static pages row_memory, out_memory, status_memory;
    const placed in = place(&row_memory, &rows, beyond);
    const size_t out_size = sizeof(ibo_payment_result) + beyond;
    unsigned char *out = at_the_end(&out_memory, rows.count * out_size);
    ibo_status *statuses = at_the_end(&status_memory, rows.count * sizeof *statuses);
    memset(out, 0x5A, rows.count * out_size);
    memset(statuses, 0x5A, rows.count * sizeof *statuses);
    size_t refused = 77;
    ibo_error error = fresh_error();
    doing = "ibo_payments";
    CHECK_STATUS(ibo_payments(in.first, in.count, in.size, parameters, (ibo_payment_result *)(void *)out, out_size, statuses, &refused, &error),
                 IBO_OK);
    check_untouched_error(&error);
    CHECK_STATUS(refused, bad);
    for (size_t i = 0; i < of->count; i++) {
        const payment *p = (const payment *)(const void *)of->bytes + i;
        const unsigned char *result = out + i * out_size;
        doing = p->name;
        CHECK_STATUS(statuses[i], p->expected);
        if (p->expected != IBO_OK) {
            CHECK(all(result, out_size, 0x5A));
        } else {
            check_paid((const ibo_payment_result *)(const void *)result, out_size, &p->paid);
            CHECK(all(result + sizeof(ibo_payment_result), beyond, 0));
        }
    }
    free(rows.bytes);
}

/* Rows that are refused, by hand from R0.4, R1.5, R6.2 and R7.4. */
static const payment bad_payments[] = {
    {"premium below zero", {0, 0, -1, {3800, 3800}, {1, 1}}, IBO_ERROR_AMOUNT_NEGATIVE, "premium", {0}},
    {"premium beyond the bound", {0, 0, 100000000001, {3800, 3800}, {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"the smallest integer", {0, 202603, INT64_MIN, {3800, 3800}, {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"the largest integer", {0, 202603, INT64_MAX, {3800, 3800}, {1, 1}}, IBO_ERROR_AMOUNT_OUT_OF_RANGE, "premium", {0}},
    {"no hours", {0, 202603, 58857, {0, 3800}, {1, 1}}, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "fraction", {0}},
    {"more than full-time", {0, 202603, 58857, {3801, 3800}, {1, 1}}, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "fraction", {0}},
    {"over zero", {0, 202603, 58857, {3800, 0}, {1, 1}}, IBO_ERROR_FRACTION_ZERO, "fraction", {0}},
    {"a part beyond the bound", {0, 202603, 58857, {3800, 1000001}, {1, 1}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "fraction", {0}},
    {"the largest parts", {0, 202603, 58857, {UINT32_MAX, UINT32_MAX}, {1, 1}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "fraction", {0}},
    {"more attended than there was", {0, 202603, 58857, {3800, 3800}, {2, 1}}, IBO_ERROR_ATTENDANCE_NOT_ALLOWED, "attendance", {0}},
    {"attendance over zero", {0, 202603, 58857, {3800, 3800}, {1, 0}}, IBO_ERROR_FRACTION_ZERO, "attendance", {0}},
    {"attendance beyond the bound", {0, 202603, 58857, {3800, 3800}, {1000001, 1000001}}, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance", {0}},
    {"no such month", {0, 202613, 58857, {3800, 3800}, {1, 1}}, IBO_ERROR_DATE_IMPOSSIBLE, "month", {0}},
    {"month 0 of a year", {0, 202600, 58857, {3800, 3800}, {1, 1}}, IBO_ERROR_DATE_IMPOSSIBLE, "month", {0}},
    {"before the first rate", {0, 201808, 58857, {3800, 3800}, {1, 1}}, IBO_ERROR_PARAMETER_NOT_COVERED, "month", {0}},
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
static void run_own_rate(void)
{
    static const char july[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-07-01\"\nvalue = \"0.2\"\ncertainty = \"assumed\"\n"
                               "source = \"synthetic, for this test\"\n";
    static const char january[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2027-01-01\"\nvalue = \"0.3\"\ncertainty = \"assumed\"\n"
                                  "source = \"synthetic, for this test\"\n";
    static const payment rows[] = {
        {"June 2026", {0, 202606, 58857, {1900, 3800}, {1, 1}}, IBO_OK, "", {0, 0, 58857, 29429, 29429, 3270, 26159}},
        {"July 2026", {0, 202607, 58857, {1900, 3800}, {1, 1}}, IBO_OK, "", {0, 0, 58857, 29429, 29429, 5886, 23543}},
        {"no month, and two rates", {0, 0, 58857, {1900, 3800}, {1, 1}}, IBO_ERROR_PARAMETER_NOT_COVERED, "month", {0}},
        {"December 2026", {0, 202612, 58857, {1900, 3800}, {1, 1}}, IBO_OK, "", {0, 0, 58857, 29429, 29429, 5886, 23543}},
        {"January 2027", {0, 202701, 58857, {1900, 3800}, {1, 1}}, IBO_OK, "", {0, 0, 58857, 29429, 29429, 8829, 20600}},
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
        CHECK_STATUS(until, days[i].status == IBO_OK ? days[i].until : -77);
    }
}

/* Every number from far below the first status to far beyond the last: a name for those of the header and the catalogue alone. */
static void run_names(const char *const names[2000])
{
    static const char *const calls[] = {"ok",           "null-pointer", "misaligned-pointer", "struct-size", "too-long", "buffer-too-small",
                                        "index-out-of-range", "unknown-argument", "record-count", "internal"};
    doing = "the names of statuses";
    for (int32_t status = -2000; status < 2000; status++) {
        const char *expected = status >= 0 ? names[status] : NULL;
        if (status >= IBO_OK && status <= IBO_INTERNAL) expected = calls[status];
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
        push(&in->a, &(ibo_absence){sizeof(ibo_absence), whole(t, 1), whole(t, 2)});
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
    } else if (line_is(t, "line", 9)) {
        expected_line line = {.code = whole(t, 1), .role = whole(t, 2), .certainty = whole(t, 3), .cents = wide(t, 4), .record = whole(t, 5),
                              .formula = t->fields[8].bytes};
        text_into(t, 6, line.rule, sizeof line.rule - 1);
        text_into(t, 7, line.name, sizeof line.name - 1);
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
    ibo_parameters *const untouched = (ibo_parameters *)(void *)&somewhere;
    const char *toml = copied(&memory, t->fields[2].bytes, t->fields[2].length);
    for (int over = 0; over < 2; over++) {
        ibo_parameters *out = untouched;
        ibo_error error = fresh_error();
        const ibo_status status = over ? ibo_parameters_load_over(NULL, toml, t->fields[2].length, &out, &error)
                                       : ibo_parameters_load(toml, t->fields[2].length, &out, &error);
        check_error(&error, status, &expected);
        CHECK(out == untouched);
    }
    parameter_files++;
}

static void read_payment(const table *t)
{
    const payment p = {t->fields[1].bytes,
                       {sizeof(ibo_payment_row), whole(t, 2), wide(t, 3), {part(t, 4), part(t, 5)}, {part(t, 6), part(t, 7)}},
                       IBO_OK,
                       "",
                       {.premium_cents = wide(t, 3), .premium_after_fraction_cents = wide(t, 8), .premium_due_cents = wide(t, 9),
                        .withholding_tax_cents = wide(t, 10), .net_cents = wide(t, 11)}};
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
        run_batch(&batches[i], 0);
        run_batch(&batches[i], 8);
        free(batches[i].good.bytes);
        free(batches[i].bad.bytes);
    }
    run_all_payments();
    run_own_rate();
    run_retention();
    run_names(names);
    printf("JSON: %lu statements agree (%lu of the month), %lu refusals; structs: %lu agree, %lu refusals\n", of_json, month, refused_json,
           of_structs, refused_structs);
    printf("ibo_amounts_compute_many: %lu rows agree, %lu bad rows between them, in %zu calls; notices: %lu; corrections: %lu; parameter files refused: %lu\n",
           batch_rows, batch_refused, 2 * batch_count, notices, corrections, parameter_files);
    printf("%lu checks\n", checks);
    free(pool_u.bytes);
    free(pool_l.bytes);
    free(pool_s.bytes);
    free(pool_a.bytes);
    free(payments.bytes);
    free(t.bytes);
    return 0;
}
