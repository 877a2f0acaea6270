/*
 * What a program keeps and asks beside the amounts: cases, statements, notices and corrections that were stored, whether they still hold, and what
 * the open questions are worth. The amounts are worked out by hand.
 */
#include "check.h"

#include "ibo.h"

/* Worked example 1: wage less RSZ 2173.25, replacement income 1437.54, 80 % of the difference 588.57, tax 65.39, net 523.18. */
static const char first_case[] =
    "{\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"agreement\":{\"kind\":\"ibo\",\"start\":\"2026-03-02\",\"end\":\"2026-08-28\","
    "\"reference_gross_wage\":\"2500.00\",\"percentage\":80,\"employment_fraction\":\"38/38\"},"
    "\"unemployment\":{\"availability\":\"data\",\"records\":[{\"from\":\"2026-01-05\",\"day_amount\":\"55.29\",\"basis\":\"full\","
    "\"benefit_type\":\"full-unemployment\"}]},\"leefloon\":{\"availability\":\"no-data\"},\"sickness\":{\"availability\":\"no-data\"}}";

/* No percentage below 100, no income and a tax of 200 x 11.11 %, which is exact: it uses no reading. */
static const char case_without_readings[] =
    "{\"case_ref\":\"A-1\",\"month\":\"2026-03\",\"agreement\":{\"kind\":\"ibo\",\"start\":\"2026-03-02\",\"end\":\"2026-08-28\","
    "\"reference_gross_wage\":\"200.00\",\"percentage\":100,\"employment_fraction\":\"38/38\",\"employee_rsz\":\"0.00\"},"
    "\"unemployment\":{\"availability\":\"no-data\"},\"leefloon\":{\"availability\":\"no-data\"},\"sickness\":{\"availability\":\"no-data\"}}";

/* The percentage of the wage, by a user's file. */
static const char wage_first[] = "[[value]]\nid = \"premium.wage-difference-order\"\nfrom = \"2026-01-01\"\nvalue = \"wage\"\n"
                                 "certainty = \"secondary\"\nsource = \"synthetic, for this test\"\n";

static char buffer[32768];

/* A handle of a run before. */
static char somewhere;

/* ---- Sensitivity ---- */

static ibo_status sensitivity_of(const char *json, const ibo_options *options, const ibo_parameters *parameters, ibo_error *error)
{
    size_t needed = 77, again = 0;
    const ibo_status status = ibo_sensitivity_to_json(json, strlen(json), options, parameters, NULL, 0, &needed, error);
    if (status != IBO_OK) {
        CHECK(needed == 0);
        return status;
    }
    CHECK_STATUS(ibo_sensitivity_to_json(json, strlen(json), options, parameters, buffer, needed + 1, &again, error), IBO_OK);
    CHECK(again == needed && strlen(buffer) == needed);
    return status;
}

static void sensitivity(void)
{
    ibo_error error = {.struct_size = sizeof error};
    doing = "sensitivity of worked example 1";
    CHECK_STATUS(sensitivity_of(first_case, NULL, NULL, &error), IBO_OK);
    /* 80 % of 2173.25 is 1738.60, less 1437.54: 301.06, tax 33.45, net 267.61. The tax 65.390127 rounded up is 65.40: net 523.17. */
    CHECK_TEXT(buffer,
               "{\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"premium\":\"588.57\",\"net\":\"523.18\",\"employer_contribution\":null,"
               "\"rows\":[{\"reading\":\"premium.wage-difference-order\",\"rule\":\"R4.2\",\"choice\":\"wage\",\"default\":\"difference\","
               "\"in_force\":\"difference\",\"premium\":\"301.06\",\"net\":\"267.61\",\"employer_contribution\":null,"
               "\"premium_difference\":\"-287.51\",\"net_difference\":\"-255.57\",\"contribution_difference\":null,\"error\":null},"
               "{\"reading\":\"withholding.rounding\",\"rule\":\"R6.3\",\"choice\":\"up\",\"default\":\"half-away\","
               "\"in_force\":\"half-away\",\"premium\":\"588.57\",\"net\":\"523.17\",\"employer_contribution\":null,"
               "\"premium_difference\":\"0.00\",\"net_difference\":\"-0.01\",\"contribution_difference\":null,\"error\":null}]}");

    doing = "sensitivity under a user's choice";
    ibo_parameters *parameters = NULL;
    CHECK_STATUS(ibo_parameters_load(wage_first, sizeof wage_first - 1, &parameters, &error), IBO_OK);
    CHECK_STATUS(sensitivity_of(first_case, NULL, parameters, &error), IBO_OK);
    CHECK(strstr(buffer, "\"premium\":\"301.06\",\"net\":\"267.61\",\"employer_contribution\":null,\"rows\":[") != NULL);
    CHECK(strstr(buffer, "\"choice\":\"difference\",\"default\":\"difference\",\"in_force\":\"wage\",\"premium\":\"588.57\"") != NULL);
    CHECK(strstr(buffer, "\"premium_difference\":\"287.51\",\"net_difference\":\"255.57\"") != NULL);
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);

    doing = "sensitivity of a case without readings";
    CHECK_STATUS(sensitivity_of(case_without_readings, NULL, NULL, &error), IBO_OK);
    CHECK_TEXT(buffer, "{\"case_ref\":\"A-1\",\"month\":\"2026-03\",\"premium\":\"200.00\",\"net\":\"177.78\",\"employer_contribution\":null,"
                       "\"rows\":[]}");

    doing = "sensitivity that is refused";
    const ibo_options official = {.struct_size = sizeof official, .require = IBO_CERTAINTY_OFFICIAL};
    CHECK_STATUS(sensitivity_of(first_case, &official, NULL, &error), IBO_ERROR_CERTAINTY_TOO_WEAK);
    CHECK_TEXT(error.at, "require");
    char other[sizeof first_case];
    memcpy(other, first_case, sizeof other);
    memcpy(strstr(other, "\"percentage\":80"), "\"percentage\":85", 15);
    CHECK_STATUS(sensitivity_of(other, NULL, NULL, &error), IBO_ERROR_PERCENTAGE_NOT_ALLOWED);
    CHECK_TEXT(error.at, "agreement.percentage");
    CHECK_TEXT(error.rule, "R4.2");
}

/* ---- What was stored ---- */

static const ibo_case the_case = {.struct_size = sizeof the_case, .month = 202603, .kind = IBO_KIND_IBO, .start = 20260302, .end = 20260828,
                                  .percentage = 80, .has_reference_gross_wage = 1, .reference_gross_wage_cents = 250000,
                                  .employment_fraction = {3800, 3800}, .unemployment_availability = IBO_AVAILABILITY_DATA,
                                  .leefloon_availability = IBO_AVAILABILITY_NO_DATA, .sickness_availability = IBO_AVAILABILITY_NO_DATA,
                                  .case_ref = "A-1027"};
static const ibo_unemployment_record benefit = {.from = 20260105, .basis = IBO_BASIS_FULL, .day_amount_cents = 5529,
                                                .benefit_type = "full-unemployment"};

/* The statement of a case that it carries, as JSON; to be freed. */
static char *issued_of(const char *json, const ibo_parameters *parameters)
{
    const ibo_options with_case = {.struct_size = sizeof with_case, .with_case = 1};
    ibo_statement *statement = NULL;
    size_t needed = 0;
    CHECK_STATUS(ibo_statement_from_json_with(json, strlen(json), &with_case, parameters, &statement, NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_to_json(statement, NULL, 0, &needed), IBO_OK);
    char *issued = allocated(needed + 1);
    CHECK_STATUS(ibo_statement_to_json(statement, issued, needed + 1, NULL), IBO_OK);
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
    return issued;
}

/* A text with the first `old` replaced by `new`, of the same length. */
static void change(char *text, const char *old, const char *new)
{
    char *place = strstr(text, old);
    CHECK(place != NULL && strlen(old) == strlen(new));
    memcpy(place, new, strlen(new));
}

static void case_as_json(void)
{
    doing = "a case in structs as JSON";
    CHECK_STATUS(ibo_case_to_json(&the_case, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, buffer, sizeof buffer, NULL, NULL),
                 IBO_OK);
    CHECK_TEXT(buffer, first_case);
    ibo_error error = {.struct_size = sizeof error};
    ibo_case wrong = the_case;
    memset(wrong.case_ref, 0, sizeof wrong.case_ref);
    CHECK_STATUS(ibo_case_to_json(&wrong, &benefit, 1, sizeof benefit, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, buffer, sizeof buffer, NULL, &error),
                 IBO_ERROR_BAD_TEXT);
    CHECK_TEXT(error.at, "case_ref");
    CHECK(all(buffer, sizeof buffer, 0));

    doing = "a record of another case, as JSON";
    ibo_unemployment_record two[2] = {benefit, benefit};
    two[1].case_index = 1;
    CHECK_STATUS(ibo_case_to_json(&the_case, two, 2, sizeof *two, NULL, 0, 0, NULL, 0, 0, NULL, 0, 0, buffer, sizeof buffer, NULL, &error),
                 IBO_ERROR_UNKNOWN_CASE);
    CHECK_TEXT(error.at, "unemployment.records[1].case_index");
}

static void statement_read_back(void)
{
    ibo_error error = {.struct_size = sizeof error};
    ibo_statement *statement = NULL, *late = NULL;
    ibo_amounts amounts = {.struct_size = sizeof amounts};
    doing = "a statement that was issued";
    char *issued = issued_of(first_case, NULL);
    const char *carried = strstr(issued, ",\"case\":");
    CHECK(carried != NULL && strncmp(carried + 8, first_case, strlen(first_case)) == 0);
    CHECK_STATUS(ibo_statement_read(issued, strlen(issued), &statement, &error), IBO_OK);
    CHECK_STATUS(ibo_statement_to_json(statement, buffer, sizeof buffer, NULL), IBO_OK);
    CHECK_TEXT(buffer, issued);
    CHECK_STATUS(ibo_statement_amounts(statement, &amounts), IBO_OK);
    CHECK(amounts.premium_cents == 58857 && amounts.withholding_tax_cents == 6539 && amounts.net_cents == 52318);

    doing = "a notice that was sent";
    ibo_notice notice = {.struct_size = sizeof notice}, read = {.struct_size = sizeof read};
    CHECK_STATUS(ibo_notice_compute(statement, &notice, &error), IBO_OK);
    CHECK_STATUS(ibo_notice_to_json(statement, buffer, sizeof buffer, NULL, &error), IBO_OK);
    CHECK_TEXT(buffer, "{\"schema\":1,\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"premium\":\"588.57\"}");
    CHECK_STATUS(ibo_notice_read(buffer, strlen(buffer), &read, &error), IBO_OK);
    CHECK(memcmp(&notice, &read, sizeof notice) == 0 && read.amount_cents == 58857 && read.kind == IBO_NOTICE_PREMIUM);
    change(buffer, "\"premium\"", "\"premie\":");
    CHECK(ibo_notice_read(buffer, strlen(buffer), &read, &error) == IBO_ERROR_MALFORMED_JSON);
    CHECK(read.struct_size == sizeof read && all(&read.month, sizeof read - offsetof(ibo_notice, month), 0));

    doing = "a correction that was stored";
    /* At 70 % the premium is 735.71 x 70 % = 515.00, tax 57.22, net 457.78: 65.40 to be recovered. */
    char other[sizeof first_case];
    memcpy(other, first_case, sizeof other);
    change(other, "\"percentage\":80", "\"percentage\":70");
    CHECK_STATUS(ibo_statement_from_json(other, strlen(other), &late, &error), IBO_OK);
    ibo_correction correction = {.struct_size = sizeof correction}, stored = {.struct_size = sizeof stored};
    CHECK_STATUS(ibo_correction_compute(statement, late, &correction, &error), IBO_OK);
    CHECK_STATUS(ibo_correction_to_json(statement, late, buffer, sizeof buffer, NULL, &error), IBO_OK);
    CHECK_STATUS(ibo_correction_read(buffer, strlen(buffer), &stored, &error), IBO_OK);
    CHECK(memcmp(&correction, &stored, sizeof stored) == 0 && stored.to_pay_cents == -6540 && stored.month == 202603);
    change(buffer, "\"to_pay\":\"-65.40\"", "\"to_pay\":\"-65.41\"");
    CHECK_STATUS(ibo_correction_read(buffer, strlen(buffer), &stored, &error), IBO_ERROR_STATEMENT_CONTRADICTION);
    CHECK_TEXT(error.at, "to_pay");
    CHECK(stored.struct_size == sizeof stored && all(&stored.month, sizeof stored - offsetof(ibo_correction, month), 0));
    CHECK_STATUS(ibo_statement_free(statement), IBO_OK);
    CHECK_STATUS(ibo_statement_free(late), IBO_OK);

    doing = "a statement that contradicts itself";
    change(issued, "\"net\":\"523.18\"", "\"net\":\"523.19\"");
    statement = (ibo_statement *)(void *)&somewhere;
    CHECK_STATUS(ibo_statement_read(issued, strlen(issued), &statement, &error), IBO_ERROR_STATEMENT_CONTRADICTION);
    CHECK_TEXT(error.at, "net");
    CHECK(statement == NULL);
    free(issued);
}

/* ---- Corrections of many ---- */

/* Of a premium of 588.57: at half-time 294.29, tax 32.70, net 261.59. */
static ibo_issued issued_result(const char *case_ref, int64_t after_fraction, int64_t tax)
{
    ibo_issued one = {.month = 202603, .kind = IBO_KIND_IBO};
    one.amounts = (ibo_amounts){.scheme = IBO_SCHEME_2026, .payer = IBO_PAYER_EMPLOYER, .certainty = IBO_CERTAINTY_SECONDARY,
                                .replacement_income_cents = 143754, .premium_cents = 58857, .premium_after_fraction_cents = after_fraction,
                                .premium_due_cents = after_fraction, .withholding_tax_cents = tax, .net_cents = after_fraction - tax};
    memcpy(one.case_ref, case_ref, strlen(case_ref));
    return one;
}

/* Whether rows hold nothing, from one of them on. */
static int no_rows_from(const ibo_row_correction *rows, size_t first, size_t count)
{
    for (size_t i = first; i < count; i++) {
        if (rows[i].struct_size != sizeof *rows || !all(&rows[i].month, sizeof *rows - offsetof(ibo_row_correction, month), 0)) return 0;
    }
    return 1;
}

static void corrections_of_many(void)
{
    enum { ROWS = 4 };
    ibo_issued before[2] = {issued_result("A-1", 58857, 6539), issued_result("A-2", 58857, 6539)};
    const ibo_issued after[2] = {issued_result("A-2", 29429, 3270), issued_result("A-1", 58857, 6539)};
    ibo_row_correction rows[ROWS];
    ibo_correction_totals totals = {.struct_size = sizeof totals};
    ibo_error error = {.struct_size = sizeof error};
    size_t written = 77;
    doing = "corrections of many";
    memset(rows, 0x5A, sizeof rows);
    CHECK_STATUS(ibo_corrections(before, 2, sizeof *before, after, 2, sizeof *after, 0, rows, sizeof *rows, &written, &totals, &error), IBO_OK);
    CHECK_STATUS(written, 1);
    CHECK_TEXT(rows[0].case_ref, "A-2");
    CHECK_STATUS(rows[0].to_pay_cents, 26159 - 52318);
    CHECK_STATUS(rows[0].cause, IBO_CAUSE_PREMIUM_AFTER_FRACTION);
    CHECK(totals.changed == 1 && totals.unchanged == 1 && totals.to_recover_cents == 52318 - 26159);
    /* Behind what was written is nothing of a run before. */
    CHECK(no_rows_from(rows, 1, ROWS));

    doing = "corrections of a result that contradicts itself";
    before[1].amounts.net_cents++;
    memset(rows, 0x5A, sizeof rows);
    CHECK_STATUS(ibo_corrections(before, 2, sizeof *before, after, 2, sizeof *after, 0, rows, sizeof *rows, &written, &totals, &error),
                 IBO_ERROR_STATEMENT_CONTRADICTION);
    CHECK_TEXT(error.at, "before[1].net");
    CHECK(written == 0 && no_rows_from(rows, 0, ROWS));
    CHECK(totals.struct_size == sizeof totals && all(&totals.reserved, sizeof totals - offsetof(ibo_correction_totals, reserved), 0));
}

/* ---- Whether it still holds ---- */

static ibo_status verified_of(const char *issued, const char *json, const ibo_parameters *parameters, int32_t *verified, ibo_error *error)
{
    return ibo_verification_to_json(issued, strlen(issued), json, json == NULL ? 0 : strlen(json), parameters, verified, buffer, sizeof buffer,
                                    NULL, error);
}

static void verification(void)
{
    ibo_error error = {.struct_size = sizeof error};
    int32_t verified = 77;
    char *issued = issued_of(first_case, NULL);
    doing = "a statement that is the same";
    CHECK_STATUS(verified_of(issued, NULL, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_SAME);
    const char *const start = "{\"schema\":1,\"case_ref\":\"A-1027\",\"month\":\"2026-03\",\"status\":\"same\",\"library_then\":";
    CHECK(strncmp(buffer, start, strlen(start)) == 0);
    CHECK(strstr(buffer, "\"lines\":[],\"correction\":null,\"error\":null}") != NULL);
    /* The status alone. */
    size_t needed = 0;
    verified = 77;
    CHECK_STATUS(ibo_verification_to_json(issued, strlen(issued), NULL, 0, NULL, &verified, NULL, 0, &needed, &error), IBO_OK);
    CHECK(verified == IBO_VERIFIED_SAME && needed == strlen(buffer));
    verified = 77;
    CHECK_STATUS(error.number, IBO_OK);
    CHECK_STATUS(ibo_verification_to_json(issued, strlen(issued), NULL, 0, NULL, &verified, buffer, needed, NULL, &error), IBO_BUFFER_TOO_SMALL);
    CHECK(verified == 0 && all(buffer, needed, 0));

    doing = "a statement of which the case has changed";
    char other[sizeof first_case];
    memcpy(other, first_case, sizeof other);
    change(other, "\"percentage\":80", "\"percentage\":70");
    CHECK_STATUS(verified_of(issued, other, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_OTHER_AMOUNTS);
    CHECK(strstr(buffer, "\"status\":\"other amounts\"") != NULL && strstr(buffer, "\"to_pay\":\"-65.40\"}") != NULL);
    change(other, "\"percentage\":70", "\"percentage\":85");
    CHECK_STATUS(verified_of(issued, other, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_REFUSED_NOW);
    CHECK(strstr(buffer, "\"code\":\"percentage-not-allowed\"") != NULL);

    doing = "a statement by the values of then";
    ibo_parameters *parameters = NULL;
    CHECK_STATUS(ibo_parameters_load(wage_first, sizeof wage_first - 1, &parameters, &error), IBO_OK);
    CHECK_STATUS(verified_of(issued, NULL, parameters, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_OTHER_AMOUNTS);
    CHECK(strstr(buffer, "\"to_pay\":\"-255.57\"}") != NULL);
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);

    doing = "a statement under another scheme, by its reform";
    static const char old_scheme[] = "title = \"the old scheme\"\n[scheme]\nname = \"2018\"\n";
    CHECK_STATUS(ibo_parameters_load_reform(NULL, old_scheme, sizeof old_scheme - 1, &parameters, &error), IBO_OK);
    char *hypothetical = issued_of(first_case, parameters);
    CHECK(strstr(hypothetical, "\"scheme\":\"2018\"") != NULL && strstr(hypothetical, "\"net\":\"382.96\"") != NULL);
    CHECK_STATUS(verified_of(hypothetical, NULL, parameters, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_SAME);
    CHECK_STATUS(verified_of(hypothetical, NULL, NULL, &verified, &error), IBO_ERROR_MISSING_FIELD);
    CHECK_TEXT(error.at, "reform");
    CHECK_STATUS(ibo_parameters_free(parameters), IBO_OK);
    free(hypothetical);

    doing = "a case that is not that of the statement, and no case";
    memcpy(other, first_case, sizeof other);
    change(other, "\"A-1027\"", "\"A-1028\"");
    CHECK_STATUS(verified_of(issued, other, NULL, &verified, &error), IBO_ERROR_STATEMENT_CONTRADICTION);
    CHECK_TEXT(error.at, "case.case_ref");
    CHECK(verified == 0 && all(buffer, sizeof buffer, 0));
    CHECK_STATUS(verified_of(issued, "{", NULL, &verified, &error), IBO_ERROR_MALFORMED_JSON);
    CHECK_TEXT(error.at, "case");
    memcpy(strstr(issued, ",\"case\":"), "}", 2);
    CHECK_STATUS(verified_of(issued, NULL, NULL, &verified, &error), IBO_ERROR_MISSING_FIELD);
    CHECK_TEXT(error.at, "case");
    CHECK_STATUS(verified_of(issued, first_case, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_SAME);

    doing = "what is not a statement of ours";
    change(issued, "\"net\":\"523.18\"", "\"net\":\"523.19\"");
    CHECK_STATUS(verified_of(issued, first_case, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_CONTRADICTS_ITSELF);
    CHECK_STATUS(verified_of("{}", first_case, NULL, &verified, &error), IBO_OK);
    CHECK_STATUS(verified, IBO_VERIFIED_NOT_OURS);
    CHECK(strstr(buffer, "\"case_ref\":null,\"month\":null,\"status\":\"not ours\"") != NULL);
    free(issued);
}

int main(void)
{
    case_as_json();
    statement_read_back();
    corrections_of_many();
    verification();
    sensitivity();
    printf("evidence: %lu checks\n", checks);
    return 0;
}
