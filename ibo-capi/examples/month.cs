// The payroll of a month: month FOLDER
//
// Reads the employees of a month and the records of their benefits. Prints who is refused, what the
// employers are told, the payments, and the corrections of what was issued before. FOLDER has
// employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
//
// For a payroll of your own, change `ThisMonth`, the columns where a file is read, and the report.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using static Ibo;

/// <summary>Ends the program. Nothing was printed then: the report comes last.</summary>
sealed class Failure : Exception
{
    public Failure(string why) : base(why) { }
}

/// <summary>A row of a file: a header, commas, no quotes, dates yyyy-mm-dd.</summary>
sealed class Row
{
    readonly string file;
    readonly string[] columns, fields;
    readonly int line;
    string column = "columns"; // what was read last

    Row(string file, string[] columns, string[] fields, int line)
    {
        this.file = file;
        this.columns = columns;
        this.fields = fields;
        this.line = line;
        if (fields.Length != columns.Length) throw Wrong("too few or too many");
    }

    /// <summary>Makes something of each row of a file.</summary>
    public static T[] Read<T>(string folder, string file, Func<Row, T> make)
    {
        List<T> made = new List<T>();
        string[] columns = null;
        int line = 0;
        foreach (string text in File.ReadLines(Path.Combine(folder, file)))
        {
            string[] fields = text.Split(',');
            columns = columns ?? fields;
            if (++line == 1) continue;
            Row row = new Row(file, columns, fields, line);
            try { made.Add(make(row)); }
            catch (Refusal why) { throw row.Wrong(why.Message); } // the library says what must be
        }
        if (columns == null) throw new Failure($"{file}, line 1: there are no columns");
        return made.ToArray();
    }

    public Failure Wrong(string why) => new Failure($"{file}, line {line}: {column}: {why}");

    public string this[string name]
    {
        get
        {
            column = name;
            int place = Array.IndexOf(columns, name);
            if (place < 0) throw new Failure($"{file}, line 1: there is no column {name}");
            return fields[place];
        }
    }

    public bool Has(string name) => this[name] != "";

    /// <summary>An amount in cents. It must be there, since the library cannot tell one that was
    /// forgotten from 0.00; and with both decimals, since a field that was cut off has fewer.
    /// </summary>
    public long Cents(string name)
    {
        string text = this[name];
        if (text.Length < 4 || text[text.Length - 3] != '.')
            throw Wrong("not an amount with two decimals");
        return Ibo.Cents(text);
    }

    /// <summary>A date as yyyymmdd; 0, for absent, if it is empty.</summary>
    public int Date(string name) => Has(name) ? Ibo.Date(this[name]) : 0;

    /// <summary>A month as yyyymm.</summary>
    public int Month(string name) => Ibo.Date(this[name] + "-01") / 100;

    /// <summary>Hours of hours. The library refuses what is too large, and so what was below zero.
    /// </summary>
    public Fraction Fraction(string part, string whole) =>
        new Fraction { numerator = Hours(part), denominator = Hours(whole) };

    uint Hours(string name) =>
        (uint) Math.Min(unchecked((ulong) Cents(name)), uint.MaxValue);

    public int Whole(string name) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out int number) ? number : throw Wrong("not a whole number");

    /// <summary>A whole number; 0, for absent, if it is empty.</summary>
    public int Optional(string name) => Has(name) ? Whole(name) : 0;

    /// <summary>The place of a word in a list, which is its number in ibo.h; -1 for another word,
    /// which the library refuses.</summary>
    public int Word(string name, params string[] words) => Array.IndexOf(words, this[name]);
}

/// <summary>All that the program works with.</summary>
sealed class Payroll
{
    const int ThisMonth = 202603;
    const int Shown = 5; // the first employees, whose amounts are printed

    static readonly string[] Kinds = { "", "ibo", "ibo-plus" };
    static readonly string[] Answers = { "not-asked", "data", "no-data", "no-result", "filtered" };

    readonly Dictionary<string, uint> index = new Dictionary<string, uint>(); // of a case_ref
    readonly Case[] cases;
    readonly UnemploymentRecord[] unemployment;
    readonly LeefloonRecord[] leefloon;
    readonly SicknessRecord[] sickness;
    readonly Issued[] before;

    /// <summary>Reads the files. Fields that are not named are zeros, which mean absent.</summary>
    Payroll(string folder)
    {
        cases = Row.Read(folder, "employees.csv", Employee);
        unemployment = Row.Read(folder, "unemployment.csv", Unemployment);
        leefloon = Row.Read(folder, "leefloon.csv", Leefloon);
        sickness = Row.Read(folder, "sickness.csv", Sickness);
        before = Row.Read(folder, "issued.csv", WasIssued);
    }

    Case Employee(Row row)
    {
        if (index.ContainsKey(row["case_ref"])) throw row.Wrong("it stands twice");
        bool hasWage = row.Has("reference_gross_wage");
        bool hasHours = row.Has("paid_hours") || row.Has("normal_hours");
        Case employee = new Case
        {
            case_index = index[row["case_ref"]] = (uint) index.Count, case_ref = row["case_ref"],
            month = ThisMonth, kind = (Kind) row.Word("kind", Kinds),
            start = row.Date("start"), end = row.Date("end"), stopped = row.Date("stopped"),
            has_reference_gross_wage = hasWage ? 1 : 0,
            reference_gross_wage_cents = hasWage ? row.Cents("reference_gross_wage") : 0,
            percentage = row.Optional("percentage"), rsz_base = row.Optional("rsz_base"),
            employment_fraction = row.Fraction("employment_hours", "full_time_hours"),
            unemployment_availability = (Availability) row.Word("unemployment", Answers),
            leefloon_availability = (Availability) row.Word("leefloon", Answers),
            sickness_availability = (Availability) row.Word("sickness", Answers),
        };
        if (hasHours) // without hours the whole month is paid
        {
            employee.attendance_kind = AttendanceKind.Ratio;
            employee.attendance = row.Fraction("paid_hours", "normal_hours");
        }
        return employee;
    }

    // The employee of a record, found by reference: records may stand in any order.
    uint Owner(Row row) =>
        index.TryGetValue(row["case_ref"], out uint owner)
            ? owner : throw row.Wrong("employees.csv does not have it");

    UnemploymentRecord Unemployment(Row row)
    {
        uint owner = Owner(row);
        cases[owner].unemployment_count++;
        return new UnemploymentRecord
        {
            case_index = owner, from = row.Date("from"), to = row.Date("to"),
            day_amount_cents = row.Cents("day_amount"),
            basis = (Basis) row.Word("basis", "", "full", "half"),
            half_per_week = row.Optional("half_per_week"), benefit_type = row["benefit_type"],
        };
    }

    LeefloonRecord Leefloon(Row row)
    {
        uint owner = Owner(row);
        cases[owner].leefloon_count++;
        return new LeefloonRecord
        {
            case_index = owner, month = row.Month("month"), amount_cents = row.Cents("amount"),
            aid_type = row["aid_type"], entry_kind = row["entry_kind"],
        };
    }

    SicknessRecord Sickness(Row row)
    {
        uint owner = Owner(row);
        cases[owner].sickness_count++;
        return new SicknessRecord
        {
            case_index = owner, document_type = row["document_type"],
            benefit_code = row["benefit_code"], nature = row.Whole("nature"),
            from = row.Date("from"), to = row.Date("to"), days = row.Whole("days"),
            gross_taxable_cents = row.Cents("gross_taxable"), attest_id = row["attest_id"],
            version = row.Optional("version"),
            status = (Record) row.Word("status", "original", "modified", "cancelled"),
        };
    }

    // What was issued before, as a payroll keeps it: the status and what is in `Amounts`.
    static Issued WasIssued(Row row)
    {
        Issued issued = new Issued
        {
            case_ref = row["case_ref"], month = ThisMonth, kind = (Kind) row.Word("kind", Kinds),
            status = (Status) row.Whole("status"),
        };
        if (issued.status != Status.Ok) return issued; // it was refused: there are no amounts
        bool hasContribution = row.Has("employer_contribution");
        issued.amounts = new Amounts
        {
            scheme = row.Whole("scheme"), payer = (Payer) row.Whole("payer"),
            certainty = row.Whole("certainty"),
            replacement_income_cents = row.Cents("replacement_income"),
            premium_cents = row.Cents("premium"),
            premium_after_fraction_cents = row.Cents("premium_after_fraction"),
            premium_due_cents = row.Cents("premium_due"),
            withholding_tax_cents = row.Cents("withholding_tax"), net_cents = row.Cents("net"),
            has_employer_contribution = hasContribution ? 1 : 0,
            employer_contribution_cents = hasContribution ? row.Cents("employer_contribution") : 0,
        };
        return issued;
    }

    // What an employer pays: the premium of the notice, for its own hours.
    static PaymentRow PaymentOf(Notice notice, Case employee) => new PaymentRow
    {
        month = notice.month, premium_cents = notice.amount_cents,
        employment = employee.employment_fraction,
        attendance = employee.attendance_kind == AttendanceKind.Ratio
            ? employee.attendance : new Fraction { numerator = 100, denominator = 100 },
    };

    static PaymentResult PaidBy(Amounts amounts) => new PaymentResult
    {
        premium_cents = amounts.premium_cents, premium_due_cents = amounts.premium_due_cents,
        withholding_tax_cents = amounts.withholding_tax_cents, net_cents = amounts.net_cents,
    };

    /// <summary>Computes the month. Nothing is printed before all of it is computed.</summary>
    string Report()
    {
        var (amounts, statuses, errors) = Compute(cases, unemployment, leefloon, sickness);
        Issued[] now = cases.Select((employee, i) => new Issued
        {
            case_ref = employee.case_ref, month = ThisMonth, status = statuses[i],
            kind = statuses[i] == Status.Ok ? employee.kind : Kind.None, amounts = amounts[i],
        }).ToArray();
        var (notices, told) = Notices(now);
        // What an employer is told nothing of has a status instead, and a notice of zeros.
        int[] premiums = Places(notices, NoticeKind.Premium);
        int[] contributions = Places(notices, NoticeKind.Contribution);
        int forIboPlus = told.Count(status => status == Status.NoticeForIboPlus);
        int withoutWage = told.Count(status => status == Status.NoticeWithoutContribution);
        if (premiums.Length + contributions.Length + forIboPlus + withoutWage + errors.Length
            != cases.Length) throw new Failure("notices: a result has none for another reason");
        PaymentResult[] paid = Payments(
            premiums.Select(i => PaymentOf(notices[i], cases[i])).ToArray());
        var (corrections, totals) = Corrections(before, now);
        long[] toPay = new long[cases.Length];
        foreach (RowCorrection row in corrections)
            if (row.after_index >= 0) toPay[row.after_index] = row.to_pay_cents;

        Line($"Month {ThisMonth / 100}-{ThisMonth % 100:00}");
        Count("employees", cases.Length);
        Count("computed", cases.Length - errors.Length);
        Count("refused", errors.Length);

        Line("\nRefused");
        foreach (Error e in errors)
            Line($"{cases[e.row].case_ref}: {Name(e.number)} ({(int) e.number}) at {e.at}: "
                + e.message);

        Line("\nNotices to employers");
        Both("premium", premiums.Length, premiums.Sum(i => notices[i].amount_cents));
        Both("contribution", contributions.Length, contributions.Sum(i => notices[i].amount_cents));
        Count(Name(Status.NoticeForIboPlus), forIboPlus);
        Count(Name(Status.NoticeWithoutContribution), withoutWage);

        Paid("the employer", paid);
        Paid("VDAB", amounts.Where(a => a.payer == Payer.Vdab).Select(PaidBy).ToArray());

        Line("\nCorrections of what was issued");
        Count("changed", (long) totals.changed);
        Count("new", (long) totals.new_ones);
        Count("withdrawn", (long) totals.withdrawn);
        Count("unchanged", (long) totals.unchanged);
        Count("refused", (long) totals.refused);
        Amount("to pay", totals.to_pay_cents);
        Amount("to recover", totals.to_recover_cents);
        Amount("issued, refused now", totals.issued_net_of_refused_cents);

        Line("\nEmployee         premium         due         tax         net  correction");
        for (int i = 0; i < cases.Length && i < Shown; i++)
        {
            Amounts a = amounts[i];
            Line($"{cases[i].case_ref,-12}{Euro(a.premium_cents),12}{Euro(a.premium_due_cents),12}"
                + $"{Euro(a.withholding_tax_cents),12}{Euro(a.net_cents),12}{Euro(toPay[i]),12}");
        }
        return report.ToString();
    }

    // The places of the notices of a kind.
    static int[] Places(Notice[] notices, NoticeKind kind) =>
        Enumerable.Range(0, notices.Length).Where(i => notices[i].kind == kind).ToArray();

    readonly StringBuilder report = new StringBuilder();

    void Line(string text) => report.Append(text).Append('\n');

    void Count(string label, long count) => Line($"{label,-28}{count,8}");

    void Amount(string label, long cents) => Line($"{label,-36}{Euro(cents),16}");

    void Both(string label, long count, long cents) =>
        Line($"{label,-28}{count,8}{Euro(cents),16}");

    void Paid(string payer, PaymentResult[] paid)
    {
        Line($"\nPaid by {payer}");
        Count("payments", paid.Length);
        Amount("premium", paid.Sum(payment => payment.premium_cents));
        Amount("premium due", paid.Sum(payment => payment.premium_due_cents));
        Amount("withholding tax", paid.Sum(payment => payment.withholding_tax_cents));
        Amount("net", paid.Sum(payment => payment.net_cents));
    }

    static string Euro(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    static int Main(string[] arguments)
    {
        try
        {
            if (arguments.Length != 1) throw new Failure("which folder? month FOLDER");
            CheckVersion();
            string report = new Payroll(arguments[0]).Report();
            using (var output = new StreamWriter(Console.OpenStandardOutput()))
                output.Write(report);
            return 0;
        }
        catch (Exception why) when (
            why is Failure || why is Refusal || why is IOException ||
            why is UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"month: {why.Message}");
            return 1;
        }
    }
}
