/* Calls without memory, and with little stack: memory none | memory each | memory stack
 *
 *   none   After ibo_init, calls on structs get no memory at all, and compute the same.
 *   each   Calls that need memory, with only so many allocations left. The program ends; it never goes
 *          on with something else than the right result.
 *   stack  Every kind of call on a thread of 256 KiB. */
#include <pthread.h>
#include <stdint.h>
#include <sys/wait.h>

#include "check.h"
#include "ibo.h"

/* ---- The allocator of this program and of the library ---- */

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

/* How many allocations are left; below zero, as many as are asked for. */
static long left = -1;
static unsigned long asked;

static int refuse(void)
{
    asked++;
    return left == 0 || (left > 0 && left-- == 0);
}

void *malloc(size_t size) { return refuse() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return refuse() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return refuse() ? NULL : __libc_realloc(old, size); }

int posix_memalign(void **out, size_t alignment, size_t size)
{
    if (refuse()) return 12;
    *out = __libc_memalign(alignment, size);
    return *out == NULL ? 12 : 0;
}

/* ---- What is computed ---- */

static const char payment_json[] =
    "{\"case_ref\":\"A-1\",\"month\":\"2026-03\",\"premium\":\"588.57\",\"fraction\":\"19/38\"}";
static const char case_json[] =
    "{\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"agreement\":{\"kind\":\"ibo\",\"start\":"
    "\"2026-03-02\",\"end\":\"2026-08-28\",\"reference_gross_wage\":\"2500.00\",\"percentage\":80,"
    "\"employment_fraction\":\"38/38\"},\"unemployment\":{\"availability\":\"data\",\"records\":[{"
    "\"from\":\"2026-01-05\",\"day_amount\":\"55.29\",\"basis\":\"full\",\"benefit_type\":"
    "\"full-unemployment\"}]},\"leefloon\":{\"availability\":\"no-data\"},\"sickness\":{"
    "\"availability\":\"no-data\"}}";

static const ibo_fraction all_of_it = {100, 100};

static ibo_case a_case(void)
{
    ibo_case c = {.struct_size = sizeof c, .month = 202603, .kind = IBO_KIND_IBO,
                  .start = 20260302, .end = 20260828, .percentage = 80,
                  .has_reference_gross_wage = 1, .reference_gross_wage_cents = 250000,
                  .employment_fraction = {3800, 3800},
                  .unemployment_availability = IBO_AVAILABILITY_DATA,
                  .leefloon_availability = IBO_AVAILABILITY_NO_DATA,
                  .sickness_availability = IBO_AVAILABILITY_NO_DATA, .unemployment_count = 1,
                  .case_ref = "A-1027"};
    return c;
}

static ibo_unemployment_record a_record(void)
{
    ibo_unemployment_record r = {.struct_size = sizeof r, .from = 20260105,
                                 .basis = IBO_BASIS_FULL, .day_amount_cents = 5529,
                                 .benefit_type = "full-unemployment"};
    return r;
}

static ibo_payment_row a_row(void)
{
    ibo_payment_row r = {.struct_size = sizeof r, .month = 202603, .premium_cents = 58857,
                         .employment = {1900, 3800}, .working_days = 1, .start = 20260309,
                         .end = 20260828, .case_ref = "A-1027"};
    return r;
}

/* Calls on structs: 588.57 and 523.18 are worked example 1, 202.14 is 17 of 22 days at half-time. */
static void structs(void)
{
    ibo_error error = {.struct_size = sizeof error}, errors[1];
    memset(errors, 0, sizeof errors);
    ibo_payment_result paid = {.struct_size = sizeof paid};
    CHECK_STATUS(ibo_payment(58857, all_of_it, all_of_it, &paid, &error), IBO_OK);
    CHECK_STATUS(paid.net_cents, 52318);
    CHECK_STATUS(ibo_payment_in(202603, NULL, 58857, all_of_it, all_of_it, &paid, &error), IBO_OK);
    CHECK_STATUS(paid.net_cents, 52318);

    ibo_payment_row row = a_row();
    ibo_status status;
    size_t refused;
    CHECK_STATUS(ibo_payments(&row, 1, sizeof row, NULL, &paid, sizeof paid, &status, &refused,
                              errors, 1, sizeof errors[0], &error), IBO_OK);
    CHECK_STATUS(paid.net_cents, 20214);
    ibo_payment_change change;
    CHECK_STATUS(ibo_payment_changes(&row, sizeof row, &row, sizeof row, 1, NULL, &change,
                                     sizeof change, &status, &refused, errors, 1,
                                     sizeof errors[0], &error), IBO_OK);
    CHECK_STATUS(change.net_after_cents, 20214);
    CHECK_STATUS(change.to_pay_cents, 0);

    ibo_case c = a_case();
    ibo_unemployment_record r = a_record();
    ibo_amounts amounts = {.struct_size = sizeof amounts};
    CHECK_STATUS(ibo_amounts_compute(&c, &r, 1, sizeof r, NULL, 0, sizeof(ibo_leefloon_record),
                                     NULL, 0, sizeof(ibo_sickness_record), &amounts, &error),
                 IBO_OK);
    CHECK_STATUS(amounts.net_cents, 52318);

    ibo_issued issued = {.struct_size = sizeof issued, .month = 202603, .kind = IBO_KIND_IBO,
                         .status = IBO_OK, .amounts = amounts, .case_ref = "A-1027"};
    ibo_notice notice;
    CHECK_STATUS(ibo_notices(&issued, 1, sizeof issued, &notice, sizeof notice, &status, &refused,
                             errors, 1, sizeof errors[0], &error), IBO_OK);
    CHECK_STATUS(notice.amount_cents, 58857);

    ibo_fraction days;
    CHECK_STATUS(ibo_working_days(202603, 20260309, 20260828, NULL, &days, &error), IBO_OK);
    CHECK_STATUS(days.numerator, 1700);
    int32_t until;
    CHECK_STATUS(ibo_retention_until(20260302, &until, &error), IBO_OK);
    CHECK_STATUS(until, 20360302);
    CHECK_TEXT(ibo_status_name(1304), "percentage-not-allowed");
}

/* Without memory `ibo_amounts_compute_many` says so, and leaves zeros. */
static void many_without_memory(void)
{
    ibo_case c = a_case();
    ibo_unemployment_record r = a_record();
    ibo_amounts amounts;
    ibo_status status = 77;
    memset(&amounts, 0x55, sizeof amounts);
    CHECK_STATUS(ibo_amounts_compute_many(&c, 1, sizeof c, &r, 1, sizeof r, NULL, 0,
                                          sizeof(ibo_leefloon_record), NULL, 0,
                                          sizeof(ibo_sickness_record), NULL, 0,
                                          sizeof(ibo_absence), NULL, NULL, &amounts,
                                          sizeof amounts, &status, NULL, NULL, 0, 0, NULL),
                 IBO_OUT_OF_MEMORY);
    CHECK_STATUS(status, IBO_OUT_OF_MEMORY);
    CHECK_STATUS(amounts.net_cents, 0);
}

static char buffer[32768];

/* A call that needs memory, and what it must have given. */
static void with_memory(int which)
{
    size_t needed = 0;
    ibo_error error = {.struct_size = sizeof error};
    if (which == 0) {
        CHECK_STATUS(ibo_json_payment(payment_json, sizeof payment_json - 1, NULL, NULL, buffer,
                                      sizeof buffer, &needed, &error), IBO_OK);
        CHECK(strstr(buffer, "\"net\":\"261.59\"") != NULL);
    } else if (which == 1) {
        CHECK_STATUS(ibo_json_statement(case_json, sizeof case_json - 1, NULL, NULL, buffer,
                                        sizeof buffer, &needed, &error), IBO_OK);
        CHECK(strstr(buffer, "\"net\":\"523.18\"") != NULL);
    } else if (which == 2) {
        /* A refusal allocates its error for a moment. */
        ibo_payment_result paid = {.struct_size = sizeof paid, .net_cents = 77};
        CHECK_STATUS(ibo_payment(-1, all_of_it, all_of_it, &paid, &error), IBO_ERROR_AMOUNT_NEGATIVE);
        CHECK_STATUS(paid.net_cents, 0);
        CHECK_TEXT(error.at, "premium");
    } else {
        ibo_parameters *parameters = NULL;
        CHECK_STATUS(ibo_parameters_load("", 0, &parameters, &error), IBO_OK);
        CHECK(parameters != NULL);
        CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);
    }
}

/* Ends well or by SIGABRT, with every number of allocations that are left. */
static void each(void)
{
    unsigned long ended = 0;
    for (int which = 0; which < 4; which++) {
        asked = 0;
        with_memory(which);
        const unsigned long needs = asked;
        CHECK(needs > 0);
        /* Each of the first, and then some of the many. */
        for (unsigned long have = 0; have < needs; have += 1 + have / 20) {
            fflush(NULL);
            const pid_t child = fork();
            CHECK(child >= 0);
            if (child == 0) {
                /* What the library says on standard error when it ends is not of interest. */
                if (freopen("/dev/null", "w", stderr) == NULL) _exit(3);
                left = (long)have;
                with_memory(which);
                _exit(0);
            }
            int status = 0;
            CHECK(waitpid(child, &status, 0) == child);
            const int aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
            CHECK(aborted || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
            ended += (unsigned long)aborted;
        }
    }
    CHECK(ended > 50);
    printf("memory: %lu times without enough of it the program ended, and never went on with another result\n",
           ended);
}

static void *on_a_small_stack(void *none)
{
    (void)none;
    structs();
    for (int which = 0; which < 4; which++) with_memory(which);
    /* 1,000 records of sickness, each of its own attest and period. */
    static ibo_sickness_record records[1000];
    ibo_case c = a_case();
    ibo_amounts amounts = {.struct_size = sizeof amounts};
    ibo_error error = {.struct_size = sizeof error};
    c.unemployment_availability = IBO_AVAILABILITY_NO_DATA;
    c.unemployment_count = 0;
    c.sickness_availability = IBO_AVAILABILITY_DATA;
    c.sickness_count = 1000;
    for (int index = 0; index < 1000; index++) {
        ibo_sickness_record *r = &records[index];
        r->struct_size = sizeof *r;
        memcpy(r->document_type, "C21", 3);
        memcpy(r->benefit_code, "AA", 2);
        r->from = 20260302 + index % 6; /* Monday to Saturday */
        r->to = r->from;
        r->days = 1;
        r->gross_taxable_cents = 100;
        snprintf(r->attest_id, sizeof r->attest_id, "T-%d", index);
    }
    const ibo_status status = ibo_amounts_compute(&c, NULL, 0, sizeof(ibo_unemployment_record),
                                                  NULL, 0, sizeof(ibo_leefloon_record), records,
                                                  1000, sizeof records[0], &amounts, &error);
    CHECK(status == IBO_OK || error.at[0] != '\0');
    CHECK_STATUS(status, IBO_OK);
    /* JSON that is as deep as any is read. */
    static char deep[4000];
    memset(deep, '[', 2000);
    CHECK_STATUS(ibo_json_statement(deep, 2000, NULL, NULL, buffer, sizeof buffer, NULL, &error),
                 IBO_ERROR_MALFORMED_JSON);
    return NULL;
}

int main(int count, char **arguments)
{
    const char *what = count > 1 ? arguments[1] : "";
    doing = what;
    CHECK_STATUS(ibo_init(NULL), IBO_OK);
    if (strcmp(what, "none") == 0) {
        left = 0;
        asked = 0;
        structs();
        CHECK_STATUS(asked, 0);
        many_without_memory();
        left = -1;
        puts("memory: calls on structs take none");
    } else if (strcmp(what, "each") == 0) {
        each();
    } else if (strcmp(what, "stack") == 0) {
        pthread_attr_t small;
        pthread_t thread;
        CHECK(pthread_attr_init(&small) == 0);
        CHECK(pthread_attr_setstacksize(&small, 256 * 1024) == 0);
        CHECK(pthread_create(&thread, &small, on_a_small_stack, NULL) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
        puts("stack: 256 KiB are enough for every kind of call");
    } else {
        fputs("memory none | memory each | memory stack\n", stderr);
        return 2;
    }
    return 0;
}
