// libibo in C#: the part of ibo.h that month.cs needs. Fields have the names of ibo.h; declare
// other structs and functions in the same way. No struct has a reference in it, so an array goes to
// the library as it lies in memory, however long it is. Compile with -unsafe.
using System;
using System.Runtime.InteropServices;
using System.Text;

public static unsafe class Ibo
{
    public const uint AbiVersion = 0;
    const int FormStandard = 1;

    public enum Kind { None, Ibo, IboPlus }
    public enum AttendanceKind { None, Ratio, WorkingDays }
    public enum Availability { NotAsked, Data, NoData, NoResult, Filtered }
    public enum Basis { None, Full, Half }
    public enum Record { Original, Modified, Cancelled }
    public enum Payer { None, Employer, Vdab }
    public enum NoticeKind { None, Premium, Contribution }
    public enum Status { Ok = 0, NoticeForIboPlus = 1505, NoticeWithoutContribution = 1507 }

    // The texts of structs. A string that is assigned to one is copied into it.

    public struct Text8
    {
        fixed byte bytes[8];
        public static implicit operator Text8(string value)
        {
            Text8 text = default(Text8);
            Put(text.bytes, 8, value);
            return text;
        }
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    public struct Text16
    {
        fixed byte bytes[16];
        public static implicit operator Text16(string value)
        {
            Text16 text = default(Text16);
            Put(text.bytes, 16, value);
            return text;
        }
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    public struct Text72
    {
        fixed byte bytes[72];
        public static implicit operator Text72(string value)
        {
            Text72 text = default(Text72);
            Put(text.bytes, 72, value);
            return text;
        }
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    public struct Text76
    {
        fixed byte bytes[76];
        public static implicit operator Text76(string value)
        {
            Text76 text = default(Text76);
            Put(text.bytes, 76, value);
            return text;
        }
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    public struct Text112
    {
        fixed byte bytes[112];
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    public struct Text884
    {
        fixed byte bytes[884];
        public override string ToString() { fixed (byte* text = bytes) return Get(text); }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Error
    {
        public uint struct_size;
        public int language;
        public long row;
        public Status number;
        public Text8 rule;
        public Text112 at;
        public Text884 message;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Fraction
    {
        public uint numerator, denominator;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Case
    {
        public uint struct_size;
        public int month;
        public Kind kind;
        public int start, end, stopped, suspended_days, percentage, rsz_base;
        public int has_reference_gross_wage, has_employee_rsz;
        public AttendanceKind attendance_kind;
        public long reference_gross_wage_cents, employee_rsz_cents;
        public Fraction employment_fraction, attendance;
        public Availability unemployment_availability, leefloon_availability, sickness_availability;
        public uint case_index, unemployment_count, leefloon_count, sickness_count, absence_count;
        public Text72 case_ref;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct UnemploymentRecord
    {
        public uint struct_size, case_index;
        public int from, to;
        public Basis basis;
        public int half_per_week;
        public long day_amount_cents;
        public Text16 rva_code;
        public Text72 benefit_type;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct LeefloonRecord
    {
        public uint struct_size, case_index;
        public long amount_cents;
        public int month, from, to;
        public Text72 aid_type;
        public Text76 entry_kind;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct SicknessRecord
    {
        public uint struct_size, case_index;
        public int nature, from, to, days;
        public long gross_taxable_cents, hours_hundredths;
        public int version;
        public Record status;
        public Text8 benefit_code;
        public Text72 document_type;
        public Text72 attest_id;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Amounts
    {
        public uint struct_size;
        public int scheme;
        public Payer payer;
        public int certainty, provisional, has_employer_contribution;
        public long replacement_income_cents, premium_cents, premium_after_fraction_cents;
        public long premium_due_cents, withholding_tax_cents, net_cents;
        public long employer_contribution_cents;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Issued
    {
        public uint struct_size;
        public int month;
        public Kind kind;
        public Status status;
        public Amounts amounts;
        public Text72 case_ref;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Notice
    {
        public uint struct_size;
        public int month;
        public NoticeKind kind;
        public int reserved;
        public long amount_cents;
        public Text72 case_ref;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PaymentRow
    {
        public uint struct_size;
        public int month;
        public long premium_cents;
        public Fraction employment, attendance;
        public int working_days;
        public Kind kind;
        public int start, end, stopped, reserved;
        public Text72 case_ref;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PaymentResult
    {
        public uint struct_size;
        public int certainty;
        public long premium_cents, premium_after_fraction_cents, premium_due_cents;
        public long withholding_tax_cents, net_cents;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct RowCorrection
    {
        public uint struct_size;
        public int month, change, cause;
        public Status status;
        public int has_before, has_after, has_difference;
        public long before_index, after_index;
        public long premium_before_cents, premium_after_cents, premium_difference_cents;
        public long net_before_cents, net_after_cents, net_difference_cents;
        public long employer_contribution_before_cents, employer_contribution_after_cents;
        public long employer_contribution_difference_cents, to_pay_cents;
        public Text72 case_ref;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct CorrectionTotals
    {
        public uint struct_size, reserved;
        public ulong changed, new_ones, withdrawn, unchanged, refused;
        public long to_pay_cents, to_recover_cents, premium_difference_cents;
        public long employer_contribution_difference_cents, issued_net_of_refused_cents;
    }

    /// <summary>What is refused, and why.</summary>
    public sealed class Refusal : Exception
    {
        public Refusal(string why) : base(why) { }
    }

    /// <summary>The library must be of the ibo.h from which this file was written.</summary>
    public static void CheckVersion()
    {
        uint found = ibo_abi_version();
        if (found != AbiVersion) throw new Refusal($"libibo has ABI {found}, not {AbiVersion}");
    }

    /// <summary>The stable name of a status, such as `percentage-not-allowed`.</summary>
    public static string Name(Status status) => Get((byte*) ibo_status_name(status));

    /// <summary>An amount in cents, from a text such as `2500.00`.</summary>
    public static long Cents(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Error error = Empty();
        Status status = ibo_amount_from_text(
            bytes, Count(bytes), FormStandard, out long cents, ref error);
        Check(status, error);
        return cents;
    }

    /// <summary>A date as yyyymmdd, from a text such as `2026-03-02`.</summary>
    public static int Date(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Error error = Empty();
        Status status = ibo_date_from_text(
            bytes, Count(bytes), FormStandard, out int yyyymmdd, ref error);
        Check(status, error);
        return yyyymmdd;
    }

    /// <summary>The amounts of all cases. A refused one has a status, zeros and an error.</summary>
    public static (Amounts[], Status[], Error[]) Compute(
        Case[] cases, UnemploymentRecord[] unemployment, LeefloonRecord[] leefloon,
        SicknessRecord[] sickness)
    {
        var (amounts, statuses) = (new Amounts[cases.Length], new Status[cases.Length]);
        Error[] errors = new Error[cases.Length];
        Error error = Empty();
        Status status = ibo_amounts_compute_many(
            cases, Count(cases), Size<Case>(),
            unemployment, Count(unemployment), Size<UnemploymentRecord>(),
            leefloon, Count(leefloon), Size<LeefloonRecord>(),
            sickness, Count(sickness), Size<SicknessRecord>(),
            IntPtr.Zero, UIntPtr.Zero, UIntPtr.Zero, // no absences
            IntPtr.Zero, IntPtr.Zero, // no options, and the dated values of the library
            amounts, Size<Amounts>(), statuses, out UIntPtr refused,
            errors, Count(errors), Size<Error>(), ref error);
        Check(status, error);
        Array.Resize(ref errors, (int) refused);
        return (amounts, statuses, errors);
    }

    /// <summary>What the employers are told. A status says of which result they are told nothing.
    /// </summary>
    public static (Notice[], Status[]) Notices(Issued[] issued)
    {
        var (notices, statuses) = (new Notice[issued.Length], new Status[issued.Length]);
        Error error = Empty();
        Status status = ibo_notices(
            issued, Count(issued), Size<Issued>(), notices, Size<Notice>(), statuses, out _,
            null, UIntPtr.Zero, UIntPtr.Zero, ref error);
        Check(status, error);
        return (notices, statuses);
    }

    /// <summary>What is paid. A row that is refused ends the call: none may be left out.</summary>
    public static PaymentResult[] Payments(PaymentRow[] rows)
    {
        var (paid, statuses) = (new PaymentResult[rows.Length], new Status[rows.Length]);
        Error[] first = new Error[1];
        Error error = Empty();
        Status status = ibo_payments(
            rows, Count(rows), Size<PaymentRow>(), IntPtr.Zero, paid, Size<PaymentResult>(),
            statuses, out _, first, Count(first), Size<Error>(), ref error);
        Check(status, error);
        Check(first[0].number, first[0]);
        return paid;
    }

    /// <summary>What is still to be paid or recovered of what was issued before.</summary>
    public static (RowCorrection[], CorrectionTotals) Corrections(Issued[] before, Issued[] after)
    {
        RowCorrection[] rows = new RowCorrection[before.Length + after.Length];
        var totals = new CorrectionTotals { struct_size = (uint) sizeof(CorrectionTotals) };
        Error error = Empty();
        Status status = ibo_corrections(
            before, Count(before), Size<Issued>(), after, Count(after), Size<Issued>(), 0,
            rows, Size<RowCorrection>(), out UIntPtr written, ref totals, ref error);
        Check(status, error);
        Array.Resize(ref rows, (int) written);
        return (rows, totals);
    }

    static Error Empty() => new Error { struct_size = (uint) sizeof(Error) };

    static void Check(Status status, Error error)
    {
        if (status == Status.Ok) return;
        throw new Refusal($"{Name(status)} ({(int) status}) at {error.at}: {error.message}");
    }

    static UIntPtr Count(Array rows) => (UIntPtr) (ulong) rows.LongLength;

    static UIntPtr Size<Struct>() => (UIntPtr) (uint) Marshal.SizeOf(typeof(Struct));

    // A text of the library, which ends at a NUL.
    static string Get(byte* text)
    {
        int length = 0;
        while (text[length] != 0) length++;
        return Encoding.UTF8.GetString(text, length);
    }

    // A text into an array of NULs. One that is too long is refused, not cut.
    static void Put(byte* text, int size, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length >= size) throw new Refusal("a text is too long");
        for (int i = 0; i < bytes.Length; i++) text[i] = bytes[i];
    }

    [DllImport("ibo")] static extern uint ibo_abi_version();
    [DllImport("ibo")] static extern IntPtr ibo_status_name(Status status);
    [DllImport("ibo")] static extern Status ibo_amount_from_text(
        byte[] text, UIntPtr length, int form, out long cents, ref Error error);
    [DllImport("ibo")] static extern Status ibo_date_from_text(
        byte[] text, UIntPtr length, int form, out int yyyymmdd, ref Error error);
    [DllImport("ibo")] static extern Status ibo_amounts_compute_many(
        Case[] cases, UIntPtr count, UIntPtr size,
        UnemploymentRecord[] unemployment, UIntPtr unemployment_count, UIntPtr unemployment_size,
        LeefloonRecord[] leefloon, UIntPtr leefloon_count, UIntPtr leefloon_size,
        SicknessRecord[] sickness, UIntPtr sickness_count, UIntPtr sickness_size,
        IntPtr absences, UIntPtr absence_count, UIntPtr absence_size,
        IntPtr options, IntPtr parameters,
        [Out] Amounts[] results, UIntPtr out_size, [Out] Status[] statuses, out UIntPtr refused,
        [Out] Error[] errors, UIntPtr error_count, UIntPtr error_size, ref Error error);
    [DllImport("ibo")] static extern Status ibo_notices(
        Issued[] issued, UIntPtr count, UIntPtr size,
        [Out] Notice[] results, UIntPtr out_size, [Out] Status[] statuses, out UIntPtr refused,
        [Out] Error[] errors, UIntPtr error_count, UIntPtr error_size, ref Error error);
    [DllImport("ibo")] static extern Status ibo_payments(
        PaymentRow[] rows, UIntPtr count, UIntPtr size, IntPtr parameters,
        [Out] PaymentResult[] results, UIntPtr out_size, [Out] Status[] statuses,
        out UIntPtr refused,
        [Out] Error[] errors, UIntPtr error_count, UIntPtr error_size, ref Error error);
    [DllImport("ibo")] static extern Status ibo_corrections(
        Issued[] before, UIntPtr before_count, UIntPtr before_size,
        Issued[] after, UIntPtr after_count, UIntPtr after_size, int with_unchanged,
        [Out] RowCorrection[] results, UIntPtr out_size, out UIntPtr written,
        ref CorrectionTotals totals, ref Error error);
}
