/* Records that do not belong to the case where they stand, and cases that do not stand where they say. */
#ifndef HOSTILE_KEYS_H
#define HOSTILE_KEYS_H

#include "random.h"

/* Where every record says which case it belongs to. */
#define CASE_INDEX offsetof(ibo_absence, case_index)

/* The lists of records: as an array of a call, as the path of a case, and where a case says how many of them are its own. */
static const struct {
    enum kind kind;
    const char *array, *path, *count_name;
    size_t count;
} lists[4] = {{U, "unemployment", "unemployment.records", "unemployment_count", offsetof(ibo_case, unemployment_count)},
              {L, "leefloon", "leefloon.records", "leefloon_count", offsetof(ibo_case, leefloon_count)},
              {S, "sickness", "sickness.records", "sickness_count", offsetof(ibo_case, sickness_count)},
              {A, "absences", "absences", "absence_count", offsetof(ibo_case, absence_count)}};

/* Many cases with their records, which stand in any order. */
enum { MOST_CASES = 6, MOST_RECORDS = 12, ROOM = 3 };

static struct {
    ibo_case cases[MOST_CASES];
    uint64_t records[4][MOST_RECORDS][32];
    size_t count, counts[4];
    ibo_amounts results[MOST_CASES];
    ibo_status statuses[MOST_CASES];
    size_t refused;
    ibo_error errors[ROOM];
} many;

static uint32_t key_of(size_t list, size_t index)
{
    uint32_t found;
    memcpy(&found, (unsigned char *)many.records[list][index] + CASE_INDEX, sizeof found);
    return found;
}

static void set_key(size_t list, size_t index, uint32_t key)
{
    memcpy((unsigned char *)many.records[list][index] + CASE_INDEX, &key, sizeof key);
}

static uint32_t said_count(size_t list, size_t index)
{
    uint32_t said;
    memcpy(&said, (unsigned char *)&many.cases[index] + lists[list].count, sizeof said);
    return said;
}

static void say_count(size_t list, size_t index, uint32_t count)
{
    memcpy((unsigned char *)&many.cases[index] + lists[list].count, &count, sizeof count);
}

static uint32_t own_count(size_t list, size_t index)
{
    uint32_t own = 0;
    for (size_t i = 0; i < many.counts[list]; i++) own += key_of(list, i) == index;
    return own;
}

/* A record of a case, with an amount of its own. */
static void add_record(size_t list, uint32_t key)
{
    const size_t index = many.counts[list]++;
    CHECK(index < MOST_RECORDS && kinds[lists[list].kind].size <= sizeof many.records[list][index]);
    ibo_unemployment_record u = good.u;
    ibo_leefloon_record l = good.l;
    ibo_sickness_record s = good.s;
    u.day_amount_cents += (int64_t)below(1000);
    l.amount_cents += (int64_t)below(1000);
    s.gross_taxable_cents += (int64_t)below(1000);
    snprintf(s.attest_id, sizeof s.attest_id, "2026Q1-%zu", index);
    const void *const of_list[4] = {&u, &l, &s, &good.a};
    memcpy(many.records[list][index], of_list[list], kinds[lists[list].kind].size);
    set_key(list, index, key);
}

static void say_counts(void)
{
    for (size_t i = 0; i < many.count; i++) {
        many.cases[i] = good.the_case;
        many.cases[i].case_index = (uint32_t)i;
        for (size_t list = 0; list < 4; list++) say_count(list, i, own_count(list, i));
    }
}

/* The cases in one call, of which all arrays lie at the end of their memory. */
static ibo_status call_keyed(void)
{
    static pages memory[5];
    const void *of_list[4];
    size_t size[4];
    for (size_t list = 0; list < 4; list++) {
        size[list] = kinds[lists[list].kind].size;
        unsigned char *first = at_the_end(&memory[list], many.counts[list] * size[list]);
        for (size_t i = 0; i < many.counts[list]; i++) memcpy(first + i * size[list], many.records[list][i], size[list]);
        of_list[list] = first;
    }
    const ibo_case *cases = copied(&memory[4], many.cases, many.count * sizeof *cases);
    memset(many.results, 0x5A, sizeof many.results);
    memset(many.statuses, 0x5A, sizeof many.statuses);
    memset(many.errors, 0x5A, sizeof many.errors);
    many.refused = 77;
    for (size_t i = 0; i < ROOM; i++) many.errors[i].language = IBO_LANGUAGE_EN;
    untouched_error();
    return ibo_amounts_compute_many(cases, many.count, sizeof *cases, of_list[0], many.counts[0], size[0], of_list[1], many.counts[1], size[1],
                                    of_list[2], many.counts[2], size[2], of_list[3], many.counts[3], size[3], NULL, parameters, many.results,
                                    sizeof *many.results, many.statuses, &many.refused, many.errors, ROOM, sizeof *many.errors, &told);
}

static void check_no_errors_from(size_t first)
{
    for (size_t i = first; i < ROOM; i++) {
        CHECK(many.errors[i].struct_size == sizeof *many.errors && many.errors[i].language == IBO_LANGUAGE_EN);
        CHECK(all(&many.errors[i].row, sizeof *many.errors - offsetof(ibo_error, row), 0));
    }
}

/* The call is refused as a whole, and leaves nothing of a run before. */
static void refuse_keyed(ibo_status expected, const char *at)
{
    CHECK_STATUS(call_keyed(), expected);
    check_told(expected, at);
    for (size_t i = 0; i < many.count; i++) {
        CHECK_STATUS(many.statuses[i], expected);
        check_no_result(&many.results[i], sizeof many.results[i]);
    }
    CHECK_STATUS(many.refused, 0);
    check_no_errors_from(0);
}

/* Each case with its own records, in their order, alone: the same amounts or the same error. */
static void check_keyed(void)
{
    size_t refused = 0;
    for (size_t i = 0; i < many.count; i++) {
        uint64_t own[4][MOST_RECORDS * 32];
        size_t count[4], size[4];
        for (size_t list = 0; list < 4; list++) {
            size[list] = kinds[lists[list].kind].size;
            count[list] = 0;
            for (size_t k = 0; k < many.counts[list]; k++) {
                if (key_of(list, k) == i) memcpy((unsigned char *)own[list] + count[list]++ * size[list], many.records[list][k], size[list]);
            }
        }
        ibo_amounts one = {.struct_size = sizeof one};
        ibo_error error = {.struct_size = sizeof error};
        const ibo_status status = ibo_amounts_compute_with(&many.cases[i], (void *)own[0], count[0], size[0], (void *)own[1], count[1], size[1],
                                                           (void *)own[2], count[2], size[2], (void *)own[3], count[3], size[3], NULL, parameters,
                                                           &one, &error);
        CHECK_STATUS(many.statuses[i], status);
        CHECK(memcmp(&many.results[i], &one, sizeof one) == 0);
        if (status == IBO_OK) continue;
        if (refused < ROOM) {
            const ibo_error *const found = &many.errors[refused];
            CHECK_STATUS(found->row, i);
            CHECK_STATUS(found->number, status);
            CHECK_TEXT(found->at, error.at);
            CHECK_TEXT(found->message, error.message);
        }
        refused++;
    }
    CHECK_STATUS(many.refused, refused);
    check_no_errors_from(refused);
}

/* Through the functions of one case: each of its records must be its own, whatever else is wrong with it. */
static void records_of_one_case(void)
{
    static pages memory;
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        for (size_t j = 0; f->call != amounts_many && f->pointers[j].kind != KINDS; j++) {
            for (size_t list = 0; list < 4; list++) {
                const size_t size = kinds[lists[list].kind].size;
                void *p[POINTERS];
                char at[64];
                if (f->pointers[j].kind != lists[list].kind) continue;
                doing = f->name;
                const uint32_t others[] = {1, 1, 8, UINT32_MAX};
                for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
                    restore();
                    if (k == 1) world.the_case.month = world.the_case.kind = 0;
                    memcpy(&before, &world, sizeof before);
                    pointers_of(f, p);
                    unsigned char *place = at_the_end(&memory, 2 * size);
                    memcpy(place, p[j], size);
                    memcpy(place + size, p[j], size);
                    memcpy(place + size + CASE_INDEX, &others[k], sizeof others[k]);
                    p[j] = place;
                    counts[lists[list].kind] = 2;
                    snprintf(at, sizeof at, "%s[1].case_index", lists[list].path);
                    refuse(f, p, IBO_ERROR_UNKNOWN_CASE, at);
                }
                /* A case may say a place, which its records then say too. */
                restore();
                world.the_case.case_index = world.u.case_index = world.l.case_index = world.s.case_index = world.a.case_index = UINT32_MAX;
                pointers_of(f, p);
                CHECK_STATUS(f->call(p), IBO_OK);
                restore();
                world.the_case.case_index = 1;
                memcpy(&before, &world, sizeof before);
                pointers_of(f, p);
                refuse(f, p, IBO_ERROR_UNKNOWN_CASE, "unemployment.records[0].case_index");
            }
        }
    }
    restore();
}

static void records_of_another_case_are_refused(void)
{
    char at[64];
    records_of_one_case();
    doing = "records of another case";
    many.count = 3;
    for (size_t list = 0; list < 4; list++) {
        /* The last case first; the second case has none. */
        for (size_t i = 0; i < 6; i++) add_record(list, i < 3 ? 2 : 0);
    }
    say_counts();
    CHECK_STATUS(call_keyed(), IBO_OK);
    check_keyed();

    /* Cases that were sorted without their records. */
    const ibo_case first = many.cases[0], second = many.cases[1], last = many.cases[2];
    many.cases[0] = last;
    many.cases[2] = first;
    refuse_keyed(IBO_ERROR_WRONG_TYPE, "cases[0].case_index");
    many.cases[0] = first;
    many.cases[1] = last;
    many.cases[2] = second;
    refuse_keyed(IBO_ERROR_WRONG_TYPE, "cases[1].case_index");
    many.cases[1] = second;
    many.cases[2] = last;
    const uint32_t places[] = {0, 1, 3, UINT32_MAX};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        many.cases[2].case_index = places[i];
        refuse_keyed(IBO_ERROR_WRONG_TYPE, "cases[2].case_index");
    }
    many.cases[2] = last;

    for (size_t list = 0; list < 4; list++) {
        /* A record of no case. */
        const uint32_t none[] = {3, 4, (uint32_t)INT32_MAX, (uint32_t)INT32_MAX + 1, UINT32_MAX};
        for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
            set_key(list, 5, none[i]);
            snprintf(at, sizeof at, "%s[5].case_index", lists[list].array);
            refuse_keyed(IBO_ERROR_UNKNOWN_CASE, at);
        }
        set_key(list, 5, 0);
        /* A record of another case than it was. */
        set_key(list, 2, 1);
        snprintf(at, sizeof at, "cases[1].%s", lists[list].count_name);
        refuse_keyed(IBO_RECORD_COUNT, at);
        set_key(list, 2, 2);
        /* One record less. */
        many.counts[list] = 5;
        snprintf(at, sizeof at, "cases[0].%s", lists[list].count_name);
        refuse_keyed(IBO_RECORD_COUNT, at);
        many.counts[list] = 6;
        /* A count that is wrong. */
        const uint32_t wrong[] = {0, 2, 4, 1001, (uint32_t)INT32_MAX, UINT32_MAX};
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
            for (size_t of_case = 0; of_case < 3; of_case++) {
                const uint32_t own = said_count(list, of_case);
                if (own == wrong[i]) continue;
                say_count(list, of_case, wrong[i]);
                snprintf(at, sizeof at, "cases[%zu].%s", of_case, lists[list].count_name);
                refuse_keyed(IBO_RECORD_COUNT, at);
                say_count(list, of_case, own);
            }
        }
    }
    CHECK_STATUS(call_keyed(), IBO_OK);
    check_keyed();
    restore();
}

/* What a call with these keys must give, and where it is refused. */
static ibo_status expected_of_keys(char *at, size_t size)
{
    for (size_t i = 0; i < many.count; i++) {
        snprintf(at, size, "cases[%zu].case_index", i);
        if (many.cases[i].case_index != i) return IBO_ERROR_WRONG_TYPE;
    }
    for (size_t list = 0; list < 4; list++) {
        for (size_t i = 0; i < many.counts[list]; i++) {
            snprintf(at, size, "%s[%zu].case_index", lists[list].array, i);
            if (key_of(list, i) >= many.count) return IBO_ERROR_UNKNOWN_CASE;
        }
        for (size_t i = 0; i < many.count; i++) {
            snprintf(at, size, "cases[%zu].%s", i, lists[list].count_name);
            if (said_count(list, i) != own_count(list, i)) return IBO_RECORD_COUNT;
        }
    }
    return IBO_OK;
}

/* A change of the keys, of the counts or of an array alone. */
static void mix_up(void)
{
    const size_t list = below(4), count = many.counts[list], index = count ? below(count) : 0, of_case = below(many.count);
    const ibo_case moved = many.cases[of_case];
    switch (below(count ? 7 : 3)) {
    case 0: many.cases[of_case].case_index = (uint32_t)below(many.count + 1); break;
    case 1: say_count(list, of_case, (uint32_t)below(4)); break;
    case 2:
        many.cases[of_case] = many.cases[0];
        many.cases[0] = moved;
        break;
    case 3: set_key(list, index, (uint32_t)below(many.count + 2)); break;
    case 4: many.counts[list]--; break;
    case 5:
        for (size_t i = 1; i < count; i++) memcpy(many.records[list][i - 1], many.records[list][i], sizeof many.records[list][i]);
        many.counts[list]--;
        break;
    default:
        for (size_t i = count - 1; i > 0; i--) set_key(list, i, key_of(list, i - 1));
        break;
    }
}

static void random_keys(unsigned long rounds)
{
    unsigned long computed = 0;
    doing = "random keys";
    for (unsigned long round = 0; round < rounds / 4; round++) {
        char at[64];
        many.count = 1 + below(MOST_CASES);
        for (size_t list = 0; list < 4; list++) {
            many.counts[list] = 0;
            for (size_t records = below(MOST_RECORDS + 1); records > 0; records--) add_record(list, (uint32_t)below(many.count));
        }
        say_counts();
        for (size_t changes = below(3); changes > 0; changes--) mix_up();
        const ibo_status expected = expected_of_keys(at, sizeof at);
        if (expected != IBO_OK) {
            refuse_keyed(expected, at);
            continue;
        }
        CHECK_STATUS(call_keyed(), IBO_OK);
        check_keyed();
        computed++;
    }
    restore();
    printf("random: %lu calls with keys, %lu of them compute\n", rounds / 4, computed);
}

#endif
