/* Fields of structs: each value that must be refused, and lists of a thousand records. */
#ifndef HOSTILE_FIELDS_H
#define HOSTILE_FIELDS_H

#include "calls.h"

/* One value in one field that must be refused. */
typedef struct {
    enum kind kind;
    size_t offset, width;
    int64_t value;
    ibo_status status;
    const char *at;
} fault;

#define FIELD(kind, type, field) kind, offsetof(type, field), sizeof(((type *)NULL)->field)
#define OF_CASE(field) FIELD(CASE, ibo_case, field)
#define OF_U(field) FIELD(U, ibo_unemployment_record, field)
#define OF_L(field) FIELD(L, ibo_leefloon_record, field)
#define OF_S(field) FIELD(S, ibo_sickness_record, field)
#define OF_A(field) FIELD(A, ibo_absence, field)
#define OF_OPTIONS(field) FIELD(OPTIONS, ibo_options, field)

/* Numbers that no code has. */
#define NO_CODE(field, status, at) {field, -1, status, at}, {field, 99, status, at}, {field, INT32_MIN, status, at}, {field, INT32_MAX, status, at}

#define NO_DATE(field, at)                                                                              \
    {field, 20260231, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 20261301, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, 20260300, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 20260001, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, 20250229, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, 99999999, IBO_ERROR_DATE_IMPOSSIBLE, at}, \
    {field, -1, IBO_ERROR_DATE_MALFORMED, at}, {field, 260302, IBO_ERROR_DATE_MALFORMED, at},           \
    {field, 202603, IBO_ERROR_DATE_MALFORMED, at}, {field, 9991231, IBO_ERROR_DATE_MALFORMED, at},      \
    {field, 100000101, IBO_ERROR_DATE_MALFORMED, at}, {field, -20260302, IBO_ERROR_DATE_MALFORMED, at}, \
    {field, INT32_MIN, IBO_ERROR_DATE_MALFORMED, at}, {field, INT32_MAX, IBO_ERROR_DATE_MALFORMED, at}

#define NO_MONTH(field, at)                                                                            \
    {field, 0, IBO_ERROR_MISSING_FIELD, at}, {field, 202613, IBO_ERROR_DATE_IMPOSSIBLE, at},           \
    {field, 202600, IBO_ERROR_DATE_IMPOSSIBLE, at}, {field, -1, IBO_ERROR_DATE_MALFORMED, at},         \
    {field, 2603, IBO_ERROR_DATE_MALFORMED, at}, {field, 99912, IBO_ERROR_DATE_MALFORMED, at},         \
    {field, 20260301, IBO_ERROR_DATE_MALFORMED, at}, {field, INT32_MIN, IBO_ERROR_DATE_MALFORMED, at}, \
    {field, INT32_MAX, IBO_ERROR_DATE_MALFORMED, at}

#define NO_AMOUNT(field, at)                                                                                             \
    {field, INT64_MAX, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}, {field, INT64_MIN, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at},        \
        {field, 100000000001, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}, {field, -100000000001, IBO_ERROR_AMOUNT_OUT_OF_RANGE, at}

static const fault faults[] = {
    NO_MONTH(OF_CASE(month), "month"),
    NO_CODE(OF_CASE(kind), IBO_ERROR_UNKNOWN_KIND, "agreement.kind"),
    {OF_CASE(kind), 3, IBO_ERROR_UNKNOWN_KIND, "agreement.kind"},
    {OF_CASE(start), 0, IBO_ERROR_MISSING_FIELD, "agreement.start"},
    NO_DATE(OF_CASE(start), "agreement.start"),
    {OF_CASE(end), 0, IBO_ERROR_MISSING_FIELD, "agreement.end"},
    NO_DATE(OF_CASE(end), "agreement.end"),
    NO_DATE(OF_CASE(stopped), "agreement.stopped"),
    {OF_CASE(suspended_days), -1, IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED, "agreement.suspended_days"},
    {OF_CASE(suspended_days), INT32_MIN, IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED, "agreement.suspended_days"},
    NO_CODE(OF_CASE(percentage), IBO_ERROR_PERCENTAGE_NOT_ALLOWED, "agreement.percentage"),
    {OF_CASE(percentage), 0, IBO_ERROR_PERCENTAGE_MISSING, "agreement.percentage"},
    NO_CODE(OF_CASE(rsz_base), IBO_ERROR_RSZ_BASE_NOT_ALLOWED, "agreement.rsz_base"),
    NO_CODE(OF_CASE(has_reference_gross_wage), IBO_ERROR_WRONG_TYPE, "agreement.reference_gross_wage"),
    {OF_CASE(has_reference_gross_wage), 2, IBO_ERROR_WRONG_TYPE, "agreement.reference_gross_wage"},
    NO_CODE(OF_CASE(has_employee_rsz), IBO_ERROR_WRONG_TYPE, "agreement.employee_rsz"),
    {OF_CASE(has_employee_rsz), 1, IBO_ERROR_EMPLOYEE_RSZ_WITH_BASE, "agreement.employee_rsz"},
    NO_CODE(OF_CASE(attendance_kind), IBO_ERROR_WRONG_TYPE, "attendance"),
    NO_AMOUNT(OF_CASE(reference_gross_wage_cents), "agreement.reference_gross_wage"),
    {OF_CASE(reference_gross_wage_cents), -1, IBO_ERROR_AMOUNT_NEGATIVE, "agreement.reference_gross_wage"},
    {OF_CASE(employment_fraction.numerator), 0, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.numerator), 3801, IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.numerator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), 0, IBO_ERROR_FRACTION_ZERO, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(employment_fraction.denominator), 1000001, IBO_ERROR_FRACTION_OUT_OF_RANGE, "agreement.employment_fraction"},
    {OF_CASE(attendance.numerator), 2151, IBO_ERROR_ATTENDANCE_NOT_ALLOWED, "attendance"},
    {OF_CASE(attendance.numerator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance"},
    {OF_CASE(attendance.denominator), 0, IBO_ERROR_FRACTION_ZERO, "attendance"},
    {OF_CASE(attendance.denominator), -1, IBO_ERROR_FRACTION_OUT_OF_RANGE, "attendance"},
    NO_CODE(OF_CASE(unemployment_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "unemployment.availability"),
    NO_CODE(OF_CASE(leefloon_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "leefloon.availability"),
    NO_CODE(OF_CASE(sickness_availability), IBO_ERROR_UNKNOWN_AVAILABILITY, "sickness.availability"),
    {OF_CASE(unemployment_availability), 0, IBO_ERROR_SOURCE_NOT_AVAILABLE, "unemployment.availability"},
    {OF_CASE(leefloon_availability), 3, IBO_ERROR_SOURCE_NOT_AVAILABLE, "leefloon.availability"},
    {OF_CASE(sickness_availability), 4, IBO_ERROR_SOURCE_NOT_AVAILABLE, "sickness.availability"},
    {OF_CASE(sickness_availability), 2, IBO_ERROR_NO_DATA_WITH_RECORDS, "sickness.records"},
    {OF_U(from), 0, IBO_ERROR_MISSING_FIELD, "unemployment.records[0].from"},
    NO_DATE(OF_U(from), "unemployment.records[0].from"),
    NO_DATE(OF_U(to), "unemployment.records[0].to"),
    NO_CODE(OF_U(basis), IBO_ERROR_UNKNOWN_BASIS, "unemployment.records[0].basis"),
    {OF_U(basis), 1, IBO_ERROR_HALF_PER_WEEK_NOT_USED, "unemployment.records[0].half_per_week"},
    NO_AMOUNT(OF_U(day_amount_cents), "unemployment.records[0].day_amount"),
    {OF_U(day_amount_cents), -1, IBO_ERROR_AMOUNT_NEGATIVE, "unemployment.records[0].day_amount"},
    NO_CODE(OF_U(half_per_week), IBO_ERROR_HALF_PER_WEEK_NOT_ALLOWED, "unemployment.records[0].half_per_week"),
    {OF_U(half_per_week), 0, IBO_ERROR_MISSING_FIELD, "unemployment.records[0].half_per_week"},
    NO_MONTH(OF_L(month), "leefloon.records[0].month"),
    NO_AMOUNT(OF_L(amount_cents), "leefloon.records[0].amount"),
    {OF_L(amount_cents), -1, IBO_ERROR_LEEFLOON_SIGN, "leefloon.records[0].amount"},
    NO_DATE(OF_L(from), "leefloon.records[0].from"),
    NO_DATE(OF_L(to), "leefloon.records[0].to"),
    NO_CODE(OF_S(nature), IBO_ERROR_UNKNOWN_NATURE, "sickness.records[0].nature"),
    {OF_S(from), 0, IBO_ERROR_MISSING_FIELD, "sickness.records[0].from"},
    NO_DATE(OF_S(from), "sickness.records[0].from"),
    {OF_S(to), 0, IBO_ERROR_MISSING_FIELD, "sickness.records[0].to"},
    NO_DATE(OF_S(to), "sickness.records[0].to"),
    NO_AMOUNT(OF_S(gross_taxable_cents), "sickness.records[0].gross_taxable"),
    NO_AMOUNT(OF_S(hours_hundredths), "sickness.records[0].hours"),
    {OF_S(hours_hundredths), -1, IBO_ERROR_HOURS_SIGN, "sickness.records[0].hours"},
    {OF_S(days), -1, IBO_ERROR_DAYS_SIGN, "sickness.records[0].days"},
    {OF_S(days), 7, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(days), INT32_MIN, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(days), INT32_MAX, IBO_ERROR_DAYS_NOT_ALLOWED, "sickness.records[0].days"},
    {OF_S(version), -1, IBO_ERROR_VERSION_NOT_ALLOWED, "sickness.records[0].version"},
    {OF_S(version), INT32_MIN, IBO_ERROR_VERSION_NOT_ALLOWED, "sickness.records[0].version"},
    NO_CODE(OF_S(status), IBO_ERROR_UNKNOWN_STATUS, "sickness.records[0].status"),
    {OF_A(from), 0, IBO_ERROR_MISSING_FIELD, "absences[0].from"},
    NO_DATE(OF_A(from), "absences[0].from"),
    {OF_A(to), 0, IBO_ERROR_MISSING_FIELD, "absences[0].to"},
    NO_DATE(OF_A(to), "absences[0].to"),
    {OF_A(to), 20260303, IBO_ERROR_DATE_ORDER, "absences[0].to"},
    {OF_OPTIONS(require), IBO_CERTAINTY_HYPOTHETICAL - 1, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), IBO_CERTAINTY_OFFICIAL + 1, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), INT32_MIN, IBO_ERROR_WRONG_TYPE, "require"},
    {OF_OPTIONS(require), INT32_MAX, IBO_ERROR_WRONG_TYPE, "require"},
    NO_CODE(OF_OPTIONS(provisional), IBO_ERROR_WRONG_TYPE, "provisional"),
    {OF_OPTIONS(provisional), 2, IBO_ERROR_WRONG_TYPE, "provisional"},
    NO_CODE(OF_OPTIONS(with_case), IBO_ERROR_WRONG_TYPE, "with_case"),
    {OF_OPTIONS(with_case), 2, IBO_ERROR_WRONG_TYPE, "with_case"},
};

/* A text that must be refused: `length` bytes of `pattern`, again and again, and NULs behind it; FULL for as many as the array has. */
#define FULL SIZE_MAX
typedef struct {
    enum kind kind;
    size_t offset, size, length;
    const char *pattern;
    ibo_status status;
    const char *at;
} text_fault;

/* Not ASCII, half a character of UTF-8, a control character, DEL, none at all, and a word that is none, without a NUL. */
#define NO_CODE_WORD(field, status, at)                                                                                              \
    {field, 2, "\xC3\xA9", IBO_ERROR_BAD_TEXT, at}, {field, 1, "\xFF", IBO_ERROR_BAD_TEXT, at}, {field, FULL, "\xC3", IBO_ERROR_BAD_TEXT, at}, \
        {field, 3, "a\tb", IBO_ERROR_BAD_TEXT, at}, {field, 1, "\x7F", IBO_ERROR_BAD_TEXT, at}, {field, 0, "", IBO_ERROR_BAD_TEXT, at},      \
        {field, FULL, " ", IBO_ERROR_BAD_TEXT, at}, {field, FULL, "A", IBO_ERROR_BAD_TEXT, at}, {field, 65, "A", IBO_ERROR_BAD_TEXT, at},        \
        {field, 64, "A", status, at}, {field, 7, "unknown", status, at}

static const text_fault text_faults[] = {
    NO_CODE_WORD(OF_U(benefit_type), IBO_ERROR_UNKNOWN_BENEFIT_TYPE, "unemployment.records[0].benefit_type"),
    {OF_U(rva_code), FULL, "A", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    {OF_U(rva_code), 7, "A", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    {OF_U(rva_code), FULL, "\xFF", IBO_ERROR_BAD_TEXT, "unemployment.records[0].rva_code"},
    NO_CODE_WORD(OF_L(aid_type), IBO_ERROR_UNKNOWN_AID_TYPE, "leefloon.records[0].aid_type"),
    NO_CODE_WORD(OF_L(entry_kind), IBO_ERROR_UNKNOWN_ENTRY_KIND, "leefloon.records[0].entry_kind"),
    {OF_S(benefit_code), FULL, "A", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), FULL, "\xFF", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), 2, "aa", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    {OF_S(benefit_code), 0, "", IBO_ERROR_BAD_TEXT, "sickness.records[0].benefit_code"},
    NO_CODE_WORD(OF_S(document_type), IBO_ERROR_UNKNOWN_DOCUMENT_TYPE, "sickness.records[0].document_type"),
    {OF_S(attest_id), FULL, "A", IBO_ERROR_BAD_TEXT, "sickness.records[0].attest_id"},
    {OF_S(attest_id), FULL, "\xFF", IBO_ERROR_BAD_TEXT, "sickness.records[0].attest_id"},
    {OF_CASE(case_ref), FULL, "A", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), FULL, "\xFF", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 65, "A", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 2, "\xC3\xA9", IBO_ERROR_BAD_TEXT, "case_ref"},
    {OF_CASE(case_ref), 0, "", IBO_ERROR_BAD_TEXT, "case_ref"},
};

/* The world with a fault in it, through the functions that take structs. */
static void run_changed(ibo_status status, const char *at)
{
    static unsigned char faulty[sizeof world];
    memcpy(faulty, &world, sizeof faulty);
    for (size_t i = 0; i < FUNCTIONS; i++) {
        const function *f = &functions[i];
        memcpy(&world, faulty, sizeof world);
        memcpy(&before, faulty, sizeof before);
        void *p[POINTERS];
        const int of_reference = strcmp(at, "case_ref") == 0, of_call = strcmp(at, "require") == 0 || strcmp(at, "provisional") == 0 ||
                                                                       strcmp(at, "with_case") == 0;
        if (f->call == compute_with || (f->call == amounts_with && !of_reference) || (f->call == amounts_many && of_call)) {
            pointers_of(f, p);
            refuse(f, p, status, at);
        } else if (f->call == premium && (of_call || strcmp(at, "month") == 0 || strncmp(at, "agreement.", 10) == 0)) {
            pointers_of(f, p);
            refuse(f, p, status, at);
        } else if ((f->call == amounts_with || f->call == amounts_many) && of_reference) {
            pointers_of(f, p);
            CHECK_STATUS(f->call(p), IBO_OK); /* not read */
        } else if (f->call == amounts_many) {
            /* A bad row between two good ones. */
            ibo_case cases[3] = {good.the_case, world.the_case, good.the_case};
            ibo_unemployment_record u[3] = {good.u, world.u, good.u};
            ibo_leefloon_record l[3] = {good.l, world.l, good.l};
            ibo_sickness_record s[3] = {good.s, world.s, good.s};
            ibo_absence a[3] = {good.a, world.a, good.a};
            for (uint32_t row = 0; row < 3; row++) {
                cases[row].case_index = row;
                cases[row].unemployment_count = cases[row].leefloon_count = cases[row].sickness_count = cases[row].absence_count = 1;
                u[row].case_index = l[row].case_index = s[row].case_index = a[row].case_index = row;
            }
            ibo_amounts results[3], one = {.struct_size = sizeof one};
            ibo_status statuses[3] = {77, 77, 77};
            size_t refused = 77;
            memset(results, 0x5A, sizeof results);
            CHECK_STATUS(ibo_amounts_compute_many(cases, 3, sizeof *cases, u, 3, sizeof *u, l, 3, sizeof *l, s, 3, sizeof *s, a, 3, sizeof *a,
                                                  &world.options, parameters, results, sizeof *results, statuses, &refused,
                                                  ARRAY(ERRORS, world.errors), &told),
                         IBO_OK);
            CHECK(statuses[0] == IBO_OK && statuses[2] == IBO_OK && refused == 1);
            CHECK_STATUS(statuses[1], status);
            check_no_result(&results[1], sizeof results[1]);
            check_row_refused(1, status, at);
            CHECK_STATUS(ibo_amounts_compute(&good.the_case, &good.u, 1, sizeof good.u, &good.l, 1, sizeof good.l, &good.s, 1, sizeof good.s,
                                             &one, NULL),
                         IBO_OK);
            CHECK(memcmp(&results[0], &one, sizeof one) == 0 && memcmp(&results[2], &one, sizeof one) == 0);
        }
    }
}

static void with_fault(size_t base, size_t offset, const void *bytes, size_t length, ibo_status status, const char *at)
{
    restore();
    memcpy((unsigned char *)&world + base + offset, bytes, length);
    memcpy(&before, &world, sizeof before);
    run_changed(status, at);
}

static void every_field(void)
{
    const size_t bases[KINDS] = {[CASE] = (size_t)((char *)&world.the_case - (char *)&world), [U] = (size_t)((char *)&world.u - (char *)&world),
                                 [L] = (size_t)((char *)&world.l - (char *)&world), [S] = (size_t)((char *)&world.s - (char *)&world),
                                 [A] = (size_t)((char *)&world.a - (char *)&world), [OPTIONS] = (size_t)((char *)&world.options - (char *)&world)};
    char what[160];
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const fault *f = &faults[i];
        const int32_t narrow = f->width == 4 ? (int32_t)f->value : 0;
        snprintf(what, sizeof what, "%s = %" PRId64, f->at, f->value);
        doing = what;
        with_fault(bases[f->kind], f->offset, f->width == 4 ? (const void *)&narrow : (const void *)&f->value, f->width, f->status, f->at);
    }
    for (size_t i = 0; i < sizeof text_faults / sizeof *text_faults; i++) {
        const text_fault *f = &text_faults[i];
        const size_t pattern = strlen(f->pattern);
        const size_t length = f->length == FULL ? f->size : f->length;
        char bytes[76] = {0};
        CHECK(length <= f->size && f->size <= sizeof bytes);
        for (size_t k = 0; k < length; k++) bytes[k] = f->pattern[k % pattern];
        snprintf(what, sizeof what, "%s as %zu bytes", f->at, length);
        doing = what;
        with_fault(bases[f->kind], f->offset, bytes, f->size, f->status, f->at);
    }
    /* An amount without its flag, an attendance without its kind. */
    doing = "fields without their flag";
    with_fault(bases[CASE], offsetof(ibo_case, has_reference_gross_wage), &(int32_t){0}, 4, IBO_ERROR_MISSING_FIELD,
               "agreement.reference_gross_wage");
    with_fault(bases[CASE], offsetof(ibo_case, employee_rsz_cents), &(int64_t){1}, 8, IBO_ERROR_MISSING_FIELD, "agreement.employee_rsz");
    with_fault(bases[CASE], offsetof(ibo_case, attendance_kind), &(int32_t){0}, 4, IBO_ERROR_WRONG_TYPE, "attendance");
    with_fault(bases[CASE], offsetof(ibo_case, attendance_kind), &(int32_t){2}, 4, IBO_ERROR_WRONG_TYPE, "attendance");
    restore();
    printf("fields: %zu values and texts that are refused, each through three or four functions\n",
           sizeof faults / sizeof *faults + sizeof text_faults / sizeof *text_faults + 4);
}

/* A thousand records of a list compute, one more is refused, and a fault in the last of them is found. */
static void list_of_1001_records_is_refused(void)
{
    enum { MANY = 1001 };
    static pages memory[4];
    const int32_t none = 260231;
    ibo_unemployment_record u = good.u;
    ibo_leefloon_record l = good.l;
    ibo_sickness_record s = good.s;
    ibo_absence a = good.a;
    u.from = 20200101;
    u.to = 20200131;
    l.month = 202001;
    s.from = 20200106;
    s.to = 20200111;
    memset(s.attest_id, 0, sizeof s.attest_id);
    const struct {
        const void *record;
        size_t size;
        enum kind kind;
        const char *at, *of_last;
        size_t offset;
    } lists[] = {
        {&u, sizeof u, U, "unemployment.records", "unemployment.records[999].from", offsetof(ibo_unemployment_record, from)},
        {&l, sizeof l, L, "leefloon.records", "leefloon.records[999].month", offsetof(ibo_leefloon_record, month)},
        {&s, sizeof s, S, "sickness.records", "sickness.records[999].from", offsetof(ibo_sickness_record, from)},
        {&a, sizeof a, A, "absences", "absences[999].from", offsetof(ibo_absence, from)},
    };
    doing = "a thousand records";
    for (size_t i = 0; i < 4; i++) {
        unsigned char *const all_of = at_the_end(&memory[i], MANY * lists[i].size), *const last = all_of + (MANY - 1) * lists[i].size;
        for (size_t k = 0; k < MANY; k++) memcpy(all_of + k * lists[i].size, lists[i].record, lists[i].size);
        for (size_t j = 0; j < FUNCTIONS; j++) {
            const function *f = &functions[j];
            void *p[POINTERS];
            if (f->call != amounts_with && f->call != compute_with) continue;
            for (int turn = 0; turn < 3; turn++) {
                restore();
                pointers_of(f, p);
                for (size_t k = 0; f->pointers[k].kind != KINDS; k++) {
                    if (f->pointers[k].kind == lists[i].kind) p[k] = turn == 1 ? all_of : all_of + lists[i].size;
                }
                counts[lists[i].kind] = turn == 1 ? MANY : MANY - 1;
                if (turn == 0) {
                    CHECK_STATUS(f->call(p), IBO_OK);
                } else if (turn == 1) {
                    refuse(f, p, IBO_ERROR_TOO_MANY_RECORDS, lists[i].at);
                } else {
                    memcpy(last + lists[i].offset, &none, sizeof none);
                    refuse(f, p, lists[i].kind == L ? IBO_ERROR_DATE_IMPOSSIBLE : IBO_ERROR_DATE_MALFORMED, lists[i].of_last);
                    memcpy(last, lists[i].record, lists[i].size);
                }
            }
        }
    }
    restore();
}

#endif
