import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The payroll of a month: Month FOLDER
 *
 * Reads the employees of a month and the records of their benefits. Prints who is refused, what the
 * employers are told, the payments, and the corrections of what was issued before. FOLDER has
 * employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.
 *
 * For a payroll of your own, change MONTH, the columns where a row is read, and `report`.
 */
public final class Month {
    private static final int MONTH = 202603;
    /** The first employees, whose amounts are printed. */
    private static final int SHOWN = 5;

    // The words of the files. Each stands at the place that its constant in ibo.h has as number.
    private static final List<String> KINDS = List.of("", "ibo", "ibo-plus");
    private static final List<String> ANSWERS =
        List.of("not-asked", "data", "no-data", "no-result", "filtered");
    private static final List<String> BASES = List.of("", "full", "half");
    private static final List<String> STATES = List.of("original", "modified", "cancelled");

    // Arrays of the library are null when there is nothing in them.
    private final Ibo.Case[] cases;
    private final Ibo.UnemploymentRecord[] unemployment;
    private final Ibo.LeefloonRecord[] leefloon;
    private final Ibo.SicknessRecord[] sickness;
    private final Ibo.Issued[] issued;
    private final Map<String, Integer> places = new HashMap<>();

    // What comes of it; `now` and `toPay` have one of each employee.
    private Ibo.Issued[] now;
    private long[] toPay;
    private Ibo.Error[] refusals;
    private int refused;
    private final Sum premiums = new Sum();
    private final Sum contributions = new Sum();
    private final Map<Integer, Integer> withoutNotice = new TreeMap<>(
        Map.of(Ibo.ERROR_NOTICE_FOR_IBO_PLUS, 0, Ibo.ERROR_NOTICE_WITHOUT_CONTRIBUTION, 0));
    private final Sum employers = new Sum();
    private final Sum vdab = new Sum();
    private final Ibo.CorrectionTotals totals = new Ibo.CorrectionTotals();

    /** Payments together, or notices, which have a premium alone. */
    private static final class Sum {
        private int count;
        private final long[] cents = new long[4];

        /** Adds the premium, the premium due, the withholding tax and the net. */
        void add(long... amounts) {
            count++;
            for (int at = 0; at < amounts.length; at++) {
                cents[at] += amounts[at];
            }
        }
    }

    /** A row of a file: amounts with two decimals, dates yyyy-mm-dd. */
    private record Row(String[] fields) {
        String text(int column) {
            return fields[column];
        }

        boolean has(int column) {
            return !fields[column].isEmpty();
        }

        /** A date as yyyymmdd; 0, for absent, if it is empty. */
        int date(int column) {
            return has(column) ? Ibo.date(fields[column]) : 0;
        }

        int month(int column) {
            return Ibo.date(fields[column] + "-01") / 100;
        }

        /** An amount. An empty one is refused, since the library cannot tell it from 0.00 later. */
        long cents(int column) {
            long cents = Ibo.cents(fields[column]);
            if (!fields[column].matches(".*\\.\\d\\d")) {
                throw new IllegalArgumentException("an amount must have two decimals");
            }
            return cents;
        }

        /** Hours in hundredths. The library refuses what is too large or was below zero. */
        int hours(int column) {
            long hundredths = cents(column);
            return hundredths == (int) hundredths ? (int) hundredths : -1;
        }

        void fraction(int part, int whole, Ibo.Fraction to) {
            to.numerator = hours(part);
            to.denominator = hours(whole);
        }

        /** A whole number; 0, for absent, if it is empty. */
        int whole(int column) {
            return has(column) ? Integer.parseInt(fields[column]) : 0;
        }

        /** The place of a word in a list; -1 for another word, which the library refuses. */
        int word(int column, List<String> words) {
            return words.indexOf(fields[column]);
        }
    }

    /**
     * Reads a file: `fill` gets each row, and the struct that it fills. With another header the
     * amounts would be others.
     */
    private static <T extends Structure> T[] read(
            Path file, String header, T first, BiConsumer<Row, T> fill) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        T[] structs = Ibo.array(first, Math.max(lines.size() - 1, 0));
        int columns = header.split(",").length;
        int at = 0;
        try {
            // Before the columns may stand the byte order mark of UTF-8.
            if (lines.isEmpty() || !lines.get(0).replaceFirst("^\uFEFF", "").equals(header)) {
                throw new IllegalArgumentException("the columns must be others");
            }
            for (at = 1; at < lines.size(); at++) {
                Row row = new Row(lines.get(at).split(",", -1));
                if (row.fields.length != columns) {
                    throw new IllegalArgumentException("too few or too many columns");
                }
                fill.accept(row, structs[at - 1]);
            }
        } catch (Ibo.IboException | IllegalArgumentException why) {
            String where = file.getFileName() + ", line " + (at + 1) + ": ";
            throw new IllegalArgumentException(where + why.getMessage(), why);
        }
        return structs;
    }

    /** Reads the employees, and the records of all of them in the order of the files. */
    private Month(Path folder) throws IOException {
        cases = read(folder.resolve("employees.csv"),
            "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
                + "employment_hours,full_time_hours,paid_hours,normal_hours,"
                + "unemployment,leefloon,sickness",
            new Ibo.Case(), this::employee);
        unemployment = read(folder.resolve("unemployment.csv"),
            "case_ref,from,to,day_amount,basis,half_per_week,benefit_type",
            new Ibo.UnemploymentRecord(), this::unemploymentRecord);
        leefloon = read(folder.resolve("leefloon.csv"), "case_ref,month,aid_type,entry_kind,amount",
            new Ibo.LeefloonRecord(), this::leefloonRecord);
        sickness = read(folder.resolve("sickness.csv"),
            "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,attest_id,"
                + "version,status",
            new Ibo.SicknessRecord(), this::sicknessRecord);
        issued = read(folder.resolve("issued.csv"),
            "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
                + "premium_after_fraction,premium_due,withholding_tax,net,employer_contribution",
            new Ibo.Issued(), Month::issuedResult);
    }

    private void employee(Row row, Ibo.Case one) {
        one.case_index = places.size();
        one.month = MONTH;
        Ibo.put(one.case_ref, row.text(0));
        one.kind = row.word(1, KINDS);
        one.start = row.date(2);
        one.end = row.date(3);
        one.stopped = row.date(4);
        if (row.has(5)) {
            one.has_reference_gross_wage = 1;
            one.reference_gross_wage_cents = row.cents(5);
        }
        one.percentage = row.whole(6);
        one.rsz_base = row.whole(7);
        row.fraction(8, 9, one.employment_fraction);
        if (row.has(10) || row.has(11)) { // without hours the whole month is paid
            one.attendance_kind = Ibo.ATTENDANCE_RATIO;
            row.fraction(10, 11, one.attendance);
        }
        one.unemployment_availability = row.word(12, ANSWERS);
        one.leefloon_availability = row.word(13, ANSWERS);
        one.sickness_availability = row.word(14, ANSWERS);
        if (places.put(row.text(0), one.case_index) != null) {
            throw new IllegalArgumentException("case_ref stands twice");
        }
    }

    /** The employee of a record, found by reference: the records may stand in any order. */
    private Ibo.Case owner(Row row) {
        Integer place = places.get(row.text(0));
        if (place == null) {
            throw new IllegalArgumentException("employees.csv does not have this case_ref");
        }
        return cases[place];
    }

    private void unemploymentRecord(Row row, Ibo.UnemploymentRecord record) {
        Ibo.Case owner = owner(row);
        owner.unemployment_count++;
        record.case_index = owner.case_index;
        record.from = row.date(1);
        record.to = row.date(2);
        record.day_amount_cents = row.cents(3);
        record.basis = row.word(4, BASES);
        record.half_per_week = row.whole(5);
        Ibo.put(record.benefit_type, row.text(6));
    }

    private void leefloonRecord(Row row, Ibo.LeefloonRecord record) {
        Ibo.Case owner = owner(row);
        owner.leefloon_count++;
        record.case_index = owner.case_index;
        record.month = row.month(1);
        Ibo.put(record.aid_type, row.text(2));
        Ibo.put(record.entry_kind, row.text(3));
        record.amount_cents = row.cents(4);
    }

    private void sicknessRecord(Row row, Ibo.SicknessRecord record) {
        Ibo.Case owner = owner(row);
        owner.sickness_count++;
        record.case_index = owner.case_index;
        Ibo.put(record.document_type, row.text(1));
        Ibo.put(record.benefit_code, row.text(2));
        record.nature = row.whole(3);
        record.from = row.date(4);
        record.to = row.date(5);
        record.gross_taxable_cents = row.cents(6);
        record.days = row.whole(7);
        Ibo.put(record.attest_id, row.text(8));
        record.version = row.whole(9);
        record.status = row.word(10, STATES);
    }

    /** What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`. */
    private static void issuedResult(Row row, Ibo.Issued result) {
        Ibo.put(result.case_ref, row.text(0));
        result.month = MONTH;
        result.kind = row.word(1, KINDS);
        result.status = row.whole(2);
        if (result.status != 0) {
            return; // it was refused: there are no amounts
        }
        Ibo.Amounts amounts = result.amounts;
        amounts.scheme = row.whole(3);
        amounts.payer = row.whole(4);
        amounts.certainty = row.whole(5);
        amounts.replacement_income_cents = row.cents(6);
        amounts.premium_cents = row.cents(7);
        amounts.premium_after_fraction_cents = row.cents(8);
        amounts.premium_due_cents = row.cents(9);
        amounts.withholding_tax_cents = row.cents(10);
        amounts.net_cents = row.cents(11);
        if (row.has(12)) {
            amounts.has_employer_contribution = 1;
            amounts.employer_contribution_cents = row.cents(12);
        }
    }

    /** The amounts of all employees in one call, with the records as they stand in the files. */
    private void compute() {
        Ibo.Amounts[] amounts = Ibo.array(new Ibo.Amounts(), places.size());
        int[] statuses = new int[places.size()];
        Ibo.SizeTByReference number = new Ibo.SizeTByReference();
        Ibo.Error error = new Ibo.Error();
        refusals = Ibo.array(new Ibo.Error(), places.size());
        Ibo.check(Ibo.LIBRARY.ibo_amounts_compute_many(
            cases, Ibo.count(cases), Ibo.size(cases),
            unemployment, Ibo.count(unemployment), Ibo.size(unemployment),
            leefloon, Ibo.count(leefloon), Ibo.size(leefloon),
            sickness, Ibo.count(sickness), Ibo.size(sickness),
            null, new Ibo.SizeT(), new Ibo.SizeT(), // no absences
            null, null, // no options, and the dated values of the library
            amounts, Ibo.size(amounts), statuses, number,
            refusals, Ibo.count(refusals), Ibo.size(refusals), error), error);
        refused = number.value();
        now = Ibo.array(new Ibo.Issued(), places.size());
        for (int at = 0; at < places.size(); at++) {
            now[at].month = MONTH;
            now[at].status = statuses[at];
            // Of who is refused the kind may be none.
            now[at].kind = statuses[at] == 0 ? cases[at].kind : 0;
            now[at].amounts = amounts[at];
            now[at].case_ref = cases[at].case_ref;
            Ibo.Amounts a = amounts[at];
            if (a.payer == Ibo.PAYER_VDAB) {
                vdab.add(
                    a.premium_cents, a.premium_due_cents, a.withholding_tax_cents, a.net_cents);
            }
        }
    }

    /** The notices to the employers, in one call; and what they pay, for their own hours. */
    private void notices() {
        Ibo.Notice[] told = Ibo.array(new Ibo.Notice(), places.size());
        int[] statuses = new int[places.size()];
        Ibo.Error error = new Ibo.Error();
        Ibo.check(Ibo.LIBRARY.ibo_notices(
            now, Ibo.count(now), Ibo.size(now), told, Ibo.size(told), statuses, null,
            null, new Ibo.SizeT(), new Ibo.SizeT(), error), error);
        for (int at = 0; at < places.size(); at++) {
            if (now[at].status != 0) {
                continue; // who is refused gets no notice
            }
            if (withoutNotice.containsKey(statuses[at])) {
                withoutNotice.merge(statuses[at], 1, Integer::sum);
                continue;
            }
            Ibo.check(statuses[at], null);
            boolean isPremium = told[at].kind == Ibo.NOTICE_PREMIUM;
            (isPremium ? premiums : contributions).add(told[at].amount_cents);
        }
        payments(told);
    }

    /** What the employers pay, in one call, from the premiums of the notices and their hours. */
    private void payments(Ibo.Notice[] told) {
        Ibo.PaymentRow[] rows = Ibo.array(new Ibo.PaymentRow(), premiums.count);
        int next = 0;
        for (int at = 0; at < places.size(); at++) {
            if (told[at].kind == Ibo.NOTICE_PREMIUM) {
                Ibo.PaymentRow row = rows[next++];
                row.month = MONTH;
                row.premium_cents = told[at].amount_cents;
                row.employment.set(cases[at].employment_fraction);
                row.attendance.set(cases[at].attendance);
                row.start = cases[at].start;
                row.end = cases[at].end;
                row.stopped = cases[at].stopped;
            }
        }
        Ibo.PaymentResult[] paid = Ibo.array(new Ibo.PaymentResult(), premiums.count);
        Ibo.Error[] first = Ibo.array(new Ibo.Error(), 1);
        Ibo.Error error = new Ibo.Error();
        Ibo.check(Ibo.LIBRARY.ibo_payments(
            rows, Ibo.count(rows), Ibo.size(rows), null,
            paid, Ibo.size(paid), new int[premiums.count], null,
            first, Ibo.count(first), Ibo.size(first), error), error);
        Ibo.check(first[0].number, first[0]); // no row may be left out
        for (int at = 0; at < premiums.count; at++) {
            Ibo.PaymentResult p = paid[at];
            employers.add(
                p.premium_cents, p.premium_due_cents, p.withholding_tax_cents, p.net_cents);
        }
    }

    /** What is still to be paid or recovered, from what was issued to what is computed now. */
    private void corrections() {
        int room = Ibo.count(issued).intValue() + places.size();
        Ibo.RowCorrection[] changes = Ibo.array(new Ibo.RowCorrection(), room);
        Ibo.SizeTByReference written = new Ibo.SizeTByReference();
        Ibo.Error error = new Ibo.Error();
        Ibo.check(Ibo.LIBRARY.ibo_corrections(
            issued, Ibo.count(issued), Ibo.size(issued), now, Ibo.count(now), Ibo.size(now),
            0, changes, Ibo.size(changes), written, totals, error), error);
        toPay = new long[places.size()];
        for (int at = 0; at < written.value(); at++) {
            if (changes[at].after_index >= 0) {
                toPay[(int) changes[at].after_index] = changes[at].to_pay_cents;
            }
        }
    }

    private static void line(String label, long count) {
        System.out.printf(Locale.ROOT, "%-28s%8d%n", label, count);
    }

    private static void line(String label, Object count, long cents) {
        System.out.printf(Locale.ROOT, "%-28s%8s%16s%n", label, count, Ibo.euros(cents));
    }

    private static void paid(String payer, Sum sum) {
        System.out.println("\nPaid by " + payer);
        line("payments", sum.count);
        line("premium", "", sum.cents[0]);
        line("premium due", "", sum.cents[1]);
        line("withholding tax", "", sum.cents[2]);
        line("net", "", sum.cents[3]);
    }

    private void report() {
        System.out.printf(Locale.ROOT, "Month %d-%02d%n", MONTH / 100, MONTH % 100);
        line("employees", places.size());
        line("computed", places.size() - refused);
        line("refused", refused);
        System.out.println("\nRefused");
        for (int at = 0; at < refused; at++) {
            Ibo.Error why = refusals[at];
            System.out.printf(Locale.ROOT, "%s: %s (%d) at %s: %s%n",
                Ibo.text(cases[(int) why.row].case_ref), Ibo.LIBRARY.ibo_status_name(why.number),
                why.number, Ibo.text(why.at), Ibo.text(why.message));
        }
        System.out.println("\nNotices to employers");
        line("premium", premiums.count, premiums.cents[0]);
        line("contribution", contributions.count, contributions.cents[0]);
        withoutNotice.forEach((status, count) -> line(Ibo.LIBRARY.ibo_status_name(status), count));
        paid("the employer", employers);
        paid("VDAB", vdab);
        System.out.println("\nCorrections of what was issued");
        line("changed", totals.changed);
        line("new", totals.new_ones);
        line("withdrawn", totals.withdrawn);
        line("unchanged", totals.unchanged);
        line("refused", totals.refused);
        line("to pay", "", totals.to_pay_cents);
        line("to recover", "", totals.to_recover_cents);
        line("issued, refused now", "", totals.issued_net_of_refused_cents);
        System.out.println(
            "\nEmployee         premium         due         tax         net  correction");
        for (int at = 0; at < Math.min(SHOWN, places.size()); at++) {
            Ibo.Amounts a = now[at].amounts;
            System.out.printf(Locale.ROOT, "%-12s%12s%12s%12s%12s%12s%n",
                Ibo.text(now[at].case_ref), Ibo.euros(a.premium_cents),
                Ibo.euros(a.premium_due_cents), Ibo.euros(a.withholding_tax_cents),
                Ibo.euros(a.net_cents), Ibo.euros(toPay[at]));
        }
    }

    public static void main(String[] arguments) {
        try {
            if (arguments.length != 1) {
                throw new IllegalArgumentException("which folder? Month FOLDER");
            }
            Month month = new Month(Path.of(arguments[0]));
            month.compute();
            month.notices();
            month.corrections();
            month.report();
            if (System.out.checkError()) {
                throw new IOException("the report cannot be written");
            }
            return;
        } catch (Ibo.IboException why) {
            String what = why.code() + " (" + why.number + ") at " + why.at;
            System.err.println("month: " + what + ": " + why.getMessage());
        } catch (IOException why) {
            System.err.println("month: " + why);
        } catch (IllegalArgumentException why) {
            System.err.println("month: " + why.getMessage());
        }
        System.exit(1);
    }
}
