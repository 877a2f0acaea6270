/*
 * What a program keeps and asks beside the amounts: what the open questions are worth. The amounts are worked out by hand.
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

/* ---- Sensitivity ---- */

static ibo_status sensitivity_of(const char *json, const ibo_options *options, const ibo_parameters *parameters, ibo_error *error)
{
    size_t needed = 0, again = 0;
    const ibo_status status = ibo_sensitivity_to_json(json, strlen(json), options, parameters, NULL, 0, &needed, error);
    if (status != IBO_OK) return status;
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

int main(void)
{
    sensitivity();
    printf("evidence: %lu checks\n", checks);
    return 0;
}
