/* The payroll of a month: month FOLDER
 *
 * Reads the employees of a month and the records of their benefits. Prints who is refused, what the
 * employers are told, the payments, and the corrections of what was issued before. FOLDER has
 * employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
 *
 * For a payroll of your own, change MONTH, the columns where a file is read, and `report`. */
#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ibo.h"

#define MONTH 202603
#define SHOWN 5 /* the first employees, whose amounts are printed */

/* All that the program works with. Where a comment says `count`, there is one for each employee. */
typedef struct {
    ibo_case *cases; /* `count` */
    ibo_unemployment_record *unemployment;
    ibo_leefloon_record *leefloon;
    ibo_sickness_record *sickness;
    ibo_issued *issued;
    size_t count, unemployment_count, leefloon_count, sickness_count, issued_count;

    ibo_amounts *amounts; /* `count`; zeros for who is refused */
    ibo_status *statuses; /* `count` */
    ibo_error *errors;    /* the first `refused` say who is refused, and why */
    size_t refused;
    size_t premiums, contributions, for_ibo_plus, without_wage; /* notices, and those without */
    int64_t premium_cents, contribution_cents;
    ibo_payment_row *rows; /* the first `premiums`: what the employers pay */
    ibo_payment_result *paid;
    int64_t *to_pay; /* `count`: what is still to be paid, below zero to be recovered */
    ibo_correction_totals totals;
} payroll;

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
static void must(const char *what, ibo_status status, const ibo_error *error)
{
    if (status == IBO_OK) return;
    fail("%s: %s (%" PRId32 ") at %s: %s", what, ibo_status_name(status), status, error->at,
         error->message);
}

/* Memory of zeros, which mean absent in every struct of the library. */
static void *zeros(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size);
    if (memory == NULL) fail("there is not enough memory");
    return memory;
}

/* ---- Files: a header, commas, no quotes, amounts with two decimals, dates yyyy-mm-dd ---- */

typedef struct {
    FILE *file;
    const char *name;
    size_t columns, line;
    char text[512], *fields[20]; /* the row that was read last */
} csv;

static void bad_line(const csv *in, const char *why)
{
    fail("%s, line %zu: %s", in->name, in->line, why);
}

/* Opens a file and returns room for its rows. With another header the amounts would be others. */
static void *open_csv(csv *in, const char *folder, const char *name, size_t size,
                      const char *header)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    *in = (csv){.file = fopen(path, "r"), .name = name, .columns = 1, .line = 1};
    if (in->file == NULL) fail("%s cannot be opened", path);
    size_t lines = 0;
    for (int c; (c = getc(in->file)) != EOF;) lines += c == '\n';
    rewind(in->file);
    if (fgets(in->text, sizeof in->text, in->file) == NULL || strcmp(in->text, header) != 0) {
        bad_line(in, "the columns must be others");
    }
    for (; *header != '\0'; header++) in->columns += *header == ',';
    return zeros(lines, size);
}

/* Reads the next row; 0 at the end of the file, which is then closed. */
static int next_row(csv *in)
{
    in->line++;
    if (fgets(in->text, sizeof in->text, in->file) == NULL) {
        if (ferror(in->file)) bad_line(in, "cannot be read");
        fclose(in->file);
        return 0;
    }
    char *next = in->text, last = ',';
    for (size_t found = 0; last != '\n'; found++) {
        if (found == in->columns) bad_line(in, "too many columns");
        in->fields[found] = next;
        next += strcspn(next, ",\n");
        last = *next;
        if (last == '\0') bad_line(in, "too long, or cut off");
        if (last == '\n' && found + 1 < in->columns) bad_line(in, "too few columns");
        *next++ = '\0';
    }
    return 1;
}

static int has(const csv *in, size_t column)
{
    return *in->fields[column] != '\0';
}

/* A date as yyyymmdd, a month as yyyymm; 0, for absent, if it is empty. The library checks it. */
static int32_t date(const csv *in, size_t column)
{
    int year = 0, month = 0, day = 0;
    const char *field = in->fields[column];
    if (!has(in, column)) return 0;
    int parts = sscanf(field, "%4d-%2d-%2d", &year, &month, &day);
    if (strlen(field) != (parts == 3 ? 10 : 7) || parts < 2) bad_line(in, "a date in another form");
    return parts == 3 ? 10000 * year + 100 * month + day : 100 * year + month;
}

/* A number with `decimals` decimals, without its point: 2500.00 is 250000. It must be there, since
 * the library cannot tell an amount that was forgotten from 0.00. */
static int64_t number(const csv *in, size_t column, size_t decimals)
{
    const char *field = in->fields[column], *whole = field + (*field == '-');
    size_t length = strspn(whole, "0123456789");
    const char *part = whole + length + (decimals > 0 && whole[length] == '.');
    if (length < 1 || length > 9 || strlen(part) != decimals ||
        strspn(part, "0123456789") != decimals) {
        bad_line(in, decimals > 0 ? "an amount without two decimals" : "not a whole number");
    }
    int64_t value = strtoll(whole, NULL, 10);
    for (; *part != '\0'; part++) value = 10 * value + (*part - '0');
    return *field == '-' ? -value : value;
}

static int32_t whole(const csv *in, size_t column)
{
    return (int32_t)number(in, column, 0);
}

/* A number that may be absent, which 0 means. */
static int32_t optional(const csv *in, size_t column)
{
    return has(in, column) ? whole(in, column) : 0;
}

static int64_t cents(const csv *in, size_t column)
{
    return number(in, column, 2);
}

/* Hours in hundredths. The library refuses what is too large, and so what was below zero. */
static uint32_t hours(const csv *in, size_t column)
{
    int64_t hundredths = cents(in, column);
    return hundredths < 0 || hundredths > UINT32_MAX ? UINT32_MAX : (uint32_t)hundredths;
}

/* The place of a word in a list; -1 for another word, which the library refuses. */
static int32_t word(const csv *in, size_t column, const char *const *words)
{
    for (int32_t place = 0; words[place] != NULL; place++) {
        if (strcmp(in->fields[column], words[place]) == 0) return place;
    }
    return -1;
}

static void copy(const csv *in, size_t column, char *to, size_t size)
{
    if (strlen(in->fields[column]) >= size) bad_line(in, "a text is too long");
    strcpy(to, in->fields[column]);
}

/* The words of the files. Each stands at the place that its constant in ibo.h has as number. */
static const char *const kinds[] = {"", "ibo", "ibo-plus", NULL};
static const char *const answers[] = {"not-asked", "data", "no-data", "no-result", "filtered",
                                      NULL};
static const char *const bases[] = {"", "full", "half", NULL};
static const char *const states[] = {"original", "modified", "cancelled", NULL};

static void read_employees(payroll *p, const char *folder)
{
    csv in;
    p->cases = open_csv(&in, folder, "employees.csv", sizeof *p->cases,
                        "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
                        "employment_hours,full_time_hours,paid_hours,normal_hours,"
                        "unemployment,leefloon,sickness\n");
    while (next_row(&in)) {
        ibo_case *c = &p->cases[p->count];
        *c = (ibo_case){
            .struct_size = sizeof *c, .case_index = (uint32_t)p->count++, .month = MONTH,
            .kind = word(&in, 1, kinds), .start = date(&in, 2), .end = date(&in, 3),
            .stopped = date(&in, 4), .has_reference_gross_wage = has(&in, 5),
            .reference_gross_wage_cents = has(&in, 5) ? cents(&in, 5) : 0,
            .percentage = optional(&in, 6), .rsz_base = optional(&in, 7),
            .employment_fraction = {hours(&in, 8), hours(&in, 9)},
            .unemployment_availability = word(&in, 12, answers),
            .leefloon_availability = word(&in, 13, answers),
            .sickness_availability = word(&in, 14, answers)};
        copy(&in, 0, c->case_ref, sizeof c->case_ref);
        if (has(&in, 10) || has(&in, 11)) { /* without hours the whole month is paid */
            c->attendance_kind = IBO_ATTENDANCE_RATIO;
            c->attendance = (ibo_fraction){hours(&in, 10), hours(&in, 11)};
        }
        if (c > p->cases && strcmp(c[-1].case_ref, c->case_ref) >= 0) {
            bad_line(&in, "case_ref must ascend");
        }
    }
}

static int by_case_ref(const void *key, const void *element)
{
    return strcmp(key, ((const ibo_case *)element)->case_ref);
}

/* The employee of a record, found by reference: the records of a file may stand in any order. */
static ibo_case *owner(const payroll *p, const csv *in)
{
    ibo_case *found = bsearch(in->fields[0], p->cases, p->count, sizeof *p->cases, by_case_ref);
    if (found == NULL) bad_line(in, "employees.csv does not have this case_ref");
    return found;
}

static void read_unemployment(payroll *p, const char *folder)
{
    csv in;
    p->unemployment = open_csv(&in, folder, "unemployment.csv", sizeof *p->unemployment,
                               "case_ref,from,to,day_amount,basis,half_per_week,benefit_type\n");
    while (next_row(&in)) {
        ibo_unemployment_record *r = &p->unemployment[p->unemployment_count++];
        ibo_case *of = owner(p, &in);
        of->unemployment_count++;
        *r = (ibo_unemployment_record){
            .struct_size = sizeof *r, .case_index = of->case_index, .from = date(&in, 1),
            .to = date(&in, 2), .day_amount_cents = cents(&in, 3), .basis = word(&in, 4, bases),
            .half_per_week = optional(&in, 5)};
        copy(&in, 6, r->benefit_type, sizeof r->benefit_type);
    }
}

static void read_leefloon(payroll *p, const char *folder)
{
    csv in;
    p->leefloon = open_csv(&in, folder, "leefloon.csv", sizeof *p->leefloon,
                           "case_ref,month,aid_type,entry_kind,amount\n");
    while (next_row(&in)) {
        ibo_leefloon_record *r = &p->leefloon[p->leefloon_count++];
        ibo_case *of = owner(p, &in);
        of->leefloon_count++;
        *r = (ibo_leefloon_record){.struct_size = sizeof *r, .case_index = of->case_index,
                                   .month = date(&in, 1), .amount_cents = cents(&in, 4)};
        copy(&in, 2, r->aid_type, sizeof r->aid_type);
        copy(&in, 3, r->entry_kind, sizeof r->entry_kind);
    }
}

static void read_sickness(payroll *p, const char *folder)
{
    csv in;
    p->sickness = open_csv(&in, folder, "sickness.csv", sizeof *p->sickness,
                           "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,"
                           "attest_id,version,status\n");
    while (next_row(&in)) {
        ibo_sickness_record *r = &p->sickness[p->sickness_count++];
        ibo_case *of = owner(p, &in);
        of->sickness_count++;
        *r = (ibo_sickness_record){
            .struct_size = sizeof *r, .case_index = of->case_index, .nature = whole(&in, 3),
            .from = date(&in, 4), .to = date(&in, 5), .gross_taxable_cents = cents(&in, 6),
            .days = whole(&in, 7), .version = optional(&in, 9), .status = word(&in, 10, states)};
        copy(&in, 1, r->document_type, sizeof r->document_type);
        copy(&in, 2, r->benefit_code, sizeof r->benefit_code);
        copy(&in, 8, r->attest_id, sizeof r->attest_id);
    }
}

/* What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`. */
static void read_issued(payroll *p, const char *folder)
{
    csv in;
    p->issued = open_csv(&in, folder, "issued.csv", sizeof *p->issued,
                         "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
                         "premium_after_fraction,premium_due,withholding_tax,net,"
                         "employer_contribution\n");
    while (next_row(&in)) {
        ibo_issued *r = &p->issued[p->issued_count++];
        *r = (ibo_issued){.struct_size = sizeof *r, .month = MONTH, .kind = word(&in, 1, kinds),
                          .status = whole(&in, 2)};
        copy(&in, 0, r->case_ref, sizeof r->case_ref);
        if (r->status != IBO_OK) continue; /* it was refused: there are no amounts */
        r->amounts = (ibo_amounts){
            .struct_size = sizeof r->amounts, .scheme = whole(&in, 3), .payer = whole(&in, 4),
            .certainty = whole(&in, 5), .replacement_income_cents = cents(&in, 6),
            .premium_cents = cents(&in, 7), .premium_after_fraction_cents = cents(&in, 8),
            .premium_due_cents = cents(&in, 9), .withholding_tax_cents = cents(&in, 10),
            .net_cents = cents(&in, 11), .has_employer_contribution = has(&in, 12),
            .employer_contribution_cents = has(&in, 12) ? cents(&in, 12) : 0};
    }
}

/* ---- The month ---- */

/* The amounts of all employees in one call, with the records as they stand in the files. */
static void compute(payroll *p)
{
    ibo_error error = {.struct_size = sizeof error};
    p->amounts = zeros(p->count, sizeof *p->amounts);
    p->statuses = zeros(p->count, sizeof *p->statuses);
    p->errors = zeros(p->count, sizeof *p->errors);
    ibo_status status = ibo_amounts_compute_many(
        p->cases, p->count, sizeof *p->cases,
        p->unemployment, p->unemployment_count, sizeof *p->unemployment,
        p->leefloon, p->leefloon_count, sizeof *p->leefloon,
        p->sickness, p->sickness_count, sizeof *p->sickness,
        NULL, 0, 0, /* no absences */
        NULL, NULL, /* no options, and the dated values of the library */
        p->amounts, sizeof *p->amounts, p->statuses, &p->refused,
        p->errors, p->count, sizeof *p->errors, &error);
    must("amounts", status, &error);
}

/* Each kind of record has its `case_index` at the same place. */
static int by_case_index(const void *left, const void *right)
{
    uint32_t a, b;
    memcpy(&a, (const char *)left + offsetof(ibo_unemployment_record, case_index), sizeof a);
    memcpy(&b, (const char *)right + offsetof(ibo_unemployment_record, case_index), sizeof b);
    return (a > b) - (a < b);
}

/* Keeps a notice. The employer pays the premium of it, for its own hours. */
static void keep(payroll *p, const ibo_case *c, const ibo_notice *notice)
{
    if (notice->kind == IBO_NOTICE_CONTRIBUTION) {
        p->contributions++;
        p->contribution_cents += notice->amount_cents;
        return;
    }
    ibo_payment_row *row = &p->rows[p->premiums++];
    *row = (ibo_payment_row){.struct_size = sizeof *row, .month = notice->month,
                             .premium_cents = notice->amount_cents,
                             .employment = c->employment_fraction, .attendance = {100, 100}};
    if (c->attendance_kind == IBO_ATTENDANCE_RATIO) row->attendance = c->attendance;
    p->premium_cents += notice->amount_cents;
}

/* The notices to the employers. A notice needs a statement, and that the records of its case. */
static void notices(payroll *p)
{
    ibo_error error = {.struct_size = sizeof error};
    p->rows = zeros(p->count, sizeof *p->rows);
    qsort(p->unemployment, p->unemployment_count, sizeof *p->unemployment, by_case_index);
    qsort(p->leefloon, p->leefloon_count, sizeof *p->leefloon, by_case_index);
    qsort(p->sickness, p->sickness_count, sizeof *p->sickness, by_case_index);
    const ibo_unemployment_record *u = p->unemployment;
    const ibo_leefloon_record *l = p->leefloon;
    const ibo_sickness_record *s = p->sickness;
    for (size_t i = 0; i < p->count; i++) {
        const ibo_case *c = &p->cases[i];
        if (p->statuses[i] == IBO_OK) {
            ibo_notice notice = {.struct_size = sizeof notice};
            ibo_statement *statement = NULL;
            ibo_status status = ibo_statement_compute(
                c, u, c->unemployment_count, sizeof *u, l, c->leefloon_count, sizeof *l,
                s, c->sickness_count, sizeof *s, &statement, &error);
            must(c->case_ref, status, &error);
            status = ibo_notice_compute(statement, &notice, &error);
            must(c->case_ref, ibo_statement_free(statement), &error);
            if (status == IBO_ERROR_NOTICE_FOR_IBO_PLUS) {
                p->for_ibo_plus++;
            } else if (status == IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION) {
                p->without_wage++;
            } else {
                must(c->case_ref, status, &error);
                keep(p, c, &notice);
            }
        }
        u += c->unemployment_count;
        l += c->leefloon_count;
        s += c->sickness_count;
    }
}

/* What the employers pay, in one call: from the premiums of the notices and their own hours. */
static void payments(payroll *p)
{
    ibo_error error = {.struct_size = sizeof error}, first = {.struct_size = sizeof first};
    size_t refused = 0;
    ibo_status *statuses = zeros(p->premiums, sizeof *statuses);
    p->paid = zeros(p->premiums, sizeof *p->paid);
    must("payments", ibo_payments(p->rows, p->premiums, sizeof *p->rows, NULL,
                                  p->paid, sizeof *p->paid, statuses, &refused,
                                  &first, 1, sizeof first, &error), &error);
    if (refused > 0) must("a payment", first.number, &first); /* no row may be left out */
    free(statuses);
}

/* What is still to be paid or recovered, from what was issued to what is computed now. */
static void corrections(payroll *p)
{
    ibo_error error = {.struct_size = sizeof error};
    ibo_issued *now = zeros(p->count, sizeof *now);
    for (size_t i = 0; i < p->count; i++) {
        now[i] = (ibo_issued){.struct_size = sizeof *now, .month = MONTH, .status = p->statuses[i],
                              .amounts = p->amounts[i]};
        if (p->statuses[i] == IBO_OK) now[i].kind = p->cases[i].kind; /* a refused one needs none */
        strcpy(now[i].case_ref, p->cases[i].case_ref);
    }
    size_t written = 0;
    ibo_row_correction *rows = zeros(p->issued_count + p->count, sizeof *rows);
    p->totals.struct_size = sizeof p->totals;
    must("corrections", ibo_corrections(p->issued, p->issued_count, sizeof *p->issued,
                                        now, p->count, sizeof *now, 0, rows, sizeof *rows, &written,
                                        &p->totals, &error), &error);
    p->to_pay = zeros(p->count, sizeof *p->to_pay);
    for (size_t i = 0; i < written; i++) {
        if (rows[i].after_index >= 0) p->to_pay[rows[i].after_index] = rows[i].to_pay_cents;
    }
    free(rows);
    free(now);
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

static void both_line(const char *label, uint64_t count, int64_t amount)
{
    printf("%-28s%8" PRIu64 "%16s\n", label, count, euro(amount));
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

static void report(const payroll *p)
{
    printf("Month %d-%02d\n", MONTH / 100, MONTH % 100);
    count_line("employees", p->count);
    count_line("computed", p->count - p->refused);
    count_line("refused", p->refused);

    puts("\nRefused");
    for (size_t i = 0; i < p->refused; i++) {
        const ibo_error *e = &p->errors[i];
        printf("%s: %s (%" PRId32 ") at %s: %s\n", p->cases[e->row].case_ref,
               ibo_status_name(e->number), e->number, e->at, e->message);
    }

    puts("\nNotices to employers");
    both_line("premium", p->premiums, p->premium_cents);
    both_line("contribution", p->contributions, p->contribution_cents);
    count_line(ibo_status_name(IBO_ERROR_NOTICE_FOR_IBO_PLUS), p->for_ibo_plus);
    count_line(ibo_status_name(IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION), p->without_wage);

    ibo_payment_result employer = {0}, vdab = {0};
    for (size_t i = 0; i < p->premiums; i++) {
        employer.premium_cents += p->paid[i].premium_cents;
        employer.premium_due_cents += p->paid[i].premium_due_cents;
        employer.withholding_tax_cents += p->paid[i].withholding_tax_cents;
        employer.net_cents += p->paid[i].net_cents;
    }
    size_t by_vdab = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (p->statuses[i] != IBO_OK || p->amounts[i].payer != IBO_PAYER_VDAB) continue;
        by_vdab++;
        vdab.premium_cents += p->amounts[i].premium_cents;
        vdab.premium_due_cents += p->amounts[i].premium_due_cents;
        vdab.withholding_tax_cents += p->amounts[i].withholding_tax_cents;
        vdab.net_cents += p->amounts[i].net_cents;
    }
    paid_lines("the employer", p->premiums, &employer);
    paid_lines("VDAB", by_vdab, &vdab);

    puts("\nCorrections of what was issued");
    count_line("changed", p->totals.changed);
    count_line("new", p->totals.new_ones);
    count_line("withdrawn", p->totals.withdrawn);
    count_line("unchanged", p->totals.unchanged);
    count_line("refused", p->totals.refused);
    euro_line("to pay", p->totals.to_pay_cents);
    euro_line("to recover", p->totals.to_recover_cents);
    euro_line("issued, refused now", p->totals.issued_net_of_refused_cents);

    puts("\nEmployee         premium         due         tax         net  correction");
    for (size_t i = 0; i < p->count && i < SHOWN; i++) {
        const ibo_amounts *a = &p->amounts[i];
        printf("%-12s%12s%12s%12s%12s%12s\n", p->cases[i].case_ref, euro(a->premium_cents),
               euro(a->premium_due_cents), euro(a->withholding_tax_cents), euro(a->net_cents),
               euro(p->to_pay[i]));
    }
}

int main(int count, char **arguments)
{
    if (count != 2) fail("which folder? month FOLDER");
    if (ibo_abi_version() != IBO_ABI_VERSION) fail("%s is not of this ibo.h", ibo_version());
    ibo_error error = {.struct_size = sizeof error};
    must("the dated values", ibo_init(&error), &error);

    payroll p = {0};
    read_employees(&p, arguments[1]);
    read_unemployment(&p, arguments[1]);
    read_leefloon(&p, arguments[1]);
    read_sickness(&p, arguments[1]);
    read_issued(&p, arguments[1]);
    compute(&p);
    notices(&p);
    payments(&p);
    corrections(&p);
    report(&p);
    if (fflush(stdout) != 0 || ferror(stdout)) fail("the report cannot be written");

    void *arrays[] = {p.cases, p.unemployment, p.leefloon, p.sickness, p.issued, p.amounts,
                      p.statuses, p.errors, p.rows, p.paid, p.to_pay};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) free(arrays[i]);
    return EXIT_SUCCESS;
}
