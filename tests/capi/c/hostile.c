/*
 * Bad input for every function of the C ABI: a status, never a crash, never a read or write past what was given: hostile [SEED [ROUNDS]]
 *
 * What goes in lies at the end of memory that may be touched. What comes out must be empty when a call fails, byte for byte, and unchanged where
 * it cannot be written. The functions are in hostile/calls.h, the faults by their subject in the files beside it.
 */
#include "hostile/buffers.h"
#include "hostile/calls.h"
#include "hostile/fields.h"
#include "hostile/keys.h"
#include "hostile/pointers.h"
#include "hostile/random.h"
#include "hostile/sizes.h"

/* The JSON of a statement; to be freed. */
static char *text_of_statement(const ibo_statement *of)
{
    size_t needed = 0;
    CHECK_STATUS(ibo_statement_to_json(of, NULL, 0, &needed), IBO_OK);
    char *text = allocated(needed + 1);
    CHECK_STATUS(ibo_statement_to_json(of, text, needed + 1, NULL), IBO_OK);
    return text;
}

/* The case that every call gets, and its results before the calls. */
static void build(void)
{
    memset(&good, 0x5A, sizeof good);
    good.the_case = (ibo_case){.struct_size = sizeof good.the_case, .month = 202603, .kind = IBO_KIND_IBO, .start = 20260302, .end = 20260828,
                               .percentage = 80, .rsz_base = 100, .has_reference_gross_wage = 1, .attendance_kind = IBO_ATTENDANCE_RATIO,
                               .reference_gross_wage_cents = 250000, .employment_fraction = {3040, 3800}, .attendance = {1900, 2150},
                               .unemployment_availability = IBO_AVAILABILITY_DATA, .leefloon_availability = IBO_AVAILABILITY_DATA,
                               .sickness_availability = IBO_AVAILABILITY_DATA, .case_ref = "A-1027"};
    good.u = (ibo_unemployment_record){.from = 20260105, .basis = IBO_BASIS_HALF, .day_amount_cents = 2529, .half_per_week = 6,
                                       .rva_code = "WN1", .benefit_type = "full-unemployment"};
    good.l = (ibo_leefloon_record){.month = 202603, .amount_cents = 9365, .from = 20260301, .to = 20260331, .aid_type = "leefloon",
                                   .entry_kind = "award"};
    good.s = (ibo_sickness_record){.from = 20260309, .to = 20260314, .gross_taxable_cents = 14300, .days = 6, .version = 1,
                                   .benefit_code = "AA", .document_type = "C21", .attest_id = "2026Q1-1"};
    good.a = (ibo_absence){.from = 20260304, .to = 20260305};
    good.options = (ibo_options){.struct_size = sizeof good.options};
    good.row = (ibo_payment_row){.month = 202603, .premium_cents = 58857, .employment = {1900, 3800}, .attendance = {1, 1}};
    good.amounts.struct_size = sizeof good.amounts;
    good.premium.struct_size = sizeof good.premium;
    good.paid.struct_size = sizeof good.paid;
    good.line.struct_size = sizeof good.line;
    good.notice.struct_size = sizeof good.notice;
    good.correction.struct_size = sizeof good.correction;
    good.issued = (ibo_issued){.month = 202603, .kind = IBO_KIND_IBO, .case_ref = "A-1027"};
    good.issued.amounts = (ibo_amounts){.scheme = IBO_SCHEME_2026, .payer = IBO_PAYER_EMPLOYER, .certainty = IBO_CERTAINTY_SECONDARY,
                                        .replacement_income_cents = 143754, .premium_cents = 58857, .premium_after_fraction_cents = 58857,
                                        .premium_due_cents = 58857, .withholding_tax_cents = 6539, .net_cents = 52318};
    good.recomputed = good.issued;
    good.recomputed.amounts.withholding_tax_cents = 6540;
    good.recomputed.amounts.net_cents = 52317;
    good.totals.struct_size = sizeof good.totals;
    good.errors[0].language = IBO_LANGUAGE_EN;
    good.errors[1].language = IBO_LANGUAGE_NL;
    /* Handles of a run before, which no call may look at. */
    static char somewhere;
    good.made = (ibo_statement *)(void *)&somewhere;
    good.loaded = (ibo_parameters *)(void *)&somewhere;
    doing = "the good case";
    ibo_error error = {.struct_size = sizeof error};
    CHECK_STATUS(ibo_parameters_load(toml_text, sizeof toml_text - 1, &parameters, &error), IBO_OK);
    CHECK_STATUS(ibo_statement_from_json(json_text, sizeof json_text - 1, &statement, &error), IBO_OK);
    ibo_case lower = good.the_case;
    lower.percentage = 70;
    CHECK_STATUS(ibo_statement_compute(&lower, &good.u, 1, sizeof good.u, &good.l, 1, sizeof good.l, &good.s, 1, sizeof good.s, &after, &error),
                 IBO_OK);
    issued_text = text_of_statement(statement);
    notice_text = allocated(sizeof world.buffer);
    correction_text = allocated(sizeof world.buffer);
    CHECK_STATUS(ibo_notice_to_json(statement, notice_text, sizeof world.buffer, NULL, &error), IBO_OK);
    CHECK_STATUS(ibo_correction_to_json(statement, after, correction_text, sizeof world.buffer, NULL, &error), IBO_OK);
    const ibo_options with_case = {.struct_size = sizeof with_case, .with_case = 1};
    ibo_statement *carrying = NULL;
    CHECK_STATUS(ibo_statement_from_json_with(json_text, sizeof json_text - 1, &with_case, NULL, &carrying, &error), IBO_OK);
    to_verify_text = text_of_statement(carrying);
    CHECK_STATUS(ibo_statement_free(carrying), IBO_OK);
    memcpy(&world, &good, sizeof world);
}

int main(int count, char **arguments)
{
    const unsigned long seed = count > 1 ? strtoul(arguments[1], NULL, 10) : 20261122;
    const unsigned long rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : 200000;
    const size_t step = rounds < 100000 ? 97 : 1;
    state = seed * 2 + 1;
    printf("seed %lu, %lu rounds\n", seed, rounds);
    build();
    every_null_or_misaligned_pointer_is_refused();
    every_struct_size();
    every_element_size_and_count();
    elements_with_unknown_fields_are_refused();
    records_of_another_case_are_refused();
    random_keys(rounds);
    every_capacity(step);
    every_index_and_number();
    every_field();
    list_of_1001_records_is_refused();
    every_shorter_length_is_refused(step);
    random_bytes(rounds);
    random_structs(rounds);
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
    CHECK_STATUS(ibo_statement_free(after), IBO_OK);
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);
    free(issued_text);
    free(to_verify_text);
    free(notice_text);
    free(correction_text);
    printf("%lu checks\n", checks);
    return 0;
}
