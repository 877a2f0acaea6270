/* Calls without memory, and with little stack: memory none | memory each | memory stack
 *
 *   none   After ibo_init, calls on structs get no memory at all, and compute and refuse the same.
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

/* A second withholding rate: then a payment needs its month. */
static const char two_rates[] =
    "[[value]]\nid = \"withholding.rate\"\nfrom = \"2027-01-01\"\nvalue = \"0.1200\"\n"
    "certainty = \"official\"\nsource = \"a test\"\nchecked_until = \"2027-12-31\"\n";

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

/* ---- What is refused ---- */

/* The errors that were seen, by their number. */
static int kinds[2000];

/* A case with a record of each source and an absence. It computes; a change refuses it. */
typedef struct {
    ibo_case c;
    ibo_unemployment_record u[2];
    ibo_leefloon_record l;
    ibo_sickness_record s;
    ibo_absence a;
    ibo_options options;
    size_t unemployment, absences;
} input;

static input an_input(void)
{
    input in = {.c = a_case(), .u = {a_record(), a_record()}, .unemployment = 1, .absences = 1};
    in.u[0].to = 20260310;
    in.u[1].from = 20260305; /* of the same days, where it is passed */
    in.l = (ibo_leefloon_record){.month = 202603, .amount_cents = 12000, .aid_type = "leefloon",
                                 .entry_kind = "award"};
    in.s = (ibo_sickness_record){.from = 20260316, .to = 20260317, .days = 2,
                                 .gross_taxable_cents = 11000, .hours_hundredths = 1520,
                                 .benefit_code = "AA", .document_type = "C21"};
    in.a = (ibo_absence){.from = 20260309, .to = 20260310};
    in.c.leefloon_availability = in.c.sickness_availability = IBO_AVAILABILITY_DATA;
    in.options.struct_size = sizeof in.options;
    return in;
}

/* The same of the scheme of 2018, whose flat-rate premium has no percentage. */
static input of_2018(void)
{
    input in = an_input();
    in.c.start = 20251201;
    in.c.end = 20260430;
    in.c.percentage = 0;
    return in;
}

static ibo_status compute(const input *in, ibo_amounts *out, ibo_error *error)
{
    return ibo_amounts_compute_with(&in->c, in->u, in->unemployment, sizeof in->u[0], &in->l, 1,
                                    sizeof in->l, &in->s, 1, sizeof in->s, &in->a, in->absences,
                                    sizeof in->a, &in->options, NULL, out, error);
}

static const int32_t languages[] = {IBO_LANGUAGE_EN, IBO_LANGUAGE_NL};

#define IN_BOTH_LANGUAGES(errors) \
    ibo_error errors[2] = {{.language = IBO_LANGUAGE_EN}, {.language = IBO_LANGUAGE_NL}}

/* The change refuses the case with this number at this field: with a sentence in each language, and
 * without an error. */
static void refuses(const input *in, ibo_status number, const char *at)
{
    ibo_amounts out = {.struct_size = sizeof out};
    IN_BOTH_LANGUAGES(errors);
    doing = at;
    for (int language = 0; language < 2; language++) {
        ibo_error *error = &errors[language];
        error->struct_size = sizeof *error;
        CHECK_STATUS(compute(in, &out, error), number);
        CHECK_TEXT(error->at, at);
        CHECK_STATUS(error->number, number);
        CHECK(error->message[0] != '\0');
        CHECK_STATUS(out.net_cents, 0);
    }
    CHECK(strcmp(errors[0].message, errors[1].message) != 0);
    CHECK_STATUS(compute(in, &out, NULL), number);
    kinds[number] = 1;
}

#define REFUSES(sound, number, at, ...)    \
    do {                                   \
        input in = sound;                  \
        __VA_ARGS__;                       \
        refuses(&in, IBO_ERROR_##number, at); \
    } while (0)

#define TEXT(array, text) (memset(array, 0, sizeof array), memcpy(array, text, strlen(text)))

static void cases_that_are_refused(void)
{
    input sound = an_input();
    ibo_amounts out = {.struct_size = sizeof out};
    ibo_error error = {.struct_size = sizeof error};
    CHECK_STATUS(compute(&sound, &out, &error), IBO_OK);
    sound = of_2018();
    CHECK_STATUS(compute(&sound, &out, &error), IBO_OK);

    /* The form of a field. */
    REFUSES(an_input(), MISSING_FIELD, "month", in.c.month = 0);
    REFUSES(an_input(), MISSING_FIELD, "agreement.start", in.c.start = 0);
    REFUSES(an_input(), MISSING_FIELD, "unemployment.records[0].basis", in.u[0].basis = 0);
    REFUSES(an_input(), MISSING_FIELD, "agreement.reference_gross_wage",
            in.c.has_reference_gross_wage = 0);
    REFUSES(an_input(), WRONG_TYPE, "agreement.employee_rsz", in.c.has_employee_rsz = 2);
    REFUSES(an_input(), WRONG_TYPE, "attendance", in.c.attendance_kind = 7);
    REFUSES(an_input(), WRONG_TYPE, "provisional", in.options.provisional = 2);
    REFUSES(an_input(), BAD_TEXT, "unemployment.records[0].benefit_type",
            TEXT(in.u[0].benefit_type, ""));
    REFUSES(an_input(), BAD_TEXT, "unemployment.records[0].rva_code",
            TEXT(in.u[0].rva_code, "1234567"));
    REFUSES(an_input(), BAD_TEXT, "sickness.records[0].benefit_code",
            TEXT(in.s.benefit_code, "aa"));
    REFUSES(an_input(), AMOUNT_NEGATIVE, "unemployment.records[0].day_amount",
            in.u[0].day_amount_cents = -1);
    REFUSES(an_input(), AMOUNT_NEGATIVE, "agreement.reference_gross_wage",
            in.c.reference_gross_wage_cents = -1);
    REFUSES(an_input(), AMOUNT_OUT_OF_RANGE, "leefloon.records[0].amount",
            in.l.amount_cents = INT64_MAX);
    REFUSES(an_input(), AMOUNT_OUT_OF_RANGE, "sickness.records[0].hours",
            in.s.hours_hundredths = INT64_MAX);
    REFUSES(an_input(), DATE_MALFORMED, "agreement.end", in.c.end = 260828);
    REFUSES(an_input(), DATE_IMPOSSIBLE, "agreement.end", in.c.end = 20260229);
    REFUSES(an_input(), DATE_ORDER, "agreement.end", in.c.end = 20260301);
    REFUSES(an_input(), DATE_ORDER, "sickness.records[0].to", in.s.to = 20260315);
    REFUSES(an_input(), DATE_ORDER, "absences[0].to", in.a.to = 20260308);
    REFUSES(an_input(), FRACTION_ZERO, "agreement.employment_fraction",
            in.c.employment_fraction.denominator = 0);
    REFUSES(an_input(), FRACTION_OUT_OF_RANGE, "attendance",
            (in.c.attendance_kind = IBO_ATTENDANCE_RATIO,
             in.c.attendance = (ibo_fraction){1, UINT32_MAX}));

    /* R1 and R1.6: what the law covers. */
    REFUSES(an_input(), SCHEME_NOT_COVERED, "agreement.start",
            (in.c.start = 20180801, in.c.end = 20181231, in.c.month = 201810));
    REFUSES(an_input(), MONTH_OUTSIDE_AGREEMENT, "month", in.c.month = 202609);
    REFUSES(an_input(), DURATION_NOT_ALLOWED, "agreement.end", in.c.end = 20260315);
    REFUSES(an_input(), DURATION_NOT_ALLOWED, "agreement.end", in.c.end = 20270301);
    REFUSES(an_input(), UNKNOWN_KIND, "agreement.kind", in.c.kind = 7);
    REFUSES(an_input(), STOPPED_OUTSIDE_AGREEMENT, "agreement.stopped", in.c.stopped = 20260301);
    REFUSES(an_input(), SUSPENDED_DAYS_NOT_ALLOWED, "agreement.suspended_days",
            in.c.suspended_days = -1);
    REFUSES(an_input(), EMPLOYMENT_FRACTION_NOT_ALLOWED, "agreement.employment_fraction",
            in.c.employment_fraction.numerator = 3801);
    REFUSES(an_input(), EMPLOYMENT_FRACTION_BELOW_HALF, "agreement.employment_fraction",
            in.c.employment_fraction.numerator = 1899);
    REFUSES(of_2018(), NO_PAYABLE_DAY, "month",
            (in.c.month = 202602, in.c.end = 20260201,
             in.c.attendance_kind = IBO_ATTENDANCE_RATIO, in.c.attendance = all_of_it));

    /* R3 and R4: the wage, the percentage and the RSZ, with the lists of what is allowed. */
    REFUSES(an_input(), REFERENCE_GROSS_WAGE_MISSING, "agreement.reference_gross_wage",
            in.c.has_reference_gross_wage = 0, in.c.reference_gross_wage_cents = 0);
    REFUSES(an_input(), PERCENTAGE_MISSING, "agreement.percentage", in.c.percentage = 0);
    REFUSES(an_input(), PERCENTAGE_NOT_ALLOWED, "agreement.percentage", in.c.percentage = 85);
    REFUSES(an_input(), RSZ_BASE_NOT_ALLOWED, "agreement.rsz_base", in.c.rsz_base = 107);
    REFUSES(an_input(), EMPLOYEE_RSZ_NOT_ALLOWED, "agreement.employee_rsz",
            (in.c.has_employee_rsz = 1, in.c.employee_rsz_cents = 250001));
    REFUSES(an_input(), EMPLOYEE_RSZ_WITH_BASE, "agreement.employee_rsz",
            (in.c.has_employee_rsz = 1, in.c.rsz_base = 108));
    REFUSES(of_2018(), PERCENTAGE_NOT_USED, "agreement.percentage", in.c.percentage = 80);
    REFUSES(of_2018(), RSZ_BASE_NOT_USED, "agreement.rsz_base", in.c.rsz_base = 108);
    REFUSES(of_2018(), EMPLOYEE_RSZ_NOT_USED, "agreement.employee_rsz", in.c.has_employee_rsz = 1);
    REFUSES(an_input(), ATTENDANCE_MISSING, "attendance", in.c.stopped = 20260320);
    REFUSES(an_input(), ATTENDANCE_NOT_ALLOWED, "attendance",
            (in.c.attendance_kind = IBO_ATTENDANCE_RATIO,
             in.c.attendance = (ibo_fraction){101, 100}));

    /* R2: the sources and their records, with the code that is nearest. */
    REFUSES(an_input(), UNKNOWN_AVAILABILITY, "sickness.availability",
            in.c.sickness_availability = 5);
    REFUSES(an_input(), SOURCE_NOT_AVAILABLE, "leefloon.availability",
            in.c.leefloon_availability = IBO_AVAILABILITY_NO_RESULT);
    REFUSES(an_input(), NO_DATA_WITH_RECORDS, "leefloon.records",
            in.c.leefloon_availability = IBO_AVAILABILITY_NO_DATA);
    REFUSES(an_input(), UNKNOWN_CASE, "unemployment.records[0].case_index", in.u[0].case_index = 1);
    REFUSES(an_input(), UNKNOWN_CASE, "absences[0].case_index", in.a.case_index = 1);
    REFUSES(an_input(), RECORD_OVERLAP, "unemployment.records[1]", in.unemployment = in.c.unemployment_count = 2);
    REFUSES(an_input(), HALF_PER_WEEK_NOT_ALLOWED, "unemployment.records[0].half_per_week",
            (in.u[0].basis = IBO_BASIS_HALF, in.u[0].half_per_week = 13));
    REFUSES(an_input(), HALF_PER_WEEK_NOT_USED, "unemployment.records[0].half_per_week",
            in.u[0].half_per_week = 6);
    REFUSES(an_input(), UNKNOWN_BASIS, "unemployment.records[0].basis", in.u[0].basis = 3);
    REFUSES(an_input(), UNKNOWN_BENEFIT_TYPE, "unemployment.records[0].benefit_type",
            TEXT(in.u[0].benefit_type, "ful-unemployment"));
    REFUSES(an_input(), UNKNOWN_BENEFIT_TYPE, "unemployment.records[0].benefit_type",
            TEXT(in.u[0].benefit_type,
                 "a-type-of-benefit-that-no-list-of-the-values-has-or-is-near-to-1"));
    REFUSES(an_input(), UNKNOWN_AID_TYPE, "leefloon.records[0].aid_type",
            TEXT(in.l.aid_type, "equivalent leeflon"));
    REFUSES(an_input(), UNKNOWN_ENTRY_KIND, "leefloon.records[0].entry_kind",
            TEXT(in.l.entry_kind, "reglarised-arears"));
    REFUSES(an_input(), LEEFLOON_SIGN, "leefloon.records[0].amount", in.l.amount_cents = -1);
    REFUSES(an_input(), UNKNOWN_DOCUMENT_TYPE, "sickness.records[0].document_type",
            TEXT(in.s.document_type, "C12"));
    REFUSES(an_input(), UNKNOWN_NATURE, "sickness.records[0].nature", in.s.nature = 99);
    REFUSES(an_input(), UNKNOWN_STATUS, "sickness.records[0].status", in.s.status = 3);
    REFUSES(an_input(), VERSION_NOT_ALLOWED, "sickness.records[0].version", in.s.version = -1);
    REFUSES(an_input(), PERIOD_WITHOUT_PAYABLE_DAY, "sickness.records[0]",
            (in.s.from = in.s.to = 20260315));
    REFUSES(an_input(), DAYS_NOT_ALLOWED, "sickness.records[0].days", in.s.days = 3);
    REFUSES(an_input(), DAYS_SIGN, "sickness.records[0].days", in.s.days = -2);
    REFUSES(an_input(), HOURS_SIGN, "sickness.records[0].hours", in.s.hours_hundredths = -1);
    REFUSES(an_input(), NEGATIVE_SOURCE, "sickness",
            (in.s.gross_taxable_cents = -1, in.s.days = 0, in.s.hours_hundredths = 0));
}

/* A list of a source beyond the most that it may have (R0.4), and an index beyond any other. */
static void lists_that_are_refused(void)
{
    static ibo_leefloon_record records[1001];
    input in = an_input();
    ibo_amounts out = {.struct_size = sizeof out};
    for (int language = 0; language < 2; language++) {
        ibo_error error = {.struct_size = sizeof error, .language = languages[language]};
        for (int index = 0; index < 1001; index++) records[index] = in.l;
        CHECK_STATUS(ibo_amounts_compute(&in.c, in.u, 1, sizeof in.u[0], records, 1001,
                                         sizeof records[0], &in.s, 1, sizeof in.s, &out, &error),
                     IBO_ERROR_TOO_MANY_RECORDS);
        CHECK_TEXT(error.at, "leefloon.records");
        TEXT(records[999].aid_type, "lefloon");
        CHECK_STATUS(ibo_amounts_compute(&in.c, in.u, 1, sizeof in.u[0], records, 1000,
                                         sizeof records[0], &in.s, 1, sizeof in.s, &out, &error),
                     IBO_ERROR_UNKNOWN_AID_TYPE);
        CHECK_TEXT(error.at, "leefloon.records[999].aid_type");
        CHECK(strstr(error.message, " leefloon?") != NULL);
    }
    kinds[IBO_ERROR_TOO_MANY_RECORDS] = 1;
}

/* What became of the first of some rows, and of the row that stands twice behind it. */
static void row_refused(const ibo_status *statuses, size_t refused, const ibo_error *errors,
                        ibo_status number, const char *at)
{
    doing = at;
    CHECK_STATUS(refused, 2);
    for (int row = 0; row < 2; row++) {
        CHECK_STATUS(statuses[row], number);
        CHECK_STATUS(errors[row].row, row);
        CHECK_STATUS(errors[row].number, number);
        CHECK_TEXT(errors[row].at, at);
        CHECK(errors[row].message[0] != '\0');
    }
    CHECK(strcmp(errors[0].message, errors[1].message) != 0); /* English and Dutch */
    kinds[number] = 1;
}

static void payment_refused(ibo_payment_row r, const ibo_parameters *values, ibo_status number,
                            const char *at)
{
    const ibo_payment_row rows[2] = {r, r};
    ibo_payment_result out[2];
    ibo_status statuses[2];
    size_t refused;
    IN_BOTH_LANGUAGES(errors);
    CHECK_STATUS(ibo_payments(rows, 2, sizeof rows[0], values, out, sizeof out[0], statuses,
                              &refused, errors, 2, sizeof errors[0], NULL), IBO_OK);
    row_refused(statuses, refused, errors, number, at);
    CHECK_STATUS(ibo_payments(rows, 2, sizeof rows[0], values, out, sizeof out[0], statuses,
                              &refused, NULL, 0, 0, NULL), IBO_OK);
    CHECK_STATUS(refused, 2);
}

static void change_refused(ibo_payment_row before, ibo_payment_row after, ibo_status number,
                           const char *at)
{
    const ibo_payment_row befores[2] = {before, before}, afters[2] = {after, after};
    ibo_payment_change out[2];
    ibo_status statuses[2];
    size_t refused;
    IN_BOTH_LANGUAGES(errors);
    CHECK_STATUS(ibo_payment_changes(befores, sizeof before, afters, sizeof after, 2, NULL, out,
                                     sizeof out[0], statuses, &refused, errors, 2,
                                     sizeof errors[0], NULL), IBO_OK);
    row_refused(statuses, refused, errors, number, at);
}

static void notice_refused(ibo_issued issued, ibo_status number, const char *at)
{
    const ibo_issued rows[2] = {issued, issued};
    ibo_notice out[2];
    ibo_status statuses[2];
    size_t refused;
    IN_BOTH_LANGUAGES(errors);
    CHECK_STATUS(ibo_notices(rows, 2, sizeof rows[0], out, sizeof out[0], statuses, &refused,
                             errors, 2, sizeof errors[0], NULL), IBO_OK);
    row_refused(statuses, refused, errors, number, at);
}

#define PAYMENT_REFUSED(number, at, ...)                       \
    do {                                                       \
        ibo_payment_row r = a_row();                           \
        __VA_ARGS__;                                           \
        payment_refused(r, NULL, IBO_ERROR_##number, at);      \
    } while (0)
#define CHANGE_REFUSED(number, at, ...)                        \
    do {                                                       \
        ibo_payment_row before = a_row(), after = a_row();     \
        __VA_ARGS__;                                           \
        change_refused(before, after, IBO_ERROR_##number, at); \
    } while (0)
#define NOTICE_REFUSED(number, at, ...)                        \
    do {                                                       \
        ibo_issued i = issued;                                 \
        __VA_ARGS__;                                           \
        notice_refused(i, IBO_ERROR_##number, at);             \
    } while (0)

static void rows_that_are_refused(const ibo_parameters *of_two_rates)
{
    PAYMENT_REFUSED(AMOUNT_NEGATIVE, "premium", r.premium_cents = -1);
    PAYMENT_REFUSED(AMOUNT_OUT_OF_RANGE, "premium", r.premium_cents = INT64_MAX);
    PAYMENT_REFUSED(FRACTION_ZERO, "fraction", r.employment.denominator = 0);
    PAYMENT_REFUSED(EMPLOYMENT_FRACTION_NOT_ALLOWED, "fraction", r.employment.numerator = 0);
    PAYMENT_REFUSED(UNKNOWN_FIELD, "reserved", r.reserved = 1);
    PAYMENT_REFUSED(WRONG_TYPE, "working_days", r.working_days = 2);
    PAYMENT_REFUSED(WRONG_TYPE, "attendance", r.attendance = all_of_it);
    PAYMENT_REFUSED(ATTENDANCE_MISSING, "attendance", r.working_days = 0);
    PAYMENT_REFUSED(ATTENDANCE_NOT_ALLOWED, "attendance",
                    (r.working_days = 0, r.attendance = (ibo_fraction){3, 2}));
    PAYMENT_REFUSED(MONTH_OUTSIDE_AGREEMENT, "month", r.month = 202602);
    PAYMENT_REFUSED(MISSING_FIELD, "end", r.end = 0);
    PAYMENT_REFUSED(UNKNOWN_KIND, "kind", r.kind = 3);
    PAYMENT_REFUSED(DATE_ORDER, "end", r.end = 20260308);
    PAYMENT_REFUSED(STOPPED_OUTSIDE_AGREEMENT, "stopped", r.stopped = 20260308);
    PAYMENT_REFUSED(PARAMETER_NOT_COVERED, "month", r = (ibo_payment_row){
        .month = 190001, .premium_cents = 100, .employment = all_of_it, .attendance = all_of_it});
    ibo_payment_row without_month = a_row();
    without_month.month = without_month.start = without_month.end = without_month.working_days = 0;
    without_month.attendance = all_of_it;
    payment_refused(without_month, of_two_rates, IBO_ERROR_PARAMETER_NOT_COVERED, "month");

    CHANGE_REFUSED(DATE_IMPOSSIBLE, "before.start", before.start = 20260230);
    CHANGE_REFUSED(AMOUNT_NEGATIVE, "after.premium", after.premium_cents = -1);
    CHANGE_REFUSED(CORRECTION_OTHER_CASE, "case_ref", TEXT(after.case_ref, "A-1028"));
    CHANGE_REFUSED(CORRECTION_OTHER_MONTH, "month", after.month = 202604);
    CHANGE_REFUSED(MISSING_FIELD, "case_ref", TEXT(before.case_ref, ""));
    CHANGE_REFUSED(BAD_TEXT, "before.case_ref", TEXT(before.case_ref, "\xff\xfe"));
    CHANGE_REFUSED(BAD_TEXT, "after.case_ref", memset(after.case_ref, 'A', sizeof after.case_ref));

    input in = an_input();
    ibo_issued issued = {.struct_size = sizeof issued, .month = 202603, .kind = IBO_KIND_IBO,
                         .status = IBO_OK, .case_ref = "A-1027"};
    issued.amounts.struct_size = sizeof issued.amounts;
    CHECK_STATUS(compute(&in, &issued.amounts, NULL), IBO_OK);
    NOTICE_REFUSED(NOTICE_FOR_IBO_PLUS, "agreement.kind",
                   (i.kind = IBO_KIND_IBO_PLUS, i.amounts.payer = IBO_PAYER_VDAB));
    NOTICE_REFUSED(STATEMENT_CONTRADICTION, "payer", i.kind = IBO_KIND_IBO_PLUS);
    NOTICE_REFUSED(MISSING_FIELD, "payer", i.amounts.payer = 0);
    NOTICE_REFUSED(WRONG_TYPE, "payer", i.amounts.payer = 66);
    NOTICE_REFUSED(NOTICE_OF_PROVISIONAL, "provisional", i.amounts.provisional = 1);
    NOTICE_REFUSED(NOTICE_OF_HYPOTHETICAL, "certainty",
                   i.amounts.certainty = IBO_CERTAINTY_HYPOTHETICAL);
    NOTICE_REFUSED(NOTICE_WITHOUT_CONTRIBUTION, "agreement.reference_gross_wage",
                   (i.amounts.scheme = IBO_SCHEME_2018, i.amounts.payer = IBO_PAYER_VDAB));
    NOTICE_REFUSED(STATEMENT_CONTRADICTION, "net", i.amounts.net_cents += 1);
    NOTICE_REFUSED(MISSING_FIELD, "has_employer_contribution",
                   i.amounts.employer_contribution_cents = 1);
    NOTICE_REFUSED(WRONG_TYPE, "status", i.status = 999);
    NOTICE_REFUSED(WRONG_TYPE, "scheme", i.amounts.scheme = 2020);
    NOTICE_REFUSED(BAD_TEXT, "case_ref", TEXT(i.case_ref, "\xff"));
    NOTICE_REFUSED(DATE_MALFORMED, "month", i.month = 2026);
}

/* The other calls on structs, and calls that are wrong themselves. */
static void calls_that_are_refused(void)
{
    ibo_payment_result paid = {.struct_size = sizeof paid};
    ibo_fraction days;
    int32_t until;
    struct {
        ibo_options options;
        uint64_t later;
    } grown = {{.struct_size = sizeof grown}, 1};
    input in = an_input();
    for (int language = 0; language < 2; language++) {
        ibo_error error = {.struct_size = sizeof error, .language = languages[language]};
        CHECK_STATUS(ibo_payment(-1, all_of_it, all_of_it, &paid, &error),
                     IBO_ERROR_AMOUNT_NEGATIVE);
        CHECK_TEXT(error.at, "premium");
        CHECK_STATUS(ibo_payment_in(190001, NULL, 1, all_of_it, all_of_it, &paid, &error),
                     IBO_ERROR_PARAMETER_NOT_COVERED);
        CHECK_TEXT(error.at, "month");
        CHECK_STATUS(ibo_payment(1, all_of_it, all_of_it, NULL, &error), IBO_NULL_POINTER);
        CHECK_TEXT(error.at, "out");
        CHECK(strstr(error.message, "NULL") != NULL);
        CHECK_STATUS(ibo_working_days(202603, 20260828, 20260309, NULL, &days, &error),
                     IBO_ERROR_DATE_ORDER);
        CHECK_STATUS(ibo_working_days(202702, 20260309, 20260828, NULL, &days, &error),
                     IBO_ERROR_MONTH_OUTSIDE_AGREEMENT);
        CHECK_STATUS(ibo_retention_until(20260230, &until, &error), IBO_ERROR_DATE_IMPOSSIBLE);
        CHECK_STATUS(ibo_retention_until(99991231, &until, &error), IBO_ERROR_DATE_OUT_OF_RANGE);
        ibo_amounts out = {.struct_size = sizeof out};
        CHECK_STATUS(ibo_amounts_compute_with(&in.c, in.u, 1, sizeof in.u[0], &in.l, 1,
                                              sizeof in.l, &in.s, 1, sizeof in.s, NULL, 0, 0,
                                              &grown.options, NULL, &out, &error),
                     IBO_ERROR_UNKNOWN_FIELD);
        CHECK_TEXT(error.at, "options");
    }
    kinds[IBO_ERROR_DATE_OUT_OF_RANGE] = 1;
}

/* Every error of the catalogue that such a call can give was given: the others need a text that is
 * read, or a result that was issued. One of them allocates: what makes a result weaker than it was
 * asked to be is only known with its reasons. */
static void every_kind_was_refused(void)
{
    static const ibo_status others[] = {
        IBO_ERROR_MALFORMED_JSON, IBO_ERROR_DUPLICATE_FIELD, IBO_ERROR_DUPLICATE_CASE,
        IBO_ERROR_AMOUNT_MALFORMED, IBO_ERROR_AMOUNT_TOO_MANY_DECIMALS,
        IBO_ERROR_NUMBER_OUT_OF_RANGE, IBO_ERROR_FRACTION_MALFORMED,
        IBO_ERROR_FRACTION_TOO_MANY_DECIMALS, IBO_ERROR_CORRECTION_OF_PROVISIONAL,
        IBO_ERROR_CORRECTION_OF_HYPOTHETICAL, IBO_ERROR_CERTAINTY_TOO_WEAK};
    for (ibo_status number = 1001; number < 1600; number++) {
        int elsewhere = strcmp(ibo_status_name(number), "unknown") == 0;
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
            elsewhere |= others[i] == number;
        }
        doing = ibo_status_name(number);
        CHECK(elsewhere != kinds[number]);
    }
}

static void refusals(const ibo_parameters *of_two_rates)
{
    cases_that_are_refused();
    lists_that_are_refused();
    rows_that_are_refused(of_two_rates);
    calls_that_are_refused();
    every_kind_was_refused();
}

/* ---- What needs memory ---- */

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
        /* What makes a result weaker than it was asked to be is only known with its reasons. */
        input in = an_input();
        in.options.require = IBO_CERTAINTY_OFFICIAL;
        ibo_amounts out = {.struct_size = sizeof out, .net_cents = 77};
        CHECK_STATUS(compute(&in, &out, &error), IBO_ERROR_CERTAINTY_TOO_WEAK);
        CHECK_STATUS(out.net_cents, 0);
        CHECK_TEXT(error.at, "require");
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

/* A reform that touches every payment. */
static const char reform_toml[] = "title = \"a test\"\n\n[[scale]]\nid = \"withholding.rate\"\n"
                                  "factor = \"1.5\"\nfrom = \"2026-01-01\"\n";

static char first_json[32768], second_json[32768];

static void check_ok(ibo_status status, const ibo_error *error)
{
    if (status != IBO_OK) fprintf(stderr, "%s: %s: %s\n", doing, error->at, error->message);
    CHECK_STATUS(status, IBO_OK);
}

static void check_written(size_t needed, const char *to, size_t size)
{
    CHECK(needed > 0 && needed < size && strlen(to) == needed);
}

/* What a call writes into `to`: its arguments but those of the text and the error. */
#define WRITES(to, function, ...)                                                    \
    do {                                                                             \
        doing = #function;                                                           \
        check_ok(function(__VA_ARGS__, to, sizeof(to), &needed, &error), &error);    \
        check_written(needed, to, sizeof(to));                                       \
    } while (0)

/* A statement with its reasons, and what is made of it. */
static void statements(const ibo_parameters *reform)
{
    size_t needed = 0, count = 0;
    ibo_error error = {.struct_size = sizeof error};
    input in = an_input();
    in.options.with_case = 1;
    ibo_statement *full = NULL, *half = NULL, *read = NULL;
    doing = "statements";
    check_ok(ibo_statement_compute_with(&in.c, in.u, 1, sizeof in.u[0], &in.l, 1, sizeof in.l,
                                        &in.s, 1, sizeof in.s, &in.a, 1, sizeof in.a, &in.options,
                                        NULL, &full, &error), &error);
    in.c.employment_fraction.numerator = 1900;
    check_ok(ibo_statement_compute_with(&in.c, in.u, 1, sizeof in.u[0], &in.l, 1, sizeof in.l,
                                        &in.s, 1, sizeof in.s, &in.a, 1, sizeof in.a, &in.options,
                                        NULL, &half, &error), &error);
    WRITES(buffer, ibo_case_to_json, &in.c, in.u, 1, sizeof in.u[0], &in.l, 1, sizeof in.l, &in.s,
           1, sizeof in.s, &in.a, 1, sizeof in.a);
    CHECK_STATUS(ibo_statement_to_json(full, first_json, sizeof first_json, &needed), IBO_OK);
    CHECK_STATUS(ibo_statement_to_json(half, second_json, sizeof second_json, &needed), IBO_OK);
    for (int language = 0; language < 2; language++) {
        CHECK_STATUS(ibo_statement_explain(full, languages[language], buffer, sizeof buffer,
                                           &needed), IBO_OK);
        check_written(needed, buffer, sizeof buffer);
    }
    CHECK_STATUS(ibo_statement_line_count(full, &count), IBO_OK);
    for (size_t index = 0; index < count; index++) {
        ibo_line line = {.struct_size = sizeof line};
        CHECK_STATUS(ibo_statement_line(full, index, &line), IBO_OK);
        CHECK_STATUS(ibo_statement_line_formula(full, index, buffer, sizeof buffer, &needed),
                     IBO_OK);
    }
    CHECK_STATUS(ibo_statement_assumption_count(full, &count), IBO_OK);
    for (size_t index = 0; index < count; index++) {
        CHECK_STATUS(ibo_statement_assumption_text(full, index, IBO_LANGUAGE_NL, buffer,
                                                   sizeof buffer, &needed), IBO_OK);
    }

    /* Read again, a notice, and the corrections. */
    check_ok(ibo_statement_read(first_json, strlen(first_json), &read, &error), &error);
    CHECK_STATUS(ibo_statement_free(read), IBO_OK);
    ibo_notice notice = {.struct_size = sizeof notice};
    check_ok(ibo_notice_compute(full, &notice, &error), &error);
    WRITES(buffer, ibo_notice_to_json, full);
    check_ok(ibo_notice_read(buffer, strlen(buffer), &notice, &error), &error);
    ibo_correction correction = {.struct_size = sizeof correction};
    check_ok(ibo_correction_compute(full, half, &correction, &error), &error);
    CHECK(correction.to_pay_cents < 0);
    check_ok(ibo_correction_of_issued(first_json, strlen(first_json), half, &correction, &error),
             &error);
    WRITES(buffer, ibo_correction_of_issued_to_json, first_json, strlen(first_json), half);
    WRITES(buffer, ibo_correction_to_json, full, half);
    check_ok(ibo_correction_read(buffer, strlen(buffer), &correction, &error), &error);
    WRITES(buffer, ibo_json_correction, first_json, strlen(first_json), second_json,
           strlen(second_json));

    /* Whether it still holds, and what the open questions are worth to it; also under a reform. */
    const ibo_parameters *values[] = {NULL, reform};
    for (int with = 0; with < 2; with++) {
        int32_t verified = 0;
        WRITES(buffer, ibo_verification_to_json, first_json, strlen(first_json), NULL, 0,
               values[with], &verified);
        CHECK(verified == IBO_VERIFIED_SAME || with == 1);
        WRITES(buffer, ibo_sensitivity_to_json, case_json, sizeof case_json - 1, NULL,
               values[with]);
        WRITES(buffer, ibo_json_statement, case_json, sizeof case_json - 1, NULL, values[with]);
        CHECK(strstr(buffer, "hypothetical") != NULL || with == 0);
    }
    WRITES(buffer, ibo_json_notice, case_json, sizeof case_json - 1, NULL, NULL);
    CHECK_STATUS(ibo_statement_free(full), IBO_OK);
    CHECK_STATUS(ibo_statement_free(half), IBO_OK);
}

static void payment_statements(void)
{
    size_t needed = 0;
    ibo_error error = {.struct_size = sizeof error};
    ibo_payment_row row = a_row();
    ibo_statement *paid = NULL, *read = NULL;
    doing = "payment statements";
    check_ok(ibo_payment_statement_compute(&row, NULL, NULL, &paid, &error), &error);
    CHECK_STATUS(ibo_statement_to_json(paid, first_json, sizeof first_json, &needed), IBO_OK);
    check_ok(ibo_payment_statement_read(first_json, strlen(first_json), &read, &error), &error);
    CHECK_STATUS(ibo_statement_explain(read, IBO_LANGUAGE_NL, buffer, sizeof buffer, &needed),
                 IBO_OK);
    CHECK_STATUS(ibo_statement_free(paid), IBO_OK);
    CHECK_STATUS(ibo_statement_free(read), IBO_OK);
    check_ok(ibo_payment_statement_from_json(payment_json, sizeof payment_json - 1, NULL, NULL,
                                             &paid, &error), &error);
    CHECK_STATUS(ibo_statement_free(paid), IBO_OK);
    WRITES(buffer, ibo_json_payment_correction, first_json, strlen(first_json), first_json,
           strlen(first_json));
}

/* 1,000 cases in one call, and the notices and corrections of their results. */
static void many(void)
{
    static ibo_case cases[1000];
    static ibo_unemployment_record records[1000];
    static ibo_amounts amounts[1000];
    static ibo_issued before[1000], after[1000];
    static ibo_row_correction changes[2000];
    static ibo_status statuses[1000];
    size_t refused = 0, written = 0;
    ibo_error error = {.struct_size = sizeof error}, why = {.struct_size = sizeof why};
    doing = "many";
    for (uint32_t place = 0; place < 1000; place++) {
        cases[place] = a_case();
        records[place] = a_record();
        cases[place].case_index = records[place].case_index = place;
        snprintf(cases[place].case_ref, sizeof cases[place].case_ref, "A-%" PRIu32, place);
    }
    cases[999].percentage = 85;
    check_ok(ibo_amounts_compute_many(cases, 1000, sizeof cases[0], records, 1000,
                                      sizeof records[0], NULL, 0, sizeof(ibo_leefloon_record),
                                      NULL, 0, sizeof(ibo_sickness_record), NULL, 0,
                                      sizeof(ibo_absence), NULL, NULL, amounts, sizeof amounts[0],
                                      statuses, &refused, &why, 1, sizeof why, &error), &error);
    CHECK_STATUS(refused, 1);
    CHECK_STATUS(amounts[998].net_cents, 52318);
    for (int place = 0; place < 1000; place++) {
        after[place] = (ibo_issued){.struct_size = sizeof after[0], .month = 202603,
                                    .kind = IBO_KIND_IBO, .status = statuses[place],
                                    .amounts = amounts[place]};
        memcpy(after[place].case_ref, cases[place].case_ref, sizeof after[0].case_ref);
        before[999 - place] = after[place];
    }
    check_ok(ibo_corrections(before, 999, sizeof before[0], after, 1000, sizeof after[0], 1,
                             changes, sizeof changes[0], &written, &(ibo_correction_totals){
                                 .struct_size = sizeof(ibo_correction_totals)}, &error), &error);
    CHECK_STATUS(written, 1000);
}

/* The values: of the library, one's own laid over them, and a reform. */
static ibo_parameters *values_and_reform(void)
{
    size_t needed = 0;
    ibo_error error = {.struct_size = sizeof error};
    ibo_parameters *own = NULL, *reform = NULL;
    doing = "values";
    WRITES(buffer, ibo_parameters_in_force_to_json, 20260315, NULL);
    check_ok(ibo_parameters_load(two_rates, sizeof two_rates - 1, &own, &error), &error);
    check_ok(ibo_parameters_load_reform(own, reform_toml, sizeof reform_toml - 1, &reform, &error),
             &error);
    CHECK_STATUS(ibo_parameters_free(own), IBO_OK);
    check_ok(ibo_parameters_load_over(NULL, two_rates, sizeof two_rates - 1, &own, &error), &error);
    CHECK_STATUS(ibo_parameters_free(own), IBO_OK);
    CHECK_STATUS(ibo_parameters_to_toml(NULL, NULL, 0, &needed), IBO_OK);
    CHECK(needed > 1000);
    return reform;
}

static void texts(void)
{
    ibo_error error = {.struct_size = sizeof error};
    int64_t cents = 0;
    int32_t day = 0;
    doing = "texts";
    check_ok(ibo_amount_from_text("1.234,56", 8, IBO_FORM_BELGIAN, &cents, &error), &error);
    CHECK_STATUS(cents, 123456);
    check_ok(ibo_date_from_text("02/03/2026", 10, IBO_FORM_BELGIAN, &day, &error), &error);
    CHECK_STATUS(day, 20260302);
    ibo_case c = a_case();
    ibo_premium premium = {.struct_size = sizeof premium};
    check_ok(ibo_premium_compute(&c, 143754, NULL, NULL, &premium, &error), &error);
    CHECK_STATUS(premium.amount_cents, 58857);
}

static void *on_a_small_stack(void *none)
{
    ibo_parameters *reform = values_and_reform();
    statements(reform);
    CHECK_STATUS(ibo_parameters_free(reform), IBO_OK);
    payment_statements();
    many();
    texts();
    (void)none;
    structs();
    cases_that_are_refused();
    calls_that_are_refused();
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
        ibo_parameters *of_two_rates = NULL;
        CHECK_STATUS(ibo_parameters_load(two_rates, sizeof two_rates - 1, &of_two_rates, NULL),
                     IBO_OK);
        left = 0;
        asked = 0;
        structs();
        refusals(of_two_rates);
        CHECK_STATUS(asked, 0);
        many_without_memory();
        left = -1;
        CHECK_STATUS(ibo_parameters_free(of_two_rates), IBO_OK);
        puts("memory: calls on structs take none, also where they refuse");
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
