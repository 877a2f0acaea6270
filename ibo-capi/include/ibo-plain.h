/*
 * ibo: what ibo.h declares, for languages that read C declarations but no preprocessor: FFI::cdef of PHP,
 * cffi of Python. The #define of ibo.h are enums here. What each name means is in ibo.h.
 * Generated from the sources of ibo-capi: do not edit.
 */

/* The version of the library. */
enum {
    IBO_ABI_VERSION = 0
};
uint32_t ibo_abi_version(void);
enum {
    IBO_VERSION_NUMBER = 1000
};
uint32_t ibo_version_number(void);
const char *ibo_version(void);

/* What a call returns. */
typedef int32_t ibo_status;
enum {
    IBO_OK = 0,
    IBO_NULL_POINTER = 1,
    IBO_MISALIGNED_POINTER = 2,
    IBO_STRUCT_SIZE = 3,
    IBO_TOO_LONG = 4,
    IBO_BUFFER_TOO_SMALL = 5,
    IBO_INDEX_OUT_OF_RANGE = 6,
    IBO_UNKNOWN_ARGUMENT = 7,
    IBO_RECORD_COUNT = 8,
    IBO_INTERNAL = 9,
    IBO_OUT_OF_MEMORY = 10,
    IBO_WRONG_HANDLE = 11
};
typedef struct ibo_error {
    uint32_t struct_size;
    int32_t language;
    int64_t row;
    int32_t number;
    char rule[8];
    char at[112];
    char message[884];
} ibo_error;
enum {
    IBO_LANGUAGE_NL = 1,
    IBO_LANGUAGE_EN = 2
};
const char *ibo_status_name(int32_t status);
const char *ibo_status_meaning(int32_t status, int32_t language);

/* What a program may do first. */
ibo_status ibo_init(ibo_error *error);
ibo_status ibo_set_fault_hook(void (*hook)(const char *line));

/* Dated values of your own (R7.4). */
typedef struct ibo_parameters ibo_parameters;
ibo_status ibo_parameters_load(const char *toml, size_t length, ibo_parameters **out, ibo_error *error);
ibo_status ibo_parameters_load_over(
    const ibo_parameters *base,
    const char *toml, size_t length,
    ibo_parameters **out,
    ibo_error *error);
ibo_status ibo_parameters_load_reform(
    const ibo_parameters *base,
    const char *toml, size_t length,
    ibo_parameters **out,
    ibo_error *error);
ibo_status ibo_parameters_fingerprint(
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_parameters_to_toml(
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_parameters_in_force_to_json(
    int32_t day,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_parameters_note_count(const ibo_parameters *parameters, size_t *count);
ibo_status ibo_parameters_note(
    const ibo_parameters *parameters, size_t index,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_parameters_free(ibo_parameters *parameters);

/* A payment alone, from VDAB's amount (R6). */
typedef struct ibo_fraction {
    uint32_t numerator;
    uint32_t denominator;
} ibo_fraction;
typedef struct ibo_payment_result {
    uint32_t struct_size;
    int32_t certainty;
    int64_t premium_cents;
    int64_t premium_after_fraction_cents;
    int64_t premium_due_cents;
    int64_t withholding_tax_cents;
    int64_t net_cents;
} ibo_payment_result;
ibo_status ibo_payment(
    int64_t premium_cents,
    ibo_fraction employment,
    ibo_fraction attendance,
    ibo_payment_result *out,
    ibo_error *error);
ibo_status ibo_payment_in(
    int32_t month,
    const ibo_parameters *parameters,
    int64_t premium_cents,
    ibo_fraction employment,
    ibo_fraction attendance,
    ibo_payment_result *out,
    ibo_error *error);
typedef struct ibo_payment_row {
    uint32_t struct_size;
    int32_t month;
    int64_t premium_cents;
    ibo_fraction employment;
    ibo_fraction attendance;
    int32_t working_days;
    int32_t kind;
    int32_t start;
    int32_t end;
    int32_t stopped;
    int32_t reserved;
    char case_ref[72];
} ibo_payment_row;
ibo_status ibo_payments(
    const ibo_payment_row *rows, size_t count, size_t size,
    const ibo_parameters *parameters,
    ibo_payment_result *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);
typedef struct ibo_payment_change {
    uint32_t struct_size;
    int32_t month;
    int64_t premium_difference_cents;
    int64_t premium_after_fraction_difference_cents;
    int64_t premium_due_difference_cents;
    int64_t withholding_tax_difference_cents;
    int64_t net_before_cents;
    int64_t net_after_cents;
    int64_t to_pay_cents;
    int32_t certainty;
    int32_t reserved;
    char case_ref[72];
} ibo_payment_change;
ibo_status ibo_payment_changes(
    const ibo_payment_row *before, size_t before_size,
    const ibo_payment_row *after, size_t after_size, size_t count,
    const ibo_parameters *parameters,
    ibo_payment_change *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);
ibo_status ibo_working_days(
    int32_t month,
    int32_t first,
    int32_t last,
    const ibo_parameters *parameters,
    ibo_fraction *out,
    ibo_error *error);

/* A case (R1) and the records of its sources (R2). */
enum {
    IBO_KIND_IBO = 1,
    IBO_KIND_IBO_PLUS = 2
};
enum {
    IBO_ATTENDANCE_NONE = 0,
    IBO_ATTENDANCE_RATIO = 1,
    IBO_ATTENDANCE_WORKING_DAYS = 2
};
enum {
    IBO_AVAILABILITY_NOT_ASKED = 0,
    IBO_AVAILABILITY_DATA = 1,
    IBO_AVAILABILITY_NO_DATA = 2,
    IBO_AVAILABILITY_NO_RESULT = 3,
    IBO_AVAILABILITY_FILTERED = 4
};
typedef struct ibo_case {
    uint32_t struct_size;
    int32_t month;
    int32_t kind;
    int32_t start;
    int32_t end;
    int32_t stopped;
    int32_t suspended_days;
    int32_t percentage;
    int32_t rsz_base;
    int32_t has_reference_gross_wage;
    int32_t has_employee_rsz;
    int32_t attendance_kind;
    int64_t reference_gross_wage_cents;
    int64_t employee_rsz_cents;
    ibo_fraction employment_fraction;
    ibo_fraction attendance;
    int32_t unemployment_availability;
    int32_t leefloon_availability;
    int32_t sickness_availability;
    uint32_t case_index;
    uint32_t unemployment_count;
    uint32_t leefloon_count;
    uint32_t sickness_count;
    uint32_t absence_count;
    char case_ref[72];
} ibo_case;
enum {
    IBO_BASIS_FULL = 1,
    IBO_BASIS_HALF = 2
};
typedef struct ibo_unemployment_record {
    uint32_t struct_size;
    uint32_t case_index;
    int32_t from;
    int32_t to;
    int32_t basis;
    int32_t half_per_week;
    int64_t day_amount_cents;
    char rva_code[16];
    char benefit_type[72];
} ibo_unemployment_record;
typedef struct ibo_leefloon_record {
    uint32_t struct_size;
    uint32_t case_index;
    int64_t amount_cents;
    int32_t month;
    int32_t from;
    int32_t to;
    char aid_type[72];
    char entry_kind[76];
} ibo_leefloon_record;
enum {
    IBO_RECORD_ORIGINAL = 0,
    IBO_RECORD_MODIFIED = 1,
    IBO_RECORD_CANCELLED = 2
};
typedef struct ibo_sickness_record {
    uint32_t struct_size;
    uint32_t case_index;
    int32_t nature;
    int32_t from;
    int32_t to;
    int32_t days;
    int64_t gross_taxable_cents;
    int64_t hours_hundredths;
    int32_t version;
    int32_t status;
    char benefit_code[8];
    char document_type[72];
    char attest_id[72];
} ibo_sickness_record;
typedef struct ibo_absence {
    uint32_t struct_size;
    uint32_t case_index;
    int32_t from;
    int32_t to;
} ibo_absence;
ibo_status ibo_case_to_json(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

/* The amounts of a case. */
enum {
    IBO_CERTAINTY_HYPOTHETICAL = -1,
    IBO_CERTAINTY_ASSUMED = 1,
    IBO_CERTAINTY_SECONDARY = 2,
    IBO_CERTAINTY_OFFICIAL = 3
};
typedef struct ibo_options {
    uint32_t struct_size;
    int32_t require;
    int32_t provisional;
    int32_t with_case;
} ibo_options;
enum {
    IBO_SCHEME_2018 = 2018,
    IBO_SCHEME_2026 = 2026
};
enum {
    IBO_PAYER_EMPLOYER = 1,
    IBO_PAYER_VDAB = 2
};
typedef struct ibo_amounts {
    uint32_t struct_size;
    int32_t scheme;
    int32_t payer;
    int32_t certainty;
    int32_t provisional;
    int32_t has_employer_contribution;
    int64_t replacement_income_cents;
    int64_t premium_cents;
    int64_t premium_after_fraction_cents;
    int64_t premium_due_cents;
    int64_t withholding_tax_cents;
    int64_t net_cents;
    int64_t employer_contribution_cents;
} ibo_amounts;
ibo_status ibo_amounts_compute(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    ibo_amounts *out,
    ibo_error *error);
ibo_status ibo_amounts_compute_with(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_amounts *out,
    ibo_error *error);
ibo_status ibo_amounts_compute_many(
    const ibo_case *cases, size_t count, size_t size,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_amounts *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);
typedef struct ibo_premium {
    uint32_t struct_size;
    int32_t scheme;
    int32_t payer;
    int32_t certainty;
    int64_t amount_cents;
} ibo_premium;
ibo_status ibo_premium_compute(
    const ibo_case *the_case,
    int64_t replacement_income_cents,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_premium *out,
    ibo_error *error);

/* The statement of a case: its amounts with all their reasons (R7.1). */
typedef struct ibo_statement ibo_statement;
ibo_status ibo_statement_compute(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    ibo_statement **out,
    ibo_error *error);
ibo_status ibo_statement_compute_with(
    const ibo_case *the_case,
    const ibo_unemployment_record *unemployment, size_t unemployment_count, size_t unemployment_size,
    const ibo_leefloon_record *leefloon, size_t leefloon_count, size_t leefloon_size,
    const ibo_sickness_record *sickness, size_t sickness_count, size_t sickness_size,
    const ibo_absence *absences, size_t absence_count, size_t absence_size,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);
ibo_status ibo_statement_from_json(const char *json, size_t length, ibo_statement **out, ibo_error *error);
ibo_status ibo_statement_from_json_with(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);
ibo_status ibo_statement_read(const char *json, size_t length, ibo_statement **out, ibo_error *error);
ibo_status ibo_statement_free(ibo_statement *statement);
ibo_status ibo_statement_amounts(const ibo_statement *statement, ibo_amounts *out);
ibo_status ibo_statement_payment(const ibo_statement *statement, ibo_payment_result *out);
enum {
    IBO_LINE_REFERENCE_GROSS_WAGE = 1,
    IBO_LINE_EMPLOYEE_RSZ = 2,
    IBO_LINE_REPLACEMENT_INCOME_UNEMPLOYMENT = 3,
    IBO_LINE_REPLACEMENT_INCOME_SICKNESS = 4,
    IBO_LINE_REPLACEMENT_INCOME_LEEFLOON = 5,
    IBO_LINE_REPLACEMENT_INCOME = 6,
    IBO_LINE_DIFFERENCE = 7,
    IBO_LINE_GGMMI = 8,
    IBO_LINE_PREMIUM = 9,
    IBO_LINE_PREMIUM_AFTER_FRACTION = 10,
    IBO_LINE_PREMIUM_DUE = 11,
    IBO_LINE_WITHHOLDING_TAX = 12,
    IBO_LINE_NET = 13,
    IBO_LINE_EMPLOYER_CONTRIBUTION = 14,
    IBO_LINE_WAGE_SHARE = 15
};
enum {
    IBO_ROLE_BASE = 1,
    IBO_ROLE_DEDUCTED = 2,
    IBO_ROLE_RESULT = 3,
    IBO_ROLE_INFORMATION = 4
};
typedef struct ibo_line {
    uint32_t struct_size;
    int32_t code;
    int32_t role;
    int32_t certainty;
    int64_t amount_cents;
    int32_t record;
    int32_t recovered;
    char rule[8];
    char name[48];
    char label_nl[64];
    char label_en[64];
} ibo_line;
ibo_status ibo_statement_line_count(const ibo_statement *statement, size_t *count);
ibo_status ibo_statement_line(const ibo_statement *statement, size_t index, ibo_line *out);
ibo_status ibo_statement_line_formula(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_statement_assumption_count(const ibo_statement *statement, size_t *count);
ibo_status ibo_statement_assumption_id(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_statement_assumption_rule(
    const ibo_statement *statement, size_t index,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_statement_assumption_text(
    const ibo_statement *statement, size_t index,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_statement_to_json(
    const ibo_statement *statement,
    char *buffer, size_t capacity,
    size_t *needed);
ibo_status ibo_statement_explain(
    const ibo_statement *statement,
    int32_t language,
    char *buffer, size_t capacity,
    size_t *needed);

/* The payment of VDAB's amount with its reasons, as a statement (R6.4). */
ibo_status ibo_payment_statement_compute(
    const ibo_payment_row *row,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);
ibo_status ibo_payment_statement_from_json(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    ibo_statement **out,
    ibo_error *error);
ibo_status ibo_payment_statement_read(
    const char *json, size_t length,
    ibo_statement **out,
    ibo_error *error);

/* The employer notice (R7.2). */
enum {
    IBO_NOTICE_PREMIUM = 1,
    IBO_NOTICE_CONTRIBUTION = 2
};
typedef struct ibo_notice {
    uint32_t struct_size;
    int32_t month;
    int32_t kind;
    int32_t reserved;
    int64_t amount_cents;
    char case_ref[72];
} ibo_notice;
ibo_status ibo_notice_compute(const ibo_statement *statement, ibo_notice *out, ibo_error *error);
ibo_status ibo_notice_to_json(
    const ibo_statement *statement,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_notice_read(const char *json, size_t length, ibo_notice *out, ibo_error *error);

/* The correction from one statement to another (R7.5), and how long evidence is kept (R7.6). */
typedef struct ibo_correction {
    uint32_t struct_size;
    int32_t month;
    int64_t to_pay_cents;
    char case_ref[72];
} ibo_correction;
ibo_status ibo_correction_compute(
    const ibo_statement *before,
    const ibo_statement *after,
    ibo_correction *out,
    ibo_error *error);
ibo_status ibo_correction_to_json(
    const ibo_statement *before,
    const ibo_statement *after,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_correction_of_issued(
    const char *issued, size_t length,
    const ibo_statement *after,
    ibo_correction *out,
    ibo_error *error);
ibo_status ibo_correction_of_issued_to_json(
    const char *issued, size_t length,
    const ibo_statement *after,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_correction_read(const char *json, size_t length, ibo_correction *out, ibo_error *error);
typedef struct ibo_issued {
    uint32_t struct_size;
    int32_t month;
    int32_t kind;
    int32_t status;
    ibo_amounts amounts;
    char case_ref[72];
} ibo_issued;
enum {
    IBO_CHANGE_CHANGED = 1,
    IBO_CHANGE_NEW = 2,
    IBO_CHANGE_WITHDRAWN = 3,
    IBO_CHANGE_UNCHANGED = 4,
    IBO_CHANGE_REFUSED = 5
};
enum {
    IBO_CAUSE_REPLACEMENT_INCOME = 1,
    IBO_CAUSE_PREMIUM = 2,
    IBO_CAUSE_PREMIUM_AFTER_FRACTION = 3,
    IBO_CAUSE_PREMIUM_DUE = 4,
    IBO_CAUSE_WITHHOLDING_TAX = 5,
    IBO_CAUSE_NET = 6,
    IBO_CAUSE_EMPLOYER_CONTRIBUTION = 7
};
typedef struct ibo_row_correction {
    uint32_t struct_size;
    int32_t month;
    int32_t change;
    int32_t cause;
    int32_t status;
    int32_t has_before;
    int32_t has_after;
    int32_t has_difference;
    int64_t before_index;
    int64_t after_index;
    int64_t premium_before_cents;
    int64_t premium_after_cents;
    int64_t premium_difference_cents;
    int64_t net_before_cents;
    int64_t net_after_cents;
    int64_t net_difference_cents;
    int64_t employer_contribution_before_cents;
    int64_t employer_contribution_after_cents;
    int64_t employer_contribution_difference_cents;
    int64_t to_pay_cents;
    char case_ref[72];
} ibo_row_correction;
typedef struct ibo_correction_totals {
    uint32_t struct_size;
    uint32_t reserved;
    uint64_t changed;
    uint64_t new_ones;
    uint64_t withdrawn;
    uint64_t unchanged;
    uint64_t refused;
    int64_t to_pay_cents;
    int64_t to_recover_cents;
    int64_t premium_difference_cents;
    int64_t employer_contribution_difference_cents;
    int64_t issued_net_of_refused_cents;
} ibo_correction_totals;
ibo_status ibo_corrections(
    const ibo_issued *before, size_t before_count, size_t before_size,
    const ibo_issued *after, size_t after_count, size_t after_size,
    int32_t with_unchanged,
    ibo_row_correction *out, size_t out_size,
    size_t *written,
    ibo_correction_totals *totals,
    ibo_error *error);
ibo_status ibo_notices(
    const ibo_issued *issued, size_t count, size_t size,
    ibo_notice *out, size_t out_size,
    ibo_status *statuses,
    size_t *refused,
    ibo_error *errors, size_t error_count, size_t error_size,
    ibo_error *error);
ibo_status ibo_retention_until(int32_t delivery, int32_t *out, ibo_error *error);

/* Whether a statement that was issued earlier still holds (R7.1, R7.5). */
enum {
    IBO_VERIFIED_SAME = 1,
    IBO_VERIFIED_SAME_AMOUNTS = 2,
    IBO_VERIFIED_OTHER_AMOUNTS = 3,
    IBO_VERIFIED_REFUSED_NOW = 4,
    IBO_VERIFIED_NOT_OURS = 5,
    IBO_VERIFIED_CONTRADICTS_ITSELF = 6
};
ibo_status ibo_verification_to_json(
    const char *issued, size_t length,
    const char *the_case, size_t case_length,
    const ibo_parameters *parameters,
    int32_t *verified,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

/* What the open questions of the law are worth to a case (R8.2). */
ibo_status ibo_sensitivity_to_json(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

/* JSON in, JSON out, in one call, for languages that hold no handles; so are the two above. */
ibo_status ibo_json_statement(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_json_notice(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_json_payment(
    const char *json, size_t length,
    const ibo_options *options,
    const ibo_parameters *parameters,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_json_correction(
    const char *before, size_t before_length,
    const char *after, size_t after_length,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);
ibo_status ibo_json_payment_correction(
    const char *before, size_t before_length,
    const char *after, size_t after_length,
    char *buffer, size_t capacity,
    size_t *needed,
    ibo_error *error);

/* Amounts and dates from texts. */
enum {
    IBO_FORM_STANDARD = 1,
    IBO_FORM_BELGIAN = 2
};
ibo_status ibo_amount_from_text(
    const char *text, size_t length,
    int32_t form,
    int64_t *cents,
    ibo_error *error);
ibo_status ibo_date_from_text(
    const char *text, size_t length,
    int32_t form,
    int32_t *yyyymmdd,
    ibo_error *error);

/* The catalogue of errors. */
enum {
    IBO_ERROR_MALFORMED_JSON = 1001,
    IBO_ERROR_UNKNOWN_FIELD = 1002,
    IBO_ERROR_MISSING_FIELD = 1003,
    IBO_ERROR_WRONG_TYPE = 1004,
    IBO_ERROR_BAD_TEXT = 1005,
    IBO_ERROR_DUPLICATE_FIELD = 1006,
    IBO_ERROR_DUPLICATE_CASE = 1007,
    IBO_ERROR_AMOUNT_MALFORMED = 1101,
    IBO_ERROR_AMOUNT_TOO_MANY_DECIMALS = 1102,
    IBO_ERROR_AMOUNT_OUT_OF_RANGE = 1103,
    IBO_ERROR_AMOUNT_NEGATIVE = 1104,
    IBO_ERROR_NUMBER_OUT_OF_RANGE = 1105,
    IBO_ERROR_DATE_MALFORMED = 1111,
    IBO_ERROR_DATE_IMPOSSIBLE = 1112,
    IBO_ERROR_DATE_OUT_OF_RANGE = 1113,
    IBO_ERROR_DATE_ORDER = 1114,
    IBO_ERROR_FRACTION_MALFORMED = 1121,
    IBO_ERROR_FRACTION_TOO_MANY_DECIMALS = 1122,
    IBO_ERROR_FRACTION_ZERO = 1123,
    IBO_ERROR_FRACTION_OUT_OF_RANGE = 1124,
    IBO_ERROR_SCHEME_NOT_COVERED = 1201,
    IBO_ERROR_MONTH_OUTSIDE_AGREEMENT = 1202,
    IBO_ERROR_DURATION_NOT_ALLOWED = 1203,
    IBO_ERROR_PARAMETER_NOT_COVERED = 1204,
    IBO_ERROR_NO_PAYABLE_DAY = 1205,
    IBO_ERROR_UNKNOWN_KIND = 1301,
    IBO_ERROR_REFERENCE_GROSS_WAGE_MISSING = 1302,
    IBO_ERROR_PERCENTAGE_MISSING = 1303,
    IBO_ERROR_PERCENTAGE_NOT_ALLOWED = 1304,
    IBO_ERROR_RSZ_BASE_NOT_ALLOWED = 1305,
    IBO_ERROR_EMPLOYEE_RSZ_NOT_ALLOWED = 1306,
    IBO_ERROR_EMPLOYEE_RSZ_WITH_BASE = 1307,
    IBO_ERROR_PERCENTAGE_NOT_USED = 1308,
    IBO_ERROR_RSZ_BASE_NOT_USED = 1309,
    IBO_ERROR_EMPLOYEE_RSZ_NOT_USED = 1310,
    IBO_ERROR_STOPPED_OUTSIDE_AGREEMENT = 1311,
    IBO_ERROR_EMPLOYMENT_FRACTION_NOT_ALLOWED = 1312,
    IBO_ERROR_EMPLOYMENT_FRACTION_BELOW_HALF = 1313,
    IBO_ERROR_ATTENDANCE_MISSING = 1314,
    IBO_ERROR_ATTENDANCE_NOT_ALLOWED = 1315,
    IBO_ERROR_SUSPENDED_DAYS_NOT_ALLOWED = 1316,
    IBO_ERROR_RECORD_OVERLAP = 1401,
    IBO_ERROR_HALF_PER_WEEK_NOT_ALLOWED = 1402,
    IBO_ERROR_HALF_PER_WEEK_NOT_USED = 1403,
    IBO_ERROR_UNKNOWN_BASIS = 1404,
    IBO_ERROR_UNKNOWN_BENEFIT_TYPE = 1405,
    IBO_ERROR_UNKNOWN_AID_TYPE = 1406,
    IBO_ERROR_UNKNOWN_ENTRY_KIND = 1407,
    IBO_ERROR_LEEFLOON_SIGN = 1408,
    IBO_ERROR_UNKNOWN_DOCUMENT_TYPE = 1409,
    IBO_ERROR_UNKNOWN_NATURE = 1410,
    IBO_ERROR_UNKNOWN_STATUS = 1411,
    IBO_ERROR_VERSION_NOT_ALLOWED = 1412,
    IBO_ERROR_PERIOD_WITHOUT_PAYABLE_DAY = 1413,
    IBO_ERROR_DAYS_NOT_ALLOWED = 1414,
    IBO_ERROR_DAYS_SIGN = 1415,
    IBO_ERROR_HOURS_SIGN = 1416,
    IBO_ERROR_NEGATIVE_SOURCE = 1417,
    IBO_ERROR_TOO_MANY_RECORDS = 1418,
    IBO_ERROR_UNKNOWN_CASE = 1419,
    IBO_ERROR_UNKNOWN_AVAILABILITY = 1501,
    IBO_ERROR_SOURCE_NOT_AVAILABLE = 1502,
    IBO_ERROR_NO_DATA_WITH_RECORDS = 1503,
    IBO_ERROR_CERTAINTY_TOO_WEAK = 1504,
    IBO_ERROR_NOTICE_FOR_IBO_PLUS = 1505,
    IBO_ERROR_NOTICE_OF_PROVISIONAL = 1506,
    IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION = 1507,
    IBO_ERROR_CORRECTION_OTHER_CASE = 1508,
    IBO_ERROR_CORRECTION_OTHER_MONTH = 1509,
    IBO_ERROR_NOTICE_OF_HYPOTHETICAL = 1510,
    IBO_ERROR_CORRECTION_OF_PROVISIONAL = 1511,
    IBO_ERROR_CORRECTION_OF_HYPOTHETICAL = 1512,
    IBO_ERROR_STATEMENT_CONTRADICTION = 1513,
    IBO_ERROR_PARAMETERS_MALFORMED = 1601,
    IBO_ERROR_PARAMETERS_UNKNOWN_ID = 1602,
    IBO_ERROR_PARAMETERS_MISSING_FIELD = 1603,
    IBO_ERROR_PARAMETERS_BAD_VALUE = 1604,
    IBO_ERROR_PARAMETERS_BAD_DATE = 1605,
    IBO_ERROR_PARAMETERS_UNORDERED = 1606,
    IBO_ERROR_PARAMETERS_DUPLICATE = 1607
};
