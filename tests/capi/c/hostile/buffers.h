/* Buffers of every capacity, and indexes and numbers that a call does not take. */
#ifndef HOSTILE_BUFFERS_H
#define HOSTILE_BUFFERS_H

#include "calls.h"

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
        void *p[POINTERS];
        size_t buffer = POINTERS;
        restore();
        const size_t count = pointers_of(f, p);
        for (size_t j = 0; j < count; j++) {
            if (f->pointers[j].kind == BUFFER) buffer = j;
        }
        if (buffer == POINTERS) continue;
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
                CHECK(all(place, capacity, 0));
                before.needed = length;
                check_refused(f, p, IBO_BUFFER_TOO_SMALL, "capacity");
            } else {
                CHECK_STATUS(f->call(p), IBO_OK);
                check_no_error(f, p);
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

/* Whether a function has an `ibo_error`. */
static int told_to(const function *f, void **p)
{
    const size_t count = pointers_of(f, p);
    return f->pointers[count - 1].kind == ERROR;
}

static void every_index_and_number(void)
{
    const size_t indexes[] = {SIZE_MAX, (size_t)1 << 63, 1000000, 0};
    const int32_t languages[] = {0, -1, 3, 99, INT32_MIN, INT32_MAX};
    void *p[POINTERS];
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
        static const struct {
            int64_t cents;
            ibo_status status;
        } incomes[] = {{-1, IBO_ERROR_AMOUNT_NEGATIVE}, {100000000001, IBO_ERROR_AMOUNT_OUT_OF_RANGE},
                       {INT64_MIN, IBO_ERROR_AMOUNT_OUT_OF_RANGE}, {INT64_MAX, IBO_ERROR_AMOUNT_OUT_OF_RANGE}};
        for (size_t k = 0; k < sizeof incomes / sizeof *incomes && f->call == premium; k++) {
            restore();
            pointers_of(f, p);
            an_income = incomes[k].cents;
            refuse(f, p, incomes[k].status, "replacement_income");
        }
        an_income = 143754;
        for (size_t k = 0; k < 6 && told_to(f, p); k++) {
            restore();
            pointers_of(f, p);
            told.language = languages[k];
            if (languages[k] == 0) {
                CHECK_STATUS(f->call(p), IBO_OK);
            } else {
                refuse(f, p, IBO_UNKNOWN_ARGUMENT, "error.language");
                CHECK(told.language == languages[k]);
            }
        }
        for (size_t k = 0; k < 6 && (f->call == pay_all || f->call == amounts_many); k++) {
            restore();
            pointers_of(f, p);
            world.errors[1].language = before.errors[1].language = languages[k];
            if (languages[k] == 0) {
                CHECK_STATUS(f->call(p), IBO_OK);
            } else {
                refuse(f, p, IBO_UNKNOWN_ARGUMENT, "errors");
            }
        }
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

#endif
