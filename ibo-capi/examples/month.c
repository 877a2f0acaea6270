/* The payroll of a month: month FOLDER
 *
 * Reads the employees of a month and the records of their benefits. Prints who is refused, what the
 * employers are told, the payments, and the corrections of what was issued before. FOLDER has
 * employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
 *
 * For a payroll of your own, change MONTH, the columns where a row is read, and `report`. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ibo.h"

#define MONTH 202603
#define SHOWN 5 /* the first employees, whose amounts are printed */

/* All that the program works with until it ends. What was read, and how many of each: */
static ibo_case *cases;
static ibo_unemployment_record *unemployment;
static ibo_leefloon_record *leefloon;
static ibo_sickness_record *sickness;
static ibo_issued *issued; /* before */
static size_t case_count, unemployment_count, leefloon_count, sickness_count, issued_count;
/* What came of it, for each employee: */
static ibo_issued *now;
static int64_t *to_pay;  /* below zero to be recovered */
static ibo_error *whys;  /* for each of the first `refused`, who it is and why */
static size_t refused;
/* What came of it, together: */
static ibo_payment_row *rows; /* what the employers pay, one for each notice of a premium */
static size_t premiums, contributions, for_ibo_plus, without_wage, by_vdab;
static int64_t premium_cents, contribution_cents;
static ibo_payment_result employers, vdab;
static ibo_correction_totals totals = {.struct_size = sizeof totals};

static ibo_error error = {.struct_size = sizeof error}; /* of the last call */

/* Ends the program. Nothing was printed then: the report comes last. */
static void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("month: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\n", stderr);
    va_end(arguments);
    exit(EXIT_FAILURE);
}

/* Every status is checked; the sentence says what must be. */
static void must(const char *what, ibo_status status, const ibo_error *why)
{
    if (status == IBO_OK) return;
    fail("%s: %s (%" PRId32 ") at %s: %s", what, ibo_status_name(status), status, why->at,
         why->message);
}

/* A later library may have more of them; what this program does not know it must not pay. */
static void known(const char *of, const char *field, int is_known)
{
    if (!is_known) fail("%s: the %s must be one that this program knows", of, field);
}

static void known_certainty(const char *of, int32_t certainty)
{
    known(of, "certainty", certainty == IBO_CERTAINTY_ASSUMED ||
                           certainty == IBO_CERTAINTY_SECONDARY ||
                           certainty == IBO_CERTAINTY_OFFICIAL);
}

/* Memory of zeros, which mean absent in every struct of the library. */
static void *zeros(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) fail("there is not enough memory");
    return memory;
}

/* ---- Files: a header, commas, no quotes, amounts with two decimals, dates yyyy-mm-dd ---- */

/* The file that is read, and its last row. */
static struct {
    const char *name;
    size_t line;
    char text[512], *fields[20];
} in;

static void bad_line(const char *why)
{
    fail("%s, line %zu: %s", in.name, in.line, why);
}

/* The next line of a file, without its end, which may be that of Windows; 0 if there is none. */
static int next_line(FILE *file)
{
    in.line++;
    if (fgets(in.text, sizeof in.text, file) == NULL) return 0;
    size_t length = strlen(in.text);
    if (length > 0 && in.text[length - 1] == '\n') {
        length--;
    } else if (!feof(file)) {
        bad_line("is too long");
    }
    if (length > 0 && in.text[length - 1] == '\r') length--;
    in.text[length] = '\0';
    return 1;
}

/* Reads a file: `fill` gets the struct of each row. Returns the structs, and their number in
 * `count`. With another header the amounts would be others. */
static void *read_csv(const char *folder, const char *name, const char *header, size_t size,
                      size_t *count, void (*fill)(void *))
{
    in.name = name;
    in.line = 0;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) fail("%s cannot be opened", path);
    size_t lines = 0, columns = 1;
    for (int c; (c = getc(file)) != EOF;) lines += c == '\n';
    rewind(file);
    int filled = next_line(file);
    /* Before the columns may stand the byte order mark of UTF-8. */
    const char *first = in.text + (strncmp(in.text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    if (!filled || strcmp(first, header) != 0) bad_line("the columns must be others");
    for (; *header != '\0'; header++) columns += *header == ',';
    char *structs = zeros(lines, size);
    for (*count = 0; next_line(file); ++*count) {
        char *next = in.text;
        for (size_t column = 0; column < columns; column++) {
            in.fields[column] = next;
            next += strcspn(next, ",");
            if (*next != (column + 1 < columns ? ',' : '\0')) bad_line("too few or too many");
            *next++ = '\0';
        }
        fill(structs + *count * size);
    }
    if (ferror(file)) bad_line("cannot be read");
    fclose(file);
    return structs;
}

static int has(size_t column)
{
    return *in.fields[column] != '\0';
}

/* A date as yyyymmdd, of a month its first day; 0, for absent, if it is empty. */
static int32_t date(size_t column)
{
    char text[sizeof in.text + 3];
    const char *day = strlen(in.fields[column]) == strlen("yyyy-mm") ? "-01" : "";
    int length = snprintf(text, sizeof text, "%s%s", in.fields[column], day);
    int32_t yyyymmdd = 0;
    if (has(column) && ibo_date_from_text(text, (size_t)length, IBO_FORM_STANDARD, &yyyymmdd,
                                          &error) != IBO_OK) bad_line(error.message);
    return yyyymmdd;
}

/* An amount in cents. An empty one is refused, since the library cannot tell it from 0.00 later. */
static int64_t cents(size_t column)
{
    const char *text = in.fields[column], *point = strchr(text, '.');
    int64_t amount = 0;
    if (ibo_amount_from_text(text, strlen(text), IBO_FORM_STANDARD, &amount, &error) != IBO_OK) {
        bad_line(error.message);
    }
    if (point == NULL || strlen(point) != strlen(".00")) bad_line("must have two decimals");
    return amount;
}

/* Hours in hundredths. The library refuses what is too large, and so what was below zero. */
static uint32_t hours(size_t column)
{
    int64_t hundredths = cents(column);
    return hundredths < 0 || hundredths > UINT32_MAX ? UINT32_MAX : (uint32_t)hundredths;
}

/* A whole number; 0, for absent, if it is empty. */
static int32_t whole(size_t column)
{
    char *end = NULL;
    long number = strtol(in.fields[column], &end, 10);
    if (*end != '\0' || number < INT32_MIN || number > INT32_MAX) bad_line("not a whole number");
    return (int32_t)number;
}

/* The place of a word in a list; -1 for another word, which the library refuses. */
static int32_t word(size_t column, const char *const *words)
{
    for (int32_t place = 0; words[place] != NULL; place++) {
        if (strcmp(in.fields[column], words[place]) == 0) return place;
    }
    return -1;
}

static void copy(size_t column, char *to, size_t size)
{
    if (strlen(in.fields[column]) >= size) bad_line("a text is too long");
    strcpy(to, in.fields[column]);
}

/* The words of the files. Each stands at the place that its constant in ibo.h has as number. */
static const char *const kinds[] = {"", "ibo", "ibo-plus", NULL};
static const char *const answers[] = {"not-asked", "data", "no-data", "no-result", "filtered",
                                      NULL};
static const char *const bases[] = {"", "full", "half", NULL};
static const char *const states[] = {"original", "modified", "cancelled", NULL};

static void employee(void *row)
{
    ibo_case *c = row;
    *c = (ibo_case){
        .case_index = (uint32_t)case_count, .month = MONTH, .kind = word(1, kinds),
        .start = date(2), .end = date(3), .stopped = date(4), .has_reference_gross_wage = has(5),
        .reference_gross_wage_cents = has(5) ? cents(5) : 0, .percentage = whole(6),
        .rsz_base = whole(7), .employment_fraction = {hours(8), hours(9)},
        .unemployment_availability = word(12, answers), .leefloon_availability = word(13, answers),
        .sickness_availability = word(14, answers)};
    copy(0, c->case_ref, sizeof c->case_ref);
    if (has(10) || has(11)) { /* without hours the whole month is paid */
        c->attendance_kind = IBO_ATTENDANCE_RATIO;
        c->attendance = (ibo_fraction){hours(10), hours(11)};
    }
    if (case_count > 0 && strcmp(c[-1].case_ref, in.fields[0]) >= 0) bad_line("not in order");
}

static int by_case_ref(const void *key, const void *element)
{
    return strcmp(key, ((const ibo_case *)element)->case_ref);
}

/* The employee of a record, found by reference: the records of a file may stand in any order. */
static ibo_case *owner(void)
{
    ibo_case *found = bsearch(in.fields[0], cases, case_count, sizeof *cases, by_case_ref);
    if (found == NULL) bad_line("employees.csv does not have this case_ref");
    return found;
}

static void unemployment_record(void *row)
{
    ibo_unemployment_record *r = row;
    ibo_case *of = owner();
    of->unemployment_count++;
    *r = (ibo_unemployment_record){.case_index = of->case_index, .from = date(1), .to = date(2),
                                   .day_amount_cents = cents(3), .basis = word(4, bases),
                                   .half_per_week = whole(5)};
    copy(6, r->benefit_type, sizeof r->benefit_type);
}

static void leefloon_record(void *row)
{
    ibo_leefloon_record *r = row;
    ibo_case *of = owner();
    of->leefloon_count++;
    *r = (ibo_leefloon_record){.case_index = of->case_index, .month = date(1) / 100,
                               .amount_cents = cents(4)};
    copy(2, r->aid_type, sizeof r->aid_type);
    copy(3, r->entry_kind, sizeof r->entry_kind);
}

static void sickness_record(void *row)
{
    ibo_sickness_record *r = row;
    ibo_case *of = owner();
    of->sickness_count++;
    *r = (ibo_sickness_record){.case_index = of->case_index, .nature = whole(3), .from = date(4),
                               .to = date(5), .gross_taxable_cents = cents(6), .days = whole(7),
                               .version = whole(9), .status = word(10, states)};
    copy(1, r->document_type, sizeof r->document_type);
    copy(2, r->benefit_code, sizeof r->benefit_code);
    copy(8, r->attest_id, sizeof r->attest_id);
}

/* What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`. */
static void issued_result(void *row)
{
    ibo_issued *r = row;
    *r = (ibo_issued){.month = MONTH, .kind = word(1, kinds), .status = whole(2)};
    copy(0, r->case_ref, sizeof r->case_ref);
    if (r->status != IBO_OK) return; /* it was refused: there are no amounts */
    r->amounts = (ibo_amounts){
        .scheme = whole(3), .payer = whole(4), .certainty = whole(5),
        .replacement_income_cents = cents(6), .premium_cents = cents(7),
        .premium_after_fraction_cents = cents(8), .premium_due_cents = cents(9),
        .withholding_tax_cents = cents(10), .net_cents = cents(11),
        .has_employer_contribution = has(12),
        .employer_contribution_cents = has(12) ? cents(12) : 0};
}

static void read_files(const char *folder)
{
    cases = read_csv(folder, "employees.csv",
                     "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
                     "employment_hours,full_time_hours,paid_hours,normal_hours,"
                     "unemployment,leefloon,sickness", sizeof *cases, &case_count, employee);
    unemployment = read_csv(folder, "unemployment.csv",
                            "case_ref,from,to,day_amount,basis,half_per_week,benefit_type",
                            sizeof *unemployment, &unemployment_count, unemployment_record);
    leefloon = read_csv(folder, "leefloon.csv", "case_ref,month,aid_type,entry_kind,amount",
                        sizeof *leefloon, &leefloon_count, leefloon_record);
    sickness = read_csv(folder, "sickness.csv",
                        "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,"
                        "attest_id,version,status",
                        sizeof *sickness, &sickness_count, sickness_record);
    issued = read_csv(folder, "issued.csv",
                      "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
                      "premium_after_fraction,premium_due,withholding_tax,net,"
                      "employer_contribution", sizeof *issued, &issued_count, issued_result);
}

/* ---- The month ---- */

/* Adds an ibo_payment_result or an ibo_amounts to a sum. */
#define ADD(sum, of) ((sum).premium_cents += (of)->premium_cents, \
                      (sum).premium_due_cents += (of)->premium_due_cents, \
                      (sum).withholding_tax_cents += (of)->withholding_tax_cents, \
                      (sum).net_cents += (of)->net_cents)

/* The amounts of all employees in one call, with the records as they stand in the files. */
static void compute(void)
{
    ibo_amounts *amounts = zeros(case_count, sizeof *amounts);
    ibo_status *statuses = zeros(case_count, sizeof *statuses);
    whys = zeros(case_count, sizeof *whys);
    must("amounts", ibo_amounts_compute_many(
        cases, case_count, sizeof *cases, unemployment, unemployment_count, sizeof *unemployment,
        leefloon, leefloon_count, sizeof *leefloon, sickness, sickness_count, sizeof *sickness,
        NULL, 0, 0, /* no absences */
        NULL, NULL, /* no options, and the dated values of the library */
        amounts, sizeof *amounts, statuses, &refused, whys, case_count, sizeof *whys, &error),
        &error);
    now = zeros(case_count, sizeof *now);
    for (size_t i = 0; i < case_count; i++) {
        now[i] = (ibo_issued){.month = MONTH, .status = statuses[i], .amounts = amounts[i]};
        strcpy(now[i].case_ref, cases[i].case_ref);
        if (statuses[i] != IBO_OK) continue; /* then nobody pays, and the kind may be none */
        now[i].kind = cases[i].kind;
        const char *who = cases[i].case_ref;
        const int32_t scheme = amounts[i].scheme, payer = amounts[i].payer;
        known(who, "scheme", scheme == IBO_SCHEME_2018 || scheme == IBO_SCHEME_2026);
        known(who, "payer", payer == IBO_PAYER_EMPLOYER || payer == IBO_PAYER_VDAB);
        known_certainty(who, amounts[i].certainty);
        if (payer != IBO_PAYER_VDAB) continue;
        by_vdab++;
        ADD(vdab, &amounts[i]);
    }
    free(amounts);
    free(statuses);
}

/* The notices to the employers, in one call. An employer pays the premium, for its own hours. */
static void notices(void)
{
    ibo_notice *told = zeros(case_count, sizeof *told);
    ibo_status *statuses = zeros(case_count, sizeof *statuses);
    must("notices", ibo_notices(now, case_count, sizeof *now, told, sizeof *told, statuses, NULL,
                                NULL, 0, 0, &error), &error);
    rows = zeros(case_count, sizeof *rows);
    for (size_t i = 0; i < case_count; i++) {
        const ibo_case *c = &cases[i];
        if (now[i].status != IBO_OK) continue; /* who is refused gets no notice */
        if (statuses[i] == IBO_ERROR_NOTICE_FOR_IBO_PLUS) {
            for_ibo_plus++;
        } else if (statuses[i] == IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION) {
            without_wage++;
        } else {
            must(c->case_ref, statuses[i], &error);
            if (told[i].kind == IBO_NOTICE_CONTRIBUTION) {
                contributions++;
                contribution_cents += told[i].amount_cents;
                continue;
            }
            known(c->case_ref, "kind of the notice", told[i].kind == IBO_NOTICE_PREMIUM);
            premium_cents += told[i].amount_cents;
            rows[premiums++] = (ibo_payment_row){
                .month = MONTH, .premium_cents = told[i].amount_cents,
                .employment = c->employment_fraction, .attendance = c->attendance,
                .start = c->start, .end = c->end, .stopped = c->stopped};
        }
    }
    free(told);
    free(statuses);
}

/* What the employers pay, in one call: from the premiums of the notices and their own hours. */
static void payments(void)
{
    ibo_error first = {.struct_size = sizeof first};
    ibo_status *statuses = zeros(premiums, sizeof *statuses);
    ibo_payment_result *paid = zeros(premiums, sizeof *paid);
    must("payments", ibo_payments(rows, premiums, sizeof *rows, NULL, paid, sizeof *paid, statuses,
                                  NULL, &first, 1, sizeof first, &error), &error);
    must("a payment", first.number, &first); /* no row may be left out */
    for (size_t i = 0; i < premiums; i++) {
        known_certainty("a payment", paid[i].certainty);
        ADD(employers, &paid[i]);
    }
    free(paid);
    free(statuses);
}

/* What is still to be paid or recovered, from what was issued to what is computed now. */
static void corrections(void)
{
    size_t written = 0;
    ibo_row_correction *changes = zeros(issued_count + case_count, sizeof *changes);
    must("corrections", ibo_corrections(issued, issued_count, sizeof *issued, now, case_count,
                                        sizeof *now, 0, changes, sizeof *changes, &written, &totals,
                                        &error), &error);
    to_pay = zeros(case_count, sizeof *to_pay);
    for (size_t i = 0; i < written; i++) {
        const int32_t change = changes[i].change;
        known(changes[i].case_ref, "change", change == IBO_CHANGE_CHANGED ||
              change == IBO_CHANGE_NEW || change == IBO_CHANGE_WITHDRAWN ||
              change == IBO_CHANGE_UNCHANGED || change == IBO_CHANGE_REFUSED);
        if (changes[i].after_index >= 0) to_pay[changes[i].after_index] = changes[i].to_pay_cents;
    }
    free(changes);
}

/* ---- The report ---- */

/* Cents as euro. The text lives until eight more were made. */
static const char *euro(int64_t amount)
{
    static char texts[8][32];
    static size_t next;
    char *text = texts[next++ % 8];
    int64_t positive = amount < 0 ? -amount : amount;
    snprintf(text, sizeof texts[0], "%s%" PRId64 ".%02" PRId64, amount < 0 ? "-" : "",
             positive / 100, positive % 100);
    return text;
}

static void count_line(const char *label, uint64_t count)
{
    printf("%-28s%8" PRIu64 "\n", label, count);
}

static void euro_line(const char *label, int64_t amount)
{
    printf("%-36s%16s\n", label, euro(amount));
}

static void paid_lines(const char *payer, size_t count, const ibo_payment_result *sum)
{
    printf("\nPaid by %s\n", payer);
    count_line("payments", count);
    euro_line("premium", sum->premium_cents);
    euro_line("premium due", sum->premium_due_cents);
    euro_line("withholding tax", sum->withholding_tax_cents);
    euro_line("net", sum->net_cents);
}

static void report(void)
{
    printf("Month %d-%02d\n", MONTH / 100, MONTH % 100);
    count_line("employees", case_count);
    count_line("computed", case_count - refused);
    count_line("refused", refused);
    puts("\nRefused");
    for (const ibo_error *w = whys; w < whys + refused; w++) {
        printf("%s: %s (%" PRId32 ") at %s: %s\n", cases[w->row].case_ref,
               ibo_status_name(w->number), w->number, w->at, w->message);
    }
    puts("\nNotices to employers");
    printf("%-28s%8zu%16s\n", "premium", premiums, euro(premium_cents));
    printf("%-28s%8zu%16s\n", "contribution", contributions, euro(contribution_cents));
    count_line(ibo_status_name(IBO_ERROR_NOTICE_FOR_IBO_PLUS), for_ibo_plus);
    count_line(ibo_status_name(IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION), without_wage);
    paid_lines("the employer", premiums, &employers);
    paid_lines("VDAB", by_vdab, &vdab);
    puts("\nCorrections of what was issued");
    count_line("changed", totals.changed);
    count_line("new", totals.new_ones);
    count_line("withdrawn", totals.withdrawn);
    count_line("unchanged", totals.unchanged);
    count_line("refused", totals.refused);
    euro_line("to pay", totals.to_pay_cents);
    euro_line("to recover", totals.to_recover_cents);
    euro_line("issued, refused now", totals.issued_net_of_refused_cents);
    puts("\nEmployee         premium         due         tax         net  correction");
    for (size_t i = 0; i < case_count && i < SHOWN; i++) {
        const ibo_amounts *a = &now[i].amounts;
        printf("%-12s%12s%12s%12s%12s%12s\n", cases[i].case_ref, euro(a->premium_cents),
               euro(a->premium_due_cents), euro(a->withholding_tax_cents), euro(a->net_cents),
               euro(to_pay[i]));
    }
}

int main(int count, char **arguments)
{
    if (count != 2) fail("which folder? month FOLDER");
    if (ibo_abi_version() != IBO_ABI_VERSION) fail("%s is not of this ibo.h", ibo_version());
    read_files(arguments[1]);
    compute();
    notices();
    payments();
    corrections();
    report();
    if (fflush(stdout) != 0 || ferror(stdout)) fail("the report cannot be written");
    return EXIT_SUCCESS;
}
