/* What was issued for a month, what it is now, and what is still to be paid or recovered. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ibo.h"

/* A result as a payroll keeps it: of `ibo_amounts_compute`, in cents. */
static ibo_issued result(const char *case_ref, int64_t premium, int64_t after_fraction, int64_t tax)
{
    ibo_issued one = {.struct_size = sizeof one, .month = 202603, .kind = IBO_KIND_IBO};
    one.amounts = (ibo_amounts){.struct_size = sizeof one.amounts, .scheme = IBO_SCHEME_2026, .payer = IBO_PAYER_EMPLOYER,
                                .certainty = IBO_CERTAINTY_SECONDARY, .replacement_income_cents = 143754, .premium_cents = premium,
                                .premium_after_fraction_cents = after_fraction, .premium_due_cents = after_fraction,
                                .withholding_tax_cents = tax, .net_cents = after_fraction - tax};
    snprintf(one.case_ref, sizeof one.case_ref, "%s", case_ref);
    return one;
}

static const char *word(int32_t change)
{
    switch (change) {
    case IBO_CHANGE_CHANGED: return "changed";
    case IBO_CHANGE_NEW: return "new";
    case IBO_CHANGE_WITHDRAWN: return "withdrawn";
    case IBO_CHANGE_UNCHANGED: return "unchanged";
    case IBO_CHANGE_REFUSED: return "refused";
    default: return "?";
    }
}

static void show(const char *name, const char *what, int64_t cents)
{
    printf("%-11s%-11s%s%" PRId64 ".%02d\n", name, what, cents < 0 ? "-" : "", (cents < 0 ? -cents : cents) / 100,
           abs((int)(cents % 100)));
}

int main(void)
{
    /* Each array in its own order: a case is found by its reference and month. */
    ibo_issued before[] = {result("A-1", 58857, 58857, 6539), result("A-2", 58857, 58857, 6539),
                           result("A-3", 58857, 58857, 6539), result("A-5", 58857, 58857, 6539)};
    ibo_issued after[] = {result("A-4", 58857, 58857, 6539), result("A-3", 58857, 58857, 6539),
                          result("A-1", 58857, 29429, 3270), result("A-5", 0, 0, 0)};
    size_t before_count = sizeof before / sizeof *before, after_count = sizeof after / sizeof *after, written = 0;

    /* A-5 can no longer be computed: its status says why, and it has no amounts. */
    after[3].status = IBO_ERROR_PERCENTAGE_NOT_ALLOWED;
    after[3].amounts = (ibo_amounts){.struct_size = sizeof after[3].amounts};

    ibo_row_correction *rows = calloc(before_count + after_count, sizeof *rows);
    if (rows == NULL) return EXIT_FAILURE;
    ibo_correction_totals totals = {.struct_size = sizeof totals};
    ibo_error error = {.struct_size = sizeof error};
    ibo_status status = ibo_corrections(before, before_count, sizeof *before, after, after_count, sizeof *after, 0, rows,
                                        sizeof *rows, &written, &totals, &error);
    if (status != IBO_OK) {
        fprintf(stderr, "%s at %s: %s\n", ibo_status_name(status), error.at, error.message);
        free(rows);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < written; i++) {
        if (rows[i].has_difference) {
            show(rows[i].case_ref, word(rows[i].change), rows[i].to_pay_cents);
        } else {
            printf("%-11s%-11s%s\n", rows[i].case_ref, word(rows[i].change), ibo_status_name(rows[i].status));
        }
    }
    show("to pay", "", totals.to_pay_cents);
    show("to recover", "", totals.to_recover_cents);
    show("stands", "", totals.issued_net_of_refused_cents);

    /* A net that is not the premium less the tax was never issued. */
    before[1].amounts.net_cents += 1;
    status = ibo_corrections(before, before_count, sizeof *before, after, after_count, sizeof *after, 0, rows, sizeof *rows,
                             &written, &totals, &error);
    free(rows);
    if (status == IBO_OK) return EXIT_FAILURE;
    printf("%s (%" PRId32 ") at %s\n", ibo_status_name(status), status, error.at);
    return EXIT_SUCCESS;
}
