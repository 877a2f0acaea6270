/* Texts that end too early or are changed at random, and structs with random fields. */
#ifndef HOSTILE_RANDOM_H
#define HOSTILE_RANDOM_H

#include "buffers.h"

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

/* A call with bytes that lie at the end of their memory: refused with nothing left, or it did what was asked. */
static ibo_status run_bytes(const function *f, enum kind kind, const void *bytes, size_t length)
{
    static pages memory;
    void *p[POINTERS];
    restore();
    pointers_of(f, p);
    for (size_t j = 0; f->pointers[j].kind != KINDS; j++) {
        if (f->pointers[j].kind == kind) p[j] = copied(&memory, bytes, length);
    }
    counts[kind] = length;
    const ibo_status status = f->call(p);
    if (status == IBO_OK) {
        check_no_error(f, p);
        return status;
    }
    CHECK(status > 1000 && strcmp(ibo_status_name(status), "unknown") != 0);
    check_refused(f, p, status, NULL);
    return status;
}

/* A text that a function reads: which, as which argument, and one that it reads well. */
typedef struct {
    const function *f;
    enum kind kind;
    const char *name, *text;
} reader;

/* How many of them the functions have together. */
enum { READERS = 13 };

/* A verification says in what it writes what is wrong with the statement. */
static int is_judged(const reader *r)
{
    return r->kind == TO_VERIFY;
}

static void find_readers(reader *found)
{
    size_t count = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        for (size_t j = 0; functions[i].pointers[j].kind != KINDS; j++) {
            const enum kind kind = functions[i].pointers[j].kind;
            if (kinds[kind].form != BYTES || kind == BUFFER) continue;
            CHECK(count < READERS);
            found[count++] = (reader){&functions[i], kind, functions[i].pointers[j].name, pointer_to(kind)};
        }
    }
    CHECK(count == READERS);
}

static void every_shorter_length_is_refused(size_t step)
{
    reader readers[READERS];
    unsigned long tried = 0;
    find_readers(readers);
    for (size_t i = 0; i < READERS; i++) {
        const reader *r = &readers[i];
        doing = r->f->name;
        const size_t length = strlen(r->text);
        CHECK_STATUS(run_bytes(r->f, r->kind, r->text, length), IBO_OK);
        for (size_t shorter = 0; shorter < length; shorter = next_length(shorter, length, step), tried++) {
            const ibo_status status = run_bytes(r->f, r->kind, r->text, shorter);
            if (is_judged(r)) CHECK(status == IBO_OK && world.verified == IBO_VERIFIED_NOT_OURS);
            /* A parameter file and a reform may end after a whole value. */
            else if (r->kind != TOML && r->kind != REFORM) CHECK_STATUS(status, IBO_ERROR_MALFORMED_JSON);
        }
        const size_t lies[] = {SIZE_MAX, (size_t)1 << 63, SIZE_MAX - 4096};
        for (size_t k = 0; k < 3; k++, tried++) {
            void *p[POINTERS];
            restore();
            pointers_of(r->f, p);
            counts[r->kind] = lies[k];
            refuse(r->f, p, IBO_TOO_LONG, r->name);
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
    reader readers[READERS];
    static char bytes[65536];
    unsigned long computed = 0;
    find_readers(readers);
    for (unsigned long round = 0; round < rounds; round++) {
        const reader *r = &readers[round % READERS];
        size_t length;
        doing = r->f->name;
        if (below(4) == 0) {
            length = below(300);
            for (size_t k = 0; k < length; k++) bytes[k] = (char)random_number();
        } else {
            length = mutated(bytes, r->text);
        }
        if (run_bytes(r->f, r->kind, bytes, length) == IBO_OK) computed++;
    }
    /* Depth, and one long text. */
    for (size_t i = 0; i < READERS; i++) {
        const reader *r = &readers[i];
        doing = r->f->name;
        for (size_t k = 0; k < 6; k++) {
            memset(bytes, "[{\"9 \n"[k], sizeof bytes);
            const ibo_status status = run_bytes(r->f, r->kind, bytes, sizeof bytes);
            CHECK(status != IBO_OK || (r->kind == TOML && k >= 4) || is_judged(r));
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
        if (functions[i].call == amounts_with) with = &functions[i];
        if (functions[i].call == compute_with) statement_with = &functions[i];
        if (functions[i].call == amounts_many) many = &functions[i];
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
        world.the_case.case_index = world.u.case_index = world.l.case_index = world.s.case_index = world.a.case_index = 0;
        static unsigned char changed[sizeof world];
        memcpy(changed, &world, sizeof changed);
        memcpy(&before, changed, sizeof before);

        void *p[POINTERS];
        pointers_of(statement_with, p);
        const ibo_status of_statement = statement_with->call(p);
        if (of_statement == IBO_OK) {
            CHECK_STATUS(ibo_statement_free(world.made), IBO_OK);
            world.made = before.made;
            check_no_error(statement_with, p);
            check_written();
        } else {
            check_refused(statement_with, p, of_statement, NULL);
        }
        const ibo_error of_reasons = told;
        untouched_error();

        memcpy(&world, changed, sizeof world);
        memcpy(&before, changed, sizeof before);
        pointers_of(with, p);
        const ibo_status of_amounts = with->call(p);
        CHECK(of_amounts == IBO_OK || (of_amounts > 1000 && strcmp(ibo_status_name(of_amounts), "unknown") != 0));
        const ibo_amounts one = world.amounts;
        if (of_amounts == IBO_OK) {
            memcpy(&world.amounts, &before.amounts, sizeof world.amounts);
            check_written();
            check_no_error(with, p);
            computed++;
        } else {
            check_refused(with, p, of_amounts, NULL);
        }
        /* The reference is read for statements alone. */
        if (memcmp(world.the_case.case_ref, good.the_case.case_ref, sizeof good.the_case.case_ref) == 0) {
            CHECK_STATUS(of_statement, of_amounts);
            CHECK(memcmp(&of_reasons, &told, sizeof told) == 0);
        }

        const ibo_error of_one = told;
        memcpy(&world, changed, sizeof world);
        memcpy(&before, changed, sizeof before);
        pointers_of(many, p);
        const ibo_status of_call = many->call(p);
        CHECK_STATUS(world.status, of_amounts);
        CHECK(memcmp(&world.amounts, &one, sizeof one) == 0);
        if (of_call != IBO_OK) {
            CHECK_STATUS(of_call, of_amounts);
            check_refused(many, p, of_call, NULL);
        } else if (of_amounts != IBO_OK) {
            CHECK(world.refused == 1);
            check_row_refused(0, of_amounts, of_one.at);
            CHECK(memcmp(world.errors[0].rule, of_one.rule, sizeof of_one.rule) == 0);
        } else {
            CHECK(world.refused == 0 && world.errors[0].number == IBO_OK);
        }
    }
    restore();
    printf("random: %lu structs, %lu of them compute\n", rounds, computed);
}

#endif
