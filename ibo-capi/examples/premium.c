/* The premium of one month, its payment at half-time, and a refusal. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "ibo.h"

static void show(const char *name, int64_t cents)
{
    printf("%-10s%s%" PRId64 ".%02d\n", name, cents < 0 ? "-" : "", (cents < 0 ? -cents : cents) / 100, abs((int)(cents % 100)));
}

static void complain(FILE *to, ibo_status status, const ibo_error *error)
{
    fprintf(to, "error %" PRId32 " (%s) at %s, rule %s: %s\n", status, ibo_status_name(status), error->at,
            error->rule[0] ? error->rule : "-", error->message);
}

int main(void)
{
    if (ibo_abi_version() != IBO_ABI_VERSION) {
        fprintf(stderr, "%s: another ABI than that of ibo.h\n", ibo_version());
        return EXIT_FAILURE;
    }

    /* Fields that are not named are zero, and zero means absent. */
    ibo_case the_case = {.struct_size = sizeof the_case, .month = 202603, .kind = IBO_KIND_IBO, .start = 20260302, .end = 20260828,
                         .percentage = 80, .has_reference_gross_wage = 1, .reference_gross_wage_cents = 250000,
                         .employment_fraction = {3800, 3800}, .unemployment_availability = IBO_AVAILABILITY_DATA,
                         .leefloon_availability = IBO_AVAILABILITY_NO_DATA, .sickness_availability = IBO_AVAILABILITY_NO_DATA};
    ibo_unemployment_record benefit = {.struct_size = sizeof benefit, .from = 20260105, .basis = IBO_BASIS_FULL,
                                       .day_amount_cents = 5529, .benefit_type = "full-unemployment"};
    ibo_amounts result = {.struct_size = sizeof result};
    ibo_error error = {.struct_size = sizeof error};

    ibo_status status = ibo_amounts_compute(&the_case, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, &result, &error);
    if (status != IBO_OK) {
        complain(stderr, status, &error);
        return EXIT_FAILURE;
    }
    show("premium", result.premium_cents);
    show("net", result.net_cents);

    /* A payroll that has VDAB's amount needs no case: 19 hours of 38, the whole month. */
    ibo_fraction half_time = {1900, 3800}, whole_month = {100, 100};
    ibo_payment_result paid = {.struct_size = sizeof paid};
    status = ibo_payment(result.premium_cents, half_time, whole_month, &paid, &error);
    if (status != IBO_OK) {
        complain(stderr, status, &error);
        return EXIT_FAILURE;
    }
    show("half-time", paid.net_cents);

    the_case.percentage = 75;
    status = ibo_amounts_compute(&the_case, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, &result, &error);
    if (status == IBO_OK) return EXIT_FAILURE;
    complain(stdout, status, &error);
    return EXIT_SUCCESS;
}
