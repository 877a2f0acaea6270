/* Sizes of structs and of elements, and counts. */
#ifndef HOSTILE_SIZES_H
#define HOSTILE_SIZES_H

#include "calls.h"

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

/* Something that is wrong beside the pointer at `j`: another pointer is NULL, or there is no such language. Gives the status. */
static ibo_status make_wrong(const function *f, void **p, size_t j)
{
    for (size_t i = 0; f->pointers[i].kind != KINDS; i++) {
        if (i == j || !f->pointers[i].required) continue;
        p[i] = NULL;
        return IBO_NULL_POINTER;
    }
    told.language = 99;
    return IBO_UNKNOWN_ARGUMENT;
}

static void every_struct_size(void)
{
    static pages memory;
    unsigned long sized = 0;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        void *p[POINTERS];
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
                    CHECK(size == of_today && all(place + of_today, more[k] - of_today, 0) && all(place + more[k], room - more[k], 0x5A));
                    /* Of a call that fails, all of it is empty. */
                    restore();
                    pointers_of(f, p);
                    place = resized(&memory, p, j, room, (uint32_t)more[k], of_today);
                    memset(place + sizeof size, 0x5A, room - sizeof size);
                    const ibo_status status = make_wrong(f, p, j);
                    refuse(f, p, status, NULL);
                    memcpy(&size, place, sizeof size);
                    CHECK(size == of_today && all(place + sizeof size, more[k] - sizeof size, 0) && all(place + more[k], room - more[k], 0x5A));
                } else {
                    /* An error is empty when nothing is wrong, and told when another pointer is. */
                    const size_t written = offsetof(ibo_error, row);
                    memset(place + written, 0x5A, room - written);
                    CHECK_STATUS(f->call(p), IBO_OK);
                    CHECK(all(place + written, more[k] - written, 0) && all(place + more[k], room - more[k], 0x5A));
                    restore();
                    pointers_of(f, p);
                    p[j] = place;
                    memset(place + written, 0x5A, room - written);
                    /* The library wrote how much of it was filled. */
                    uint32_t size = (uint32_t)more[k];
                    memcpy(place, &size, sizeof size);
                    const ibo_status status = make_wrong(f, p, j);
                    CHECK_STATUS(f->call(p), status);
                    int32_t number;
                    memcpy(&size, place, sizeof size);
                    memcpy(&number, place + offsetof(ibo_error, number), sizeof number);
                    CHECK(size == of_today && all(place + of_today, more[k] - of_today, 0) && all(place + more[k], room - more[k], 0x5A));
                    CHECK_STATUS(number, status);
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
        void *p[POINTERS];
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
            if (kinds[kind].form == ARRAY_OUTPUT && kind != ERRORS) continue; /* its count is that of the input */
            const size_t bad_counts[] = {SIZE_MAX, (size_t)1 << 63, ((size_t)1 << 63) - 1, SIZE_MAX / size, SIZE_MAX / size + 1,
                                         PTRDIFF_MAX / size + 1};
            for (size_t k = 0; k < sizeof bad_counts / sizeof *bad_counts; k++, tried++) {
                restore();
                counts[kind] = bad_counts[k];
                refuse(f, p, IBO_TOO_LONG, at);
            }
            if (is_of_rows(kind) || kind == ERRORS) continue;
            /* More records than a source may have are not read. */
            const size_t many[] = {1001, 65536, (size_t)1 << 32, PTRDIFF_MAX / size - 4096};
            for (size_t k = 0; k < sizeof many / sizeof *many && f->call != amounts_many; k++, tried++) {
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
            if ((kinds[kind].form != ARRAY_INPUT || kind == ROWS || kind == CASES) && kind != ERRORS) continue;
            void *const all_of[] = {NULL, (void *)(uintptr_t)1, (void *)UINTPTR_MAX};
            for (size_t k = 0; k < 3; k++, tried++) {
                restore();
                pointers_of(f, p);
                p[j] = all_of[k];
                counts[kind] = 0;
                sizes[kind] = k == 0 ? 0 : 77777;
                if (f->call == amounts_many) {
                    world.the_case.unemployment_count = counts[U] ? 1 : 0;
                    world.the_case.leefloon_count = counts[L] ? 1 : 0;
                    world.the_case.sickness_count = counts[S] ? 1 : 0;
                    world.the_case.absence_count = counts[A] ? 1 : 0;
                }
                CHECK_STATUS(f->call(p), IBO_OK);
            }
        }
        /* No rows: no arrays are needed. */
        if (f->call == pay_all || f->call == amounts_many) {
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
static void elements_with_unknown_fields_are_refused(void)
{
    static pages memory;
    static const char *const elements[KINDS] = {[U] = "unemployment.records[1]", [L] = "leefloon.records[1]", [S] = "sickness.records[1]",
                                                [A] = "absences[1]", [BEFORES] = "before[1]", [AFTERS] = "after[1]"};
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        for (size_t j = 0; f->pointers[j].kind != KINDS; j++) {
            const enum kind kind = f->pointers[j].kind;
            const size_t size = kinds[kind].size, larger = size + 8;
            void *p[POINTERS];
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
                    /* The first row computes, the second is refused, and told with its row. */
                    ibo_status statuses[2] = {77, 77};
                    ibo_payment_result paid[2];
                    ibo_amounts results[2];
                    memset(paid, 0x5A, sizeof paid);
                    memset(results, 0x5A, sizeof results);
                    ibo_unemployment_record u[2] = {good.u, good.u};
                    ibo_leefloon_record l[2] = {good.l, good.l};
                    ibo_sickness_record s[2] = {good.s, good.s};
                    ibo_absence a[2] = {good.a, good.a};
                    u[1].case_index = l[1].case_index = s[1].case_index = a[1].case_index = 1;
                    if (kind == CASES) memcpy(place + larger + offsetof(ibo_case, case_index), &u[1].case_index, sizeof u[1].case_index);
                    const ibo_status status =
                        kind == ROWS ? ibo_payments((void *)place, 2, larger, NULL, paid, sizeof *paid, statuses, NULL, ARRAY(ERRORS, world.errors),
                                                    &told)
                                     : ibo_amounts_compute_many((void *)place, 2, larger, u, 2, sizeof *u, l, 2, sizeof *l, s, 2, sizeof *s, a, 2,
                                                                sizeof *a, NULL, NULL, results, sizeof *results, statuses, NULL,
                                                                ARRAY(ERRORS, world.errors), &told);
                    CHECK_STATUS(status, IBO_OK);
                    check_no_error(f, p);
                    CHECK(statuses[0] == IBO_OK && statuses[1] == IBO_ERROR_UNKNOWN_FIELD);
                    if (kind == ROWS) {
                        check_no_result(&paid[1], sizeof paid[1]);
                    } else {
                        check_no_result(&results[1], sizeof results[1]);
                    }
                    check_row_refused(1, IBO_ERROR_UNKNOWN_FIELD, "");
                } else if (f->call == amounts_many) {
                    world.the_case.unemployment_count = (uint32_t)counts[U];
                    world.the_case.leefloon_count = (uint32_t)counts[L];
                    world.the_case.sickness_count = (uint32_t)counts[S];
                    world.the_case.absence_count = (uint32_t)counts[A];
                    CHECK_STATUS(f->call(p), IBO_OK);
                    CHECK_STATUS(world.status, IBO_ERROR_UNKNOWN_FIELD);
                    CHECK(world.refused == 1);
                    check_no_result(&world.amounts, sizeof world.amounts);
                    check_row_refused(0, IBO_ERROR_UNKNOWN_FIELD, elements[kind]);
                } else {
                    refuse(f, p, IBO_ERROR_UNKNOWN_FIELD, elements[kind]);
                }
            }
        }
    }
    restore();
}

#endif
