import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.ByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** libibo in Java: the structs and functions of ibo.h, with its own names, and a statement that is freed when it is closed. */
public final class Ibo {
    public static final int ABI_VERSION = 0;
    public static final int KIND_IBO = 1;
    public static final int KIND_IBO_PLUS = 2;
    public static final int AVAILABILITY_DATA = 1;
    public static final int AVAILABILITY_NO_DATA = 2;
    public static final int BASIS_FULL = 1;
    public static final int BASIS_HALF = 2;
    public static final int ATTENDANCE_RATIO = 1;
    public static final int PAYER_VDAB = 2;
    public static final int NOTICE_PREMIUM = 1;
    public static final int NOTICE_CONTRIBUTION = 2;
    public static final int FORM_STANDARD = 1;
    public static final int ERROR_NOTICE_FOR_IBO_PLUS = 1505;
    public static final int ERROR_NOTICE_WITHOUT_CONTRIBUTION = 1507;

    /** The functions of the header. */
    public interface Functions extends Library {
        int ibo_abi_version();
        String ibo_status_name(int status);
        int ibo_payment(long premium_cents, Fraction.ByValue employment, Fraction.ByValue attendance, PaymentResult out, Error error);
        int ibo_amounts_compute(
            Case the_case,
            UnemploymentRecord[] unemployment, SizeT unemployment_count, SizeT unemployment_size,
            LeefloonRecord[] leefloon, SizeT leefloon_count, SizeT leefloon_size,
            SicknessRecord[] sickness, SizeT sickness_count, SizeT sickness_size,
            Amounts out, Error error);
        int ibo_amounts_compute_many(
            Case[] cases, SizeT count, SizeT size,
            UnemploymentRecord[] unemployment, SizeT unemployment_count, SizeT unemployment_size,
            LeefloonRecord[] leefloon, SizeT leefloon_count, SizeT leefloon_size,
            SicknessRecord[] sickness, SizeT sickness_count, SizeT sickness_size,
            Pointer absences, SizeT absence_count, SizeT absence_size,
            Pointer options, Pointer parameters,
            Amounts[] out, SizeT out_size, int[] statuses, SizeTByReference refused,
            Error[] errors, SizeT error_count, SizeT error_size, Error error);
        int ibo_notices(
            Issued[] issued, SizeT count, SizeT size,
            Notice[] out, SizeT out_size, int[] statuses, SizeTByReference refused,
            Error[] errors, SizeT error_count, SizeT error_size, Error error);
        int ibo_payments(
            PaymentRow[] rows, SizeT count, SizeT size, Pointer parameters,
            PaymentResult[] out, SizeT out_size, int[] statuses, SizeTByReference refused,
            Error[] errors, SizeT error_count, SizeT error_size, Error error);
        int ibo_corrections(
            Issued[] before, SizeT before_count, SizeT before_size,
            Issued[] after, SizeT after_count, SizeT after_size,
            int with_unchanged,
            RowCorrection[] out, SizeT out_size, SizeTByReference written,
            CorrectionTotals totals, Error error);
        int ibo_amount_from_text(
            byte[] text, SizeT length, int form, LongByReference cents, Error error);
        int ibo_date_from_text(
            byte[] text, SizeT length, int form, IntByReference yyyymmdd, Error error);
        int ibo_statement_from_json(byte[] json, SizeT length, PointerByReference out, Error error);
        int ibo_statement_amounts(Pointer statement, Amounts out);
        int ibo_statement_to_json(Pointer statement, byte[] buffer, SizeT capacity, SizeTByReference needed);
        int ibo_statement_free(Pointer statement);
    }

    public static final Functions LIBRARY =
        Native.load("ibo", Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

    static {
        if (LIBRARY.ibo_abi_version() != ABI_VERSION) {
            throw new UnsatisfiedLinkError("libibo has ABI " + LIBRARY.ibo_abi_version() + ", not " + ABI_VERSION);
        }
    }

    private Ibo() {}

    /** A struct that begins with its size. */
    @FieldOrder("struct_size")
    public abstract static class Sized extends Structure {
        public int struct_size;

        @Override
        public void write() {
            struct_size = size();
            super.write();
        }
    }

    @FieldOrder({"language", "row", "number", "rule", "at", "message"})
    public static final class Error extends Sized {
        public int language;
        public long row;
        public int number;
        public byte[] rule = new byte[8];
        public byte[] at = new byte[112];
        public byte[] message = new byte[884];
    }

    @FieldOrder({"numerator", "denominator"})
    public static class Fraction extends Structure {
        public int numerator;
        public int denominator;

        /** Sets this one to the parts of another: two structs never share a fraction. */
        public void set(Fraction other) {
            numerator = other.numerator;
            denominator = other.denominator;
        }

        public static final class ByValue extends Fraction implements Structure.ByValue {}
    }

    @FieldOrder({"certainty", "premium_cents", "premium_after_fraction_cents", "premium_due_cents", "withholding_tax_cents",
        "net_cents"})
    public static final class PaymentResult extends Sized {
        public int certainty;
        public long premium_cents;
        public long premium_after_fraction_cents;
        public long premium_due_cents;
        public long withholding_tax_cents;
        public long net_cents;
    }

    @FieldOrder({"month", "premium_cents", "employment", "attendance", "working_days", "kind",
        "start", "end", "stopped", "reserved", "case_ref"})
    public static final class PaymentRow extends Sized {
        public int month;
        public long premium_cents;
        public Fraction employment = new Fraction();
        public Fraction attendance = new Fraction();
        public int working_days;
        public int kind;
        public int start;
        public int end;
        public int stopped;
        public int reserved;
        public byte[] case_ref = new byte[72];
    }

    @FieldOrder({"month", "kind", "start", "end", "stopped", "suspended_days", "percentage", "rsz_base", "has_reference_gross_wage",
        "has_employee_rsz", "attendance_kind", "reference_gross_wage_cents", "employee_rsz_cents", "employment_fraction", "attendance",
        "unemployment_availability", "leefloon_availability", "sickness_availability", "case_index", "unemployment_count", "leefloon_count",
        "sickness_count", "absence_count", "case_ref"})
    public static final class Case extends Sized {
        public int month;
        public int kind;
        public int start;
        public int end;
        public int stopped;
        public int suspended_days;
        public int percentage;
        public int rsz_base;
        public int has_reference_gross_wage;
        public int has_employee_rsz;
        public int attendance_kind;
        public long reference_gross_wage_cents;
        public long employee_rsz_cents;
        public Fraction employment_fraction = new Fraction();
        public Fraction attendance = new Fraction();
        public int unemployment_availability;
        public int leefloon_availability;
        public int sickness_availability;
        public int case_index;
        public int unemployment_count;
        public int leefloon_count;
        public int sickness_count;
        public int absence_count;
        public byte[] case_ref = new byte[72];
    }

    @FieldOrder({"case_index", "from", "to", "basis", "half_per_week", "day_amount_cents", "rva_code", "benefit_type"})
    public static final class UnemploymentRecord extends Sized {
        public int case_index;
        public int from;
        public int to;
        public int basis;
        public int half_per_week;
        public long day_amount_cents;
        public byte[] rva_code = new byte[16];
        public byte[] benefit_type = new byte[72];
    }

    @FieldOrder({"case_index", "amount_cents", "month", "from", "to", "aid_type", "entry_kind"})
    public static final class LeefloonRecord extends Sized {
        public int case_index;
        public long amount_cents;
        public int month;
        public int from;
        public int to;
        public byte[] aid_type = new byte[72];
        public byte[] entry_kind = new byte[76];
    }

    @FieldOrder({"case_index", "nature", "from", "to", "days", "gross_taxable_cents", "hours_hundredths", "version", "status",
        "benefit_code", "document_type", "attest_id"})
    public static final class SicknessRecord extends Sized {
        public int case_index;
        public int nature;
        public int from;
        public int to;
        public int days;
        public long gross_taxable_cents;
        public long hours_hundredths;
        public int version;
        public int status;
        public byte[] benefit_code = new byte[8];
        public byte[] document_type = new byte[72];
        public byte[] attest_id = new byte[72];
    }

    @FieldOrder({"scheme", "payer", "certainty", "provisional", "has_employer_contribution", "replacement_income_cents",
        "premium_cents", "premium_after_fraction_cents", "premium_due_cents", "withholding_tax_cents", "net_cents",
        "employer_contribution_cents"})
    public static final class Amounts extends Sized {
        public int scheme;
        public int payer;
        public int certainty;
        public int provisional;
        public int has_employer_contribution;
        public long replacement_income_cents;
        public long premium_cents;
        public long premium_after_fraction_cents;
        public long premium_due_cents;
        public long withholding_tax_cents;
        public long net_cents;
        public long employer_contribution_cents;
    }

    @FieldOrder({"month", "kind", "reserved", "amount_cents", "case_ref"})
    public static final class Notice extends Sized {
        public int month;
        public int kind;
        public int reserved;
        public long amount_cents;
        public byte[] case_ref = new byte[72];
    }

    @FieldOrder({"month", "kind", "status", "amounts", "case_ref"})
    public static final class Issued extends Sized {
        public int month;
        public int kind;
        public int status;
        public Amounts amounts = new Amounts();
        public byte[] case_ref = new byte[72];
    }

    @FieldOrder({"month", "change", "cause", "status", "has_before", "has_after", "has_difference",
        "before_index", "after_index", "premium_before_cents", "premium_after_cents",
        "premium_difference_cents", "net_before_cents", "net_after_cents", "net_difference_cents",
        "employer_contribution_before_cents", "employer_contribution_after_cents",
        "employer_contribution_difference_cents", "to_pay_cents", "case_ref"})
    public static final class RowCorrection extends Sized {
        public int month;
        public int change;
        public int cause;
        public int status;
        public int has_before;
        public int has_after;
        public int has_difference;
        public long before_index;
        public long after_index;
        public long premium_before_cents;
        public long premium_after_cents;
        public long premium_difference_cents;
        public long net_before_cents;
        public long net_after_cents;
        public long net_difference_cents;
        public long employer_contribution_before_cents;
        public long employer_contribution_after_cents;
        public long employer_contribution_difference_cents;
        public long to_pay_cents;
        public byte[] case_ref = new byte[72];
    }

    @FieldOrder({"reserved", "changed", "new_ones", "withdrawn", "unchanged", "refused",
        "to_pay_cents", "to_recover_cents", "premium_difference_cents",
        "employer_contribution_difference_cents", "issued_net_of_refused_cents"})
    public static final class CorrectionTotals extends Sized {
        public int reserved;
        public long changed;
        public long new_ones;
        public long withdrawn;
        public long unchanged;
        public long refused;
        public long to_pay_cents;
        public long to_recover_cents;
        public long premium_difference_cents;
        public long employer_contribution_difference_cents;
        public long issued_net_of_refused_cents;
    }

    /** A size_t. */
    public static final class SizeT extends IntegerType {
        private static final long serialVersionUID = 1L;

        public SizeT() {
            this(0);
        }

        public SizeT(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    /** A pointer to a size_t. */
    public static final class SizeTByReference extends ByReference {
        public SizeTByReference() {
            super(Native.SIZE_T_SIZE);
        }

        public int value() {
            return Math.toIntExact(Native.SIZE_T_SIZE == 8 ? getPointer().getLong(0) : Integer.toUnsignedLong(getPointer().getInt(0)));
        }
    }

    /** Why a call was refused. */
    public static final class IboException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        public final int number;
        public final String at;
        public final String rule;

        IboException(int number, String at, String rule, String message) {
            super(message);
            this.number = number;
            this.at = at;
            this.rule = rule;
        }

        public String code() {
            return LIBRARY.ibo_status_name(number);
        }

        @Override
        public String toString() {
            return number + " " + code() + (at.isEmpty() ? "" : " at " + at)
                + (rule.isEmpty() ? "" : " (" + rule + ")") + ": " + getMessage();
        }
    }

    /** Checks a status; `error` is the one that the call got, or null for a call without one. */
    public static void check(int status, Error error) {
        if (status != 0 && error != null && error.number == status) {
            throw new IboException(status, text(error.at), text(error.rule), text(error.message));
        }
        if (status != 0) {
            throw new IboException(status, "", "", "the call was wrong");
        }
    }

    /** The text of a char array: UTF-8 up to its NUL. */
    public static String text(byte[] field) {
        int length = 0;
        while (length < field.length && field[length] != 0) {
            length++;
        }
        return new String(field, 0, length, StandardCharsets.UTF_8);
    }

    /** Writes a text into a char array, followed by NULs. */
    public static void put(byte[] field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > field.length) {
            throw new IllegalArgumentException("at most " + field.length + " bytes: " + text);
        }
        Arrays.fill(field, (byte) 0);
        System.arraycopy(bytes, 0, field, 0, bytes.length);
    }

    /** Euros in cents; an amount with more than two decimals is refused, not rounded. */
    public static long cents(BigDecimal euros) {
        return euros.movePointRight(2).longValueExact();
    }

    public static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** A fraction of two numbers of hours or days, such as "30.4" and "38". */
    public static Fraction.ByValue fraction(String part, String whole) {
        Fraction.ByValue fraction = new Fraction.ByValue();
        fraction.numerator = new BigDecimal(part).movePointRight(2).intValueExact();
        fraction.denominator = new BigDecimal(whole).movePointRight(2).intValueExact();
        return fraction;
    }

    /** The cents of an amount as a file has it, "1234.56". */
    public static long cents(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LongByReference out = new LongByReference();
        Error error = new Error();
        SizeT length = new SizeT(bytes.length);
        check(LIBRARY.ibo_amount_from_text(bytes, length, FORM_STANDARD, out, error), error);
        return out.getValue();
    }

    /** The date of "2026-03-02" as 20260302. */
    public static int date(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        IntByReference out = new IntByReference();
        Error error = new Error();
        SizeT length = new SizeT(bytes.length);
        check(LIBRARY.ibo_date_from_text(bytes, length, FORM_STANDARD, out, error), error);
        return out.getValue();
    }

    /** Structs beside each other, the first of them given; null for none, as the library takes it. */
    @SuppressWarnings("unchecked") // toArray makes an array of the struct's own class
    public static <T extends Structure> T[] array(T first, int count) {
        return count == 0 ? null : (T[]) first.toArray(count);
    }

    public static SizeT count(Structure[] records) {
        return new SizeT(records == null ? 0 : records.length);
    }

    public static SizeT size(Structure[] records) {
        return new SizeT(records == null ? 0 : records[0].size());
    }

    /** The payment of a premium (R6). */
    public static PaymentResult payment(BigDecimal premium, Fraction.ByValue employment, Fraction.ByValue attendance) {
        PaymentResult out = new PaymentResult();
        Error error = new Error();
        check(LIBRARY.ibo_payment(cents(premium), employment, attendance, out, error), error);
        return out;
    }

    /** The amounts of a case; each source is null, or an array that `toArray` made. */
    public static Amounts amounts(Case theCase, UnemploymentRecord[] unemployment, LeefloonRecord[] leefloon, SicknessRecord[] sickness) {
        Amounts out = new Amounts();
        Error error = new Error();
        int status = LIBRARY.ibo_amounts_compute(
            theCase,
            unemployment, count(unemployment), size(unemployment),
            leefloon, count(leefloon), size(leefloon),
            sickness, count(sickness), size(sickness),
            out, error);
        check(status, error);
        return out;
    }

    /** A month's result with its reasons. Threads may share it; close it when nobody uses it any more. */
    public static final class Statement implements AutoCloseable {
        private Pointer handle;

        public Statement(byte[] json) {
            PointerByReference out = new PointerByReference();
            Error error = new Error();
            check(LIBRARY.ibo_statement_from_json(json, new SizeT(json.length), out, error), error);
            handle = out.getValue();
        }

        public Amounts amounts() {
            Amounts out = new Amounts();
            check(LIBRARY.ibo_statement_amounts(open(), out), null);
            return out;
        }

        public String toJson() {
            SizeTByReference needed = new SizeTByReference();
            check(LIBRARY.ibo_statement_to_json(open(), null, new SizeT(0), needed), null);
            byte[] buffer = new byte[needed.value() + 1];
            check(LIBRARY.ibo_statement_to_json(open(), buffer, new SizeT(buffer.length), null), null);
            return text(buffer);
        }

        private synchronized Pointer open() {
            if (handle == null) {
                throw new IllegalStateException("this statement was closed");
            }
            return handle;
        }

        @Override
        public synchronized void close() {
            Pointer closed = handle;
            handle = null;
            check(LIBRARY.ibo_statement_free(closed), null);
        }
    }
}
