/*
 * Threads that share parameters and a statement: threads [ROUNDS]
 *
 * The first calls of the process, which read the dated values of the library, are made by all threads at once. Then each thread computes with the
 * shared parameters and reads the shared statement, again and again; what comes out is what one thread alone gets.
 */
#include "check.h"

#include <pthread.h>

#include "ibo.h"

enum { THREADS = 8, TEXTS = 6, ROWS = 64, CASES = 16, ROOM = 4 };

static const char toml[] = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-07-01\"\nvalue = \"0.2\"\ncertainty = \"assumed\"\n"
                           "source = \"synthetic, for this test\"\n";
static const char json[] =
    "{\"case_ref\":\"A-1027\",\"month\":\"2026-07\",\"agreement\":{\"kind\":\"ibo\",\"start\":\"2026-03-02\",\"end\":\"2026-08-28\","
    "\"reference_gross_wage\":\"2500.00\",\"percentage\":80,\"employment_fraction\":\"38/38\"},"
    "\"unemployment\":{\"availability\":\"data\",\"records\":[{\"from\":\"2026-01-05\",\"day_amount\":\"55.29\",\"basis\":\"full\","
    "\"benefit_type\":\"full-unemployment\"}]},\"leefloon\":{\"availability\":\"no-data\"},\"sickness\":{\"availability\":\"no-data\"}}";

static ibo_parameters *parameters;
static ibo_statement *statement, *before;
static unsigned long rounds = 2000;

/* All that a thread computes in a round. Padding and what is not written stay zero, so that two of them can be compared as bytes. */
typedef struct {
    ibo_amounts result, of_statement;
    ibo_payment_result paid, rows[ROWS];
    ibo_status statuses[ROWS];
    ibo_amounts many[CASES];
    ibo_status many_statuses[CASES];
    ibo_error errors[ROOM], many_errors[ROOM];
    size_t refused, many_refused, lines, lengths[TEXTS];
    ibo_line last;
    ibo_notice notice;
    ibo_correction correction;
    ibo_error error;
    char texts[TEXTS][8192];
} answers;

static const ibo_case the_case = {.struct_size = sizeof the_case, .month = 202607, .kind = IBO_KIND_IBO, .start = 20260302, .end = 20260828,
                                  .percentage = 80, .has_reference_gross_wage = 1, .reference_gross_wage_cents = 250000,
                                  .employment_fraction = {3800, 3800}, .unemployment_availability = IBO_AVAILABILITY_DATA,
                                  .leefloon_availability = IBO_AVAILABILITY_NO_DATA, .sickness_availability = IBO_AVAILABILITY_NO_DATA};
static const ibo_unemployment_record benefit = {.from = 20260105, .basis = IBO_BASIS_FULL, .day_amount_cents = 5529,
                                                .benefit_type = "full-unemployment"};

/* 1 when each call gave the status that it should. CHECK counts, and is for one thread. */
static int compute(answers *a)
{
    int good = 1;
    const ibo_fraction half = {1900, 3800}, whole_month = {1, 1};
    ibo_payment_row rows[ROWS];
    memset(a, 0, sizeof *a);
    a->result.struct_size = a->of_statement.struct_size = sizeof a->result;
    a->paid.struct_size = sizeof a->paid;
    a->last.struct_size = sizeof a->last;
    a->notice.struct_size = sizeof a->notice;
    a->correction.struct_size = sizeof a->correction;
    a->error.struct_size = sizeof a->error;

    good &= ibo_amounts_compute_with(&the_case, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, NULL, parameters, &a->result,
                                          NULL) == IBO_OK;
    good &= ibo_payment_in(202607, parameters, 58857, half, whole_month, &a->paid, NULL) == IBO_OK;
    for (int i = 0; i < ROWS; i++) {
        rows[i] = (ibo_payment_row){.month = i % 2 ? 202606 : 202607, .premium_cents = i % 7 ? 1000 * i : -1, .employment = half,
                                    .attendance = whole_month};
    }
    good &= ibo_payments(rows, ROWS, sizeof *rows, parameters, a->rows, sizeof *a->rows, a->statuses, &a->refused, a->errors, ROOM,
                         sizeof *a->errors, NULL) == IBO_OK;

    /* Many cases, the records of the last one first; every fifth is refused. */
    ibo_case cases[CASES];
    ibo_unemployment_record benefits[CASES];
    for (uint32_t i = 0; i < CASES; i++) {
        cases[i] = the_case;
        cases[i].case_index = i;
        cases[i].unemployment_count = 1;
        cases[i].percentage = i % 5 ? 80 : 75;
        benefits[CASES - 1 - i] = benefit;
        benefits[CASES - 1 - i].case_index = i;
        benefits[CASES - 1 - i].day_amount_cents = 5529 - i;
    }
    good &= ibo_amounts_compute_many(cases, CASES, sizeof *cases, benefits, CASES, sizeof *benefits, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, NULL,
                                     parameters, a->many, sizeof *a->many, a->many_statuses, &a->many_refused, a->many_errors, ROOM,
                                     sizeof *a->many_errors, NULL) == IBO_OK;

    ibo_case refused = the_case;
    refused.percentage = 75;
    good &= ibo_amounts_compute_with(&refused, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, NULL, parameters,
                                          &a->of_statement, &a->error) == IBO_ERROR_PERCENTAGE_NOT_ALLOWED;

    ibo_statement *mine = NULL;
    good &= ibo_statement_from_json_with(json, sizeof json - 1, NULL, parameters, &mine, NULL) == IBO_OK;
    good &= ibo_statement_to_json(mine, a->texts[0], sizeof a->texts[0], &a->lengths[0]) == IBO_OK;
    good &= ibo_statement_free(mine) == IBO_OK;

    good &= ibo_statement_amounts(statement, &a->of_statement) == IBO_OK;
    good &= ibo_statement_line_count(statement, &a->lines) == IBO_OK;
    good &= ibo_statement_line(statement, a->lines - 1, &a->last) == IBO_OK;
    good &= ibo_notice_compute(statement, &a->notice, NULL) == IBO_OK;
    good &= ibo_correction_compute(before, statement, &a->correction, NULL) == IBO_OK;
    good &= ibo_statement_to_json(statement, a->texts[1], sizeof a->texts[1], &a->lengths[1]) == IBO_OK;
    good &= ibo_statement_explain(statement, IBO_LANGUAGE_NL, a->texts[2], sizeof a->texts[2], &a->lengths[2]) == IBO_OK;
    good &= ibo_statement_explain(statement, IBO_LANGUAGE_EN, a->texts[3], sizeof a->texts[3], &a->lengths[3]) == IBO_OK;
    good &= ibo_statement_line_formula(statement, a->lines - 2, a->texts[4], sizeof a->texts[4], &a->lengths[4]) == IBO_OK;
    good &= ibo_correction_to_json(before, statement, a->texts[5], sizeof a->texts[5], &a->lengths[5], NULL) == IBO_OK;
    return good;
}

/* Threads that start at once. A mutex and a condition: a barrier is not in every system's pthreads. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t opened = PTHREAD_COND_INITIALIZER;
static int waiting, open_now;

static void wait_for_all(void)
{
    pthread_mutex_lock(&gate);
    waiting++;
    pthread_cond_broadcast(&opened);
    while (!open_now) pthread_cond_wait(&opened, &gate);
    pthread_mutex_unlock(&gate);
}

static void run_threads(void *(*body)(void *), void *arguments, size_t size)
{
    pthread_t threads[THREADS];
    waiting = open_now = 0;
    for (size_t i = 0; i < THREADS; i++) CHECK_STATUS(pthread_create(&threads[i], NULL, body, (char *)arguments + i * size), 0);
    pthread_mutex_lock(&gate);
    while (waiting < THREADS) pthread_cond_wait(&opened, &gate);
    open_now = 1;
    pthread_cond_broadcast(&opened);
    pthread_mutex_unlock(&gate);
    for (size_t i = 0; i < THREADS; i++) CHECK_STATUS(pthread_join(threads[i], NULL), 0);
}

static void *first_call(void *out)
{
    ibo_amounts *result = out;
    wait_for_all();
    result->struct_size = sizeof *result;
    if (ibo_amounts_compute(&the_case, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, result, NULL) != IBO_OK) result->struct_size = 0;
    return NULL;
}

typedef struct {
    const answers *expected;
    unsigned long same;
} hammer;

static void *again_and_again(void *argument)
{
    hammer *h = argument;
    answers *found = allocated(sizeof *found);
    wait_for_all();
    for (unsigned long round = 0; round < rounds; round++) {
        if (compute(found) && memcmp(found, h->expected, sizeof *found) == 0) h->same++;
    }
    free(found);
    return NULL;
}

int main(int count, char **arguments)
{
    if (count > 1) rounds = strtoul(arguments[1], NULL, 10);
    doing = "the first calls of a process";
    ibo_amounts first[THREADS];
    memset(first, 0, sizeof first);
    run_threads(first_call, first, sizeof *first);
    for (int i = 0; i < THREADS; i++) {
        CHECK_STATUS(first[i].premium_cents, 58857);
        CHECK_STATUS(first[i].net_cents, 52318);
    }

    doing = "one thread alone";
    ibo_case lower = the_case;
    lower.percentage = 70;
    memcpy(lower.case_ref, "A-1027", 7);
    CHECK_STATUS(ibo_parameters_load(toml, sizeof toml - 1, &parameters, NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_from_json_with(json, sizeof json - 1, NULL, parameters, &statement, NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_compute_with(&lower, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, NULL, parameters, &before, NULL),
                 IBO_OK);
    answers *expected = allocated(sizeof *expected);
    CHECK(compute(expected));
    /* 588.57 x 20 % = 117.714; half of it, 294.29 x 20 % = 58.858; 70 %: 515.00 x 20 % = 103.00, so that 470.86 - 412.00 is still to pay. */
    CHECK_STATUS(expected->result.withholding_tax_cents, 11771);
    CHECK_STATUS(expected->of_statement.net_cents, 47086);
    CHECK_STATUS(expected->paid.withholding_tax_cents, 5886);
    CHECK_STATUS(expected->correction.to_pay_cents, 47086 - 41200);
    CHECK_STATUS(expected->refused, (ROWS + 6) / 7);
    /* Row 7 is the second that is refused; of the cases all but 0, 5, 10 and 15 compute, row 1 with 26 x 0.01 less income: 588.78. */
    CHECK_STATUS(expected->errors[1].row, 7);
    CHECK_STATUS(expected->errors[1].number, IBO_ERROR_AMOUNT_NEGATIVE);
    CHECK_STATUS(expected->many_refused, 4);
    CHECK_STATUS(expected->many[1].premium_cents, 58878);
    CHECK_STATUS(expected->many_errors[3].row, 15);
    CHECK_TEXT(expected->many_errors[3].at, "agreement.percentage");

    doing = "threads";
    hammer hammers[THREADS];
    for (int i = 0; i < THREADS; i++) hammers[i] = (hammer){expected, 0};
    run_threads(again_and_again, hammers, sizeof *hammers);
    for (int i = 0; i < THREADS; i++) CHECK_STATUS(hammers[i].same, rounds);
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
    CHECK_STATUS(ibo_statement_free(before), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);
    free(expected);
    printf("threads: %d of them, %lu rounds each, all as one thread alone\n", THREADS, rounds);
    return 0;
}
