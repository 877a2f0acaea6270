import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The fixtures through Ibo.java of the README: Check TABLE LAYOUT, what tables.py wrote and what a C compiler says of the structs.
 *
 * The layout of the structs; cases in structs, alone and as rows of one call; cases as JSON with options; payments in three ways; threads that share parameters; and that
 * closed statements leave nothing behind.
 */
public final class Check {
    /** What Ibo.java leaves out of the header, declared the same way. */
    public interface More extends Ibo.Functions {
        int ibo_payment_in(int month, Pointer parameters, long premium_cents, Ibo.Fraction.ByValue employment, Ibo.Fraction.ByValue attendance,
            Ibo.PaymentResult out, Ibo.Error error);
        int ibo_payments(PaymentRow[] rows, Ibo.SizeT count, Ibo.SizeT size, Pointer parameters, Ibo.PaymentResult[] out, Ibo.SizeT out_size,
            int[] statuses, Ibo.SizeTByReference refused, Ibo.Error error);
        int ibo_amounts_compute_with(
            Ibo.Case the_case,
            Ibo.UnemploymentRecord[] unemployment, Ibo.SizeT unemployment_count, Ibo.SizeT unemployment_size,
            Ibo.LeefloonRecord[] leefloon, Ibo.SizeT leefloon_count, Ibo.SizeT leefloon_size,
            Ibo.SicknessRecord[] sickness, Ibo.SizeT sickness_count, Ibo.SizeT sickness_size,
            Absence[] absences, Ibo.SizeT absence_count, Ibo.SizeT absence_size,
            Options options, Pointer parameters, Ibo.Amounts out, Ibo.Error error);
        int ibo_amounts_compute_many(
            Ibo.Case[] cases, Ibo.SizeT count, Ibo.SizeT size,
            Ibo.UnemploymentRecord[] unemployment, Ibo.SizeT unemployment_count, Ibo.SizeT unemployment_size,
            Ibo.LeefloonRecord[] leefloon, Ibo.SizeT leefloon_count, Ibo.SizeT leefloon_size,
            Ibo.SicknessRecord[] sickness, Ibo.SizeT sickness_count, Ibo.SizeT sickness_size,
            Absence[] absences, Ibo.SizeT absence_count, Ibo.SizeT absence_size,
            Options options, Pointer parameters, Ibo.Amounts[] out, Ibo.SizeT out_size, int[] statuses, Ibo.SizeTByReference refused,
            Ibo.Error error);
        int ibo_premium_compute(Ibo.Case the_case, long replacement_income_cents, Options options, Pointer parameters, Premium out,
            Ibo.Error error);
        int ibo_statement_from_json_with(byte[] json, Ibo.SizeT length, Options options, Pointer parameters, PointerByReference out,
            Ibo.Error error);
        int ibo_parameters_load(byte[] toml, Ibo.SizeT length, PointerByReference out, Ibo.Error error);
        int ibo_parameters_free(Pointer parameters);
    }

    @FieldOrder({"month", "premium_cents", "employment", "attendance"})
    public static final class PaymentRow extends Ibo.Sized {
        public int month;
        public long premium_cents;
        public Ibo.Fraction employment = new Ibo.Fraction();
        public Ibo.Fraction attendance = new Ibo.Fraction();
    }

    @FieldOrder({"scheme", "payer", "certainty", "amount_cents"})
    public static final class Premium extends Ibo.Sized {
        public int scheme;
        public int payer;
        public int certainty;
        public long amount_cents;
    }

    @FieldOrder({"from", "to"})
    public static final class Absence extends Ibo.Sized {
        public int from;
        public int to;
    }

    @FieldOrder({"require", "provisional", "with_case"})
    public static final class Options extends Ibo.Sized {
        public int require;
        public int provisional;
        public int with_case;
    }

    private record Refusal(int number, String at, String rule) {}

    private record Payment(String name, int month, long premium, int[] fractions, long[] expected) {}

    /** A case with what is expected of it. */
    private static final class Item {
        private final String name;
        private int require;
        private int provisional;
        private byte[] parameters;
        private byte[] json;
        private boolean ofMonth;
        private List<String> theCase;
        private final Map<String, List<List<String>>> records =
            Map.of("u", new ArrayList<>(), "l", new ArrayList<>(), "s", new ArrayList<>(), "a", new ArrayList<>());
        private long[] amounts;
        private String statement;
        private Refusal error;

        Item(String name) {
            this.name = name;
        }

        boolean plain() {
            return require == 0 && provisional == 0 && parameters == null;
        }

        /** What is refused without its reference: the amounts alone do not read it. */
        boolean amountsAreSaid() {
            return theCase != null && (error != null ? !error.at.equals("case_ref") : amounts != null);
        }

        Options options() {
            Options options = new Options();
            options.require = require;
            options.provisional = provisional;
            return options;
        }
    }

    private static final More LIBRARY = Native.load("ibo", More.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    private static final int CALLS_OF_A_THREAD = 1000;
    private static final int STATEMENTS_TO_CLOSE = 20_000;

    private final List<Item> items = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        Check check = new Check();
        check.read(Path.of(arguments[0]));
        check.layout(Path.of(arguments[1]));
        check.stopAtFaults();
        check.structs();
        check.rows();
        check.json();
        check.payments();
        check.mistakes();
        check.threads();
        check.memory();
        check.stopAtFaults();
    }

    private void stopAtFaults() {
        if (!faults.isEmpty()) {
            System.err.println("Java: " + faults.size() + " faults, the first of them:");
            faults.stream().limit(10).forEach(System.err::println);
            System.exit(1);
        }
    }

    private void expect(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            faults.add(what + ": " + found + ", not " + expected);
        }
    }

    // ---- The table

    private void read(Path table) throws IOException {
        Item item = null;
        for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            List<String> values = fields.subList(1, fields.size());
            switch (fields.get(0)) {
                case "item" -> items.add(item = new Item(values.get(0)));
                case "options" -> {
                    item.require = Integer.parseInt(values.get(0));
                    item.provisional = Integer.parseInt(values.get(1));
                }
                case "parameters" -> item.parameters = bytes(values.get(0));
                case "json" -> item.json = bytes(values.get(0));
                case "month" -> item.ofMonth = true;
                case "case" -> item.theCase = values;
                case "u", "l", "s", "a" -> item.records.get(fields.get(0)).add(values);
                case "amounts" -> item.amounts = values.stream().mapToLong(Long::parseLong).toArray();
                case "statement" -> item.statement = new String(bytes(values.get(0)), StandardCharsets.UTF_8);
                case "error" -> item.error = refusal(values);
                case "payment" -> payments.add(new Payment(values.get(0), Integer.parseInt(values.get(1)), Long.parseLong(values.get(2)),
                    values.subList(3, 7).stream().mapToInt(Integer::parseInt).toArray(),
                    values.subList(7, 11).stream().mapToLong(Long::parseLong).toArray()));
                default -> { }
            }
        }
        expect("cases in the table", items.size() > 1500 && payments.size() > 1000, true);
    }

    private static Refusal refusal(List<String> values) {
        return new Refusal(Integer.parseInt(values.get(0)), values.get(1), values.get(2));
    }

    private static byte[] bytes(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < field.length(); at++) {
            if (field.charAt(at) == '\\') {
                bytes.write(Integer.parseInt(field.substring(at + 2, at + 4), 16));
                at += 3;
            } else {
                bytes.write(field.charAt(at));
            }
        }
        return bytes.toByteArray();
    }

    // ---- Structs

    /** Each struct of Ibo.java and of this file has the size of C, and each of its fields the place and the size. */
    private void layout(Path said) throws IOException, ReflectiveOperationException {
        List<String> lines = Files.readAllLines(said);
        Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
        offset.setAccessible(true);
        int structs = 0;
        int fields = 0;
        for (Class<?> type : Stream.of(Ibo.class, Check.class).flatMap(outer -> Arrays.stream(outer.getDeclaredClasses())).toList()) {
            if (!Structure.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                continue;
            }
            String name = "ibo" + type.getSimpleName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            Structure struct = (Structure) type.getDeclaredConstructor().newInstance();
            expect(name, lines.stream().anyMatch(line -> line.startsWith(name + " size " + struct.size() + " ")), true);
            List<String> found = new ArrayList<>();
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    found.add(name + "." + field.getName() + " at " + offset.invoke(struct, field.getName()) + " size " + size(field, struct));
                }
            }
            List<String> expected = lines.stream().filter(line -> line.startsWith(name + "."))
                .map(line -> line.replaceAll("( size \\d+) .*", "$1")).sorted().toList();
            expect(name, found.stream().sorted().toList(), expected);
            structs++;
            fields += found.size();
        }
        System.out.println("Java: " + structs + " structs with " + fields + " fields lie as in C");
    }

    private static int size(Field field, Structure struct) throws IllegalAccessException {
        if (field.get(struct) instanceof byte[] array) {
            return array.length;
        }
        return field.get(struct) instanceof Structure inner ? inner.size() : field.getType() == long.class ? Long.BYTES : Integer.BYTES;
    }

    /** Sets the fields of a struct in the order of the header; those without a value stay 0. */
    private static void fill(Structure struct, List<String> values) throws ReflectiveOperationException {
        int next = 0;
        for (String name : struct.getClass().getAnnotation(FieldOrder.class).value()) {
            Field field = struct.getClass().getField(name);
            if (name.endsWith("_count")) {
                continue;
            }
            if (field.getType() == Ibo.Fraction.class) {
                Ibo.Fraction fraction = (Ibo.Fraction) field.get(struct);
                fraction.numerator = Integer.parseUnsignedInt(values.get(next++));
                fraction.denominator = Integer.parseUnsignedInt(values.get(next++));
            } else if (field.getType() == byte[].class) {
                byte[] text = bytes(values.get(next++));
                byte[] array = (byte[]) field.get(struct);
                System.arraycopy(text, 0, array, 0, text.length);
            } else if (field.getType() == long.class) {
                field.setLong(struct, Long.parseLong(values.get(next++)));
            } else {
                field.setInt(struct, Integer.parseInt(values.get(next++)));
            }
        }
        if (next != values.size()) {
            throw new IllegalStateException(values.size() + " values for " + next + " fields of " + struct.getClass());
        }
    }

    /** Records beside each other; null for none. */
    @SuppressWarnings("unchecked") // toArray makes an array of the struct's own class
    private static <T extends Structure> T[] array(T first, List<List<String>> records) throws ReflectiveOperationException {
        if (records.isEmpty()) {
            return null;
        }
        T[] array = (T[]) first.toArray(records.size());
        for (int at = 0; at < array.length; at++) {
            fill(array[at], records.get(at));
        }
        return array;
    }

    private static List<Long> amounts(Ibo.Amounts result) {
        return List.of((long) result.scheme, (long) result.payer, (long) result.certainty, (long) result.provisional,
            (long) result.has_employer_contribution, result.replacement_income_cents, result.premium_cents, result.premium_after_fraction_cents,
            result.premium_due_cents, result.withholding_tax_cents, result.net_cents, result.employer_contribution_cents);
    }

    private static List<Long> listed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static Pointer loaded(byte[] toml) {
        if (toml == null) {
            return null;
        }
        PointerByReference out = new PointerByReference();
        Ibo.Error error = new Ibo.Error();
        Ibo.check(LIBRARY.ibo_parameters_load(toml, new Ibo.SizeT(toml.length), out, error), error);
        return out.getValue();
    }

    /** The amounts of a case in structs, or why it is refused. */
    private Object computed(Item item, Pointer parameters) throws ReflectiveOperationException {
        Ibo.Case theCase = new Ibo.Case();
        fill(theCase, item.theCase);
        Ibo.UnemploymentRecord[] unemployment = array(new Ibo.UnemploymentRecord(), item.records.get("u"));
        Ibo.LeefloonRecord[] leefloon = array(new Ibo.LeefloonRecord(), item.records.get("l"));
        Ibo.SicknessRecord[] sickness = array(new Ibo.SicknessRecord(), item.records.get("s"));
        Absence[] absences = array(new Absence(), item.records.get("a"));
        try {
            if (item.plain() && absences == null) {
                return amounts(Ibo.amounts(theCase, unemployment, leefloon, sickness));
            }
            Ibo.Amounts out = new Ibo.Amounts();
            Ibo.Error error = new Ibo.Error();
            int status = LIBRARY.ibo_amounts_compute_with(
                theCase,
                unemployment, Ibo.count(unemployment), Ibo.size(unemployment),
                leefloon, Ibo.count(leefloon), Ibo.size(leefloon),
                sickness, Ibo.count(sickness), Ibo.size(sickness),
                absences, Ibo.count(absences), Ibo.size(absences),
                item.options(), parameters, out, error);
            Ibo.check(status, error);
            Premium alone = new Premium();
            Ibo.check(LIBRARY.ibo_premium_compute(theCase, out.replacement_income_cents, item.options(), parameters, alone, error), error);
            expect(item.name + ", premium", List.of(alone.amount_cents, alone.scheme, alone.payer), List.of(out.premium_cents, out.scheme, out.payer));
            return amounts(out);
        } catch (Ibo.IboException refusal) {
            return new Refusal(refusal.number, refusal.at, refusal.rule);
        }
    }

    private void structs() throws ReflectiveOperationException {
        int computed = 0;
        int refused = 0;
        for (Item item : items) {
            if (item.amountsAreSaid()) {
                Pointer parameters = loaded(item.parameters);
                expect(item.name, computed(item, parameters), item.error != null ? item.error : listed(item.amounts));
                Ibo.check(LIBRARY.ibo_parameters_free(parameters), null);
                computed += item.error == null ? 1 : 0;
                refused += item.error == null ? 0 : 1;
            }
        }
        System.out.println("Java: " + computed + " amounts in structs to the cent, " + refused + " refused with number, field and rule");
    }

    /** All cases that need no option in one call: a refused row stops no other. */
    private void rows() throws ReflectiveOperationException {
        List<Item> asked = items.stream().filter(item -> item.plain() && item.amountsAreSaid()).toList();
        Ibo.Case[] cases = array(new Ibo.Case(), asked.stream().map(item -> item.theCase).toList());
        for (int row = 0; row < cases.length; row++) {
            Map<String, List<List<String>>> records = asked.get(row).records;
            cases[row].unemployment_count = records.get("u").size();
            cases[row].leefloon_count = records.get("l").size();
            cases[row].sickness_count = records.get("s").size();
            cases[row].absence_count = records.get("a").size();
        }
        Ibo.UnemploymentRecord[] unemployment = array(new Ibo.UnemploymentRecord(), all(asked, "u"));
        Ibo.LeefloonRecord[] leefloon = array(new Ibo.LeefloonRecord(), all(asked, "l"));
        Ibo.SicknessRecord[] sickness = array(new Ibo.SicknessRecord(), all(asked, "s"));
        Absence[] absences = array(new Absence(), all(asked, "a"));
        Ibo.Amounts[] out = (Ibo.Amounts[]) new Ibo.Amounts().toArray(cases.length);
        int[] statuses = new int[cases.length];
        Ibo.SizeTByReference refused = new Ibo.SizeTByReference();
        Ibo.Error error = new Ibo.Error();
        int status = LIBRARY.ibo_amounts_compute_many(
            cases, Ibo.count(cases), Ibo.size(cases),
            unemployment, Ibo.count(unemployment), Ibo.size(unemployment),
            leefloon, Ibo.count(leefloon), Ibo.size(leefloon),
            sickness, Ibo.count(sickness), Ibo.size(sickness),
            absences, Ibo.count(absences), Ibo.size(absences),
            null, null, out, Ibo.size(out), statuses, refused, error);
        Ibo.check(status, error);
        int bad = 0;
        int ofMonth = 0;
        for (int row = 0; row < cases.length; row++) {
            Item item = asked.get(row);
            expect(item.name + ", as a row", statuses[row], item.error != null ? item.error.number : 0);
            expect(item.name + ", as a row", amounts(out[row]), item.error != null ? listed(new long[12]) : listed(item.amounts));
            bad += item.error != null ? 1 : 0;
            ofMonth += item.ofMonth ? 1 : 0;
        }
        expect("refused rows", refused.value(), bad);
        System.out.println("Java: " + cases.length + " rows of one call, " + ofMonth + " of the month, " + bad + " refused");
    }

    private static List<List<String>> all(List<Item> asked, String source) {
        return asked.stream().flatMap(item -> item.records.get(source).stream()).toList();
    }

    // ---- JSON

    /** The statement of a case as JSON, or why it is refused. */
    private static Object statement(Item item, Pointer parameters) {
        PointerByReference out = new PointerByReference();
        Ibo.Error error = new Ibo.Error();
        int status = LIBRARY.ibo_statement_from_json_with(item.json, new Ibo.SizeT(item.json.length), item.options(), parameters, out, error);
        if (status != 0) {
            return new Refusal(status, Ibo.text(error.at), Ibo.text(error.rule));
        }
        Ibo.SizeTByReference needed = new Ibo.SizeTByReference();
        Ibo.check(LIBRARY.ibo_statement_to_json(out.getValue(), null, new Ibo.SizeT(0), needed), null);
        byte[] buffer = new byte[needed.value() + 1];
        Ibo.check(LIBRARY.ibo_statement_to_json(out.getValue(), buffer, new Ibo.SizeT(buffer.length), null), null);
        Ibo.check(LIBRARY.ibo_statement_free(out.getValue()), null);
        return Ibo.text(buffer);
    }

    /** What needs an option: the program of the README does the others. */
    private void json() {
        int computed = 0;
        int refused = 0;
        for (Item item : items) {
            if (!item.plain() && (item.error != null || item.statement != null)) {
                Pointer parameters = loaded(item.parameters);
                expect(item.name + ", with options", statement(item, parameters), item.error != null ? item.error : item.statement);
                Ibo.check(LIBRARY.ibo_parameters_free(parameters), null);
                computed += item.error == null ? 1 : 0;
                refused += item.error == null ? 0 : 1;
            }
        }
        expect("cases with options", computed > 5 && refused > 10, true);
        System.out.println("Java: " + computed + " statements with options or parameters byte for byte, " + refused + " refused");
    }

    // ---- Payments

    private static Ibo.Fraction.ByValue fraction(int numerator, int denominator) {
        Ibo.Fraction.ByValue fraction = new Ibo.Fraction.ByValue();
        fraction.numerator = numerator;
        fraction.denominator = denominator;
        return fraction;
    }

    private static List<Long> amounts(Ibo.PaymentResult paid) {
        return List.of(paid.premium_after_fraction_cents, paid.premium_due_cents, paid.withholding_tax_cents, paid.net_cents);
    }

    private void payments() {
        PaymentRow[] rows = (PaymentRow[]) new PaymentRow().toArray(payments.size() + 1);
        for (int at = 0; at < payments.size(); at++) {
            Payment payment = payments.get(at);
            int[] fractions = payment.fractions;
            Ibo.Fraction.ByValue employment = fraction(fractions[0], fractions[1]);
            Ibo.Fraction.ByValue attendance = fraction(fractions[2], fractions[3]);
            Ibo.PaymentResult alone = Ibo.payment(Ibo.euros(payment.premium), employment, attendance);
            expect(payment.name, amounts(alone), listed(payment.expected));
            expect(payment.name + ", in euros", Ibo.euros(alone.net_cents), BigDecimal.valueOf(payment.expected[3], 2));
            Ibo.PaymentResult inMonth = new Ibo.PaymentResult();
            Ibo.Error error = new Ibo.Error();
            Ibo.check(LIBRARY.ibo_payment_in(payment.month, null, payment.premium, employment, attendance, inMonth, error), error);
            expect(payment.name + ", in its month", amounts(inMonth), listed(payment.expected));
            rows[at].month = payment.month;
            rows[at].premium_cents = payment.premium;
            rows[at].employment.numerator = fractions[0];
            rows[at].employment.denominator = fractions[1];
            rows[at].attendance.numerator = fractions[2];
            rows[at].attendance.denominator = fractions[3];
        }
        // The last row stays empty, and is refused alone.
        Ibo.PaymentResult[] out = (Ibo.PaymentResult[]) new Ibo.PaymentResult().toArray(rows.length);
        int[] statuses = new int[rows.length];
        Ibo.SizeTByReference refused = new Ibo.SizeTByReference();
        Ibo.Error error = new Ibo.Error();
        Ibo.check(LIBRARY.ibo_payments(rows, Ibo.count(rows), Ibo.size(rows), null, out, Ibo.size(out), statuses, refused, error), error);
        for (int at = 0; at < payments.size(); at++) {
            expect(payments.get(at).name + ", as a row", amounts(out[at]), listed(payments.get(at).expected));
            expect(payments.get(at).name + ", as a row", statuses[at], 0);
        }
        expect("the row that is refused", List.of(statuses[payments.size()], refused.value()), List.of(1123, 1));
        System.out.println("Java: " + payments.size() + " payments alone, in their month and as rows of one call, to the cent");
    }

    // ---- What goes wrong

    private static String refused(Runnable mistake) {
        try {
            mistake.run();
        } catch (Ibo.IboException | IllegalStateException | IllegalArgumentException | ArithmeticException why) {
            return why instanceof Ibo.IboException refusal ? refusal.number + " " + refusal.at : why.getClass().getSimpleName();
        }
        return "computed";
    }

    /** The message of a call without an output, in Dutch. */
    private static String inDutch() {
        Ibo.Error error = new Ibo.Error();
        error.language = 1;
        LIBRARY.ibo_payment(1, fraction(1, 1), fraction(1, 1), null, error);
        return Ibo.text(error.message);
    }

    private void mistakes() {
        byte[] json = items.get(0).json;
        Ibo.Statement closed = new Ibo.Statement(json);
        closed.close();
        closed.close();
        expect("a closed statement", refused(closed::toJson), "IllegalStateException");
        expect("amounts of a closed statement", refused(closed::amounts), "IllegalStateException");
        expect("no JSON", refused(() -> new Ibo.Statement(new byte[0]).close()), "1001 ");
        expect("no statement", refused(() -> Ibo.check(LIBRARY.ibo_statement_amounts(null, new Ibo.Amounts()), null)), "1 ");
        expect("no output", refused(() -> {
            Ibo.Error error = new Ibo.Error();
            Ibo.check(LIBRARY.ibo_payment(1, fraction(1, 1), fraction(1, 1), null, error), error);
        }), "1 out");
        expect("a message in Dutch", inDutch(), "out mag niet NULL zijn");
        expect("half a cent", refused(() -> Ibo.cents(new BigDecimal("1.005"))), "ArithmeticException");
        expect("a long text", refused(() -> Ibo.put(new byte[4], "C21C2")), "IllegalArgumentException");
        expect("a negative premium", refused(() -> Ibo.payment(new BigDecimal("-0.01"), fraction(1, 1), fraction(1, 1))), "1104 premium");
        expect("a fraction above one", refused(() -> Ibo.payment(BigDecimal.ONE, fraction(39, 38), fraction(1, 1))), "1312 fraction");
    }

    // ---- Threads and memory

    private void threads() throws Exception {
        Item withParameters = items.stream().filter(item -> item.parameters != null && item.statement != null).findFirst().orElseThrow();
        Pointer parameters = loaded(withParameters.parameters);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Integer>> workers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            workers.add(pool.submit(() -> {
                int wrong = 0;
                for (int call = 0; call < CALLS_OF_A_THREAD; call += 2) {
                    wrong += statement(withParameters, parameters).equals(withParameters.statement) ? 0 : 1;
                    wrong += computed(withParameters, parameters).equals(listed(withParameters.amounts)) ? 0 : 1;
                }
                return wrong;
            }));
        }
        int wrong = 0;
        for (Future<Integer> worker : workers) {
            wrong += worker.get();
        }
        pool.shutdown();
        Ibo.check(LIBRARY.ibo_parameters_free(parameters), null);
        expect("threads that share parameters", wrong, 0);
        // The same case without them gives another statement: the parameters were used.
        expect("without the parameters", statement(withParameters, null).equals(withParameters.statement), false);
        System.out.println("Java: 8 threads with " + CALLS_OF_A_THREAD + " calls each share one ibo_parameters");
    }

    /** The memory of this process that is not Java's own stays as it was when statements are closed. */
    private void memory() throws IOException {
        Item item = items.stream().filter(one -> one.plain() && one.statement != null).findFirst().orElseThrow();
        close(item, STATEMENTS_TO_CLOSE / 4);
        long before = resident();
        close(item, STATEMENTS_TO_CLOSE);
        long grown = resident() - before;
        // A statement takes several kB: 20,000 of them would be seen.
        expect("kB that " + STATEMENTS_TO_CLOSE + " closed statements left", grown > 30_000 ? grown : "few", "few");
        System.out.println("Java: " + STATEMENTS_TO_CLOSE + " statements opened and closed, the process grew by " + grown + " kB");
    }

    private void close(Item item, int times) {
        for (int time = 0; time < times; time++) {
            try (Ibo.Statement statement = new Ibo.Statement(item.json)) {
                expect("net", statement.amounts().net_cents, item.amounts[10]);
            }
        }
    }

    private static long resident() throws IOException {
        System.gc();
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
