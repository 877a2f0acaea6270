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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fixtures through Ibo.java of the README: Check TABLE LAYOUT, what tables.py wrote and what a C compiler says of the structs.
 *
 * The layout of the structs; cases in structs, alone and as rows of one call, whatever the order of their records; arrays that do not fit each other; the lines of
 * statements; cases as JSON with options; payments in three ways; threads that share parameters; and that closed statements leave nothing behind.
 */
public final class Check {
    /** What Ibo.java leaves out of the header, declared the same way. */
    public interface More extends Ibo.Functions {
        int ibo_payment_in(int month, Pointer parameters, long premium_cents, Ibo.Fraction.ByValue employment, Ibo.Fraction.ByValue attendance,
            Ibo.PaymentResult out, Ibo.Error error);
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
            Ibo.Error[] errors, Ibo.SizeT error_count, Ibo.SizeT error_size, Ibo.Error error);
        int ibo_premium_compute(Ibo.Case the_case, long replacement_income_cents, Options options, Pointer parameters, Premium out,
            Ibo.Error error);
        int ibo_statement_from_json_with(byte[] json, Ibo.SizeT length, Options options, Pointer parameters, PointerByReference out,
            Ibo.Error error);
        int ibo_statement_line_count(Pointer statement, Ibo.SizeTByReference count);
        int ibo_statement_line(Pointer statement, Ibo.SizeT index, Line out);
        int ibo_parameters_load(byte[] toml, Ibo.SizeT length, PointerByReference out, Ibo.Error error);
        int ibo_parameters_free(Pointer parameters);
    }

    @FieldOrder({"scheme", "payer", "certainty", "amount_cents"})
    public static final class Premium extends Ibo.Sized {
        public int scheme;
        public int payer;
        public int certainty;
        public long amount_cents;
    }

    @FieldOrder({"case_index", "from", "to"})
    public static final class Absence extends Ibo.Sized {
        public int case_index;
        public int from;
        public int to;
    }

    @FieldOrder({"require", "provisional", "with_case"})
    public static final class Options extends Ibo.Sized {
        public int require;
        public int provisional;
        public int with_case;
    }

    @FieldOrder({"code", "role", "certainty", "amount_cents", "record", "recovered", "rule", "name", "label_nl", "label_en"})
    public static final class Line extends Ibo.Sized {
        public int code;
        public int role;
        public int certainty;
        public long amount_cents;
        public int record;
        public int recovered;
        public byte[] rule = new byte[8];
        public byte[] name = new byte[48];
        public byte[] label_nl = new byte[64];
        public byte[] label_en = new byte[64];
    }

    private record Refusal(int number, String at, String rule) {}

    /** The error of a row. */
    private record OfRow(long row, Refusal refusal) {}

    private record Payment(String name, int month, long premium, int[] fractions, long[] expected) {}

    /** A case or a record with the place that it says: the `case_index`. */
    private record Placed(int place, List<String> values) {}

    /** What a call for many rows wrote. */
    private record Answer(int status, Ibo.Error error, Ibo.Amounts[] out, int[] statuses, int refused, Ibo.Error[] errors) {
        /** The errors of rows, up to the first that is empty; behind it there is none. */
        List<OfRow> told() {
            int count = 0;
            while (count < errors.length && errors[count].number != 0) {
                count++;
            }
            if (!Arrays.stream(errors).skip(count).allMatch(Check::isEmpty)) {
                throw new IllegalStateException("an error behind an empty one");
            }
            return Arrays.stream(errors).limit(count).map(one -> new OfRow(one.row, refusal(one))).toList();
        }

        /** Whether a call that failed left nothing but its status. */
        boolean isEmpty() {
            return status != 0 && refused == 0 && told().isEmpty() && Arrays.stream(statuses).allMatch(one -> one == status)
                && Arrays.stream(out).allMatch(one -> amounts(one).equals(listed(new long[12])));
        }
    }

    /** The cases of one call, each with the counts of its records, and the records in any order. */
    private static final class Rows {
        private final List<Item> items = new ArrayList<>();
        private final List<Placed> cases = new ArrayList<>();
        private final Map<String, List<Placed>> records = new HashMap<>();

        Rows(List<Item> asked, UnaryOperator<List<Placed>> order) {
            COLUMNS.keySet().forEach(source -> records.put(source, new ArrayList<>()));
            for (int row = 0; row < asked.size(); row++) {
                int place = row;
                items.add(asked.get(row));
                cases.add(new Placed(place, asked.get(row).theCase));
                records.forEach((source, found) ->
                    asked.get(place).records.get(source).forEach(values -> found.add(new Placed(place, values))));
            }
            records.replaceAll((source, found) -> new ArrayList<>(order.apply(found)));
        }

        /** Two cases with their counts change places; the records do not know of it. */
        void swap(int one, int other) {
            Collections.swap(items, one, other);
            Collections.swap(cases, one, other);
        }

        /** All of them in one call, with room for so many errors of rows. */
        Answer compute(int room) throws ReflectiveOperationException {
            Ibo.Case[] all = array(new Ibo.Case(), cases, CASE);
            for (int row = 0; row < all.length; row++) {
                Map<String, List<List<String>>> own = items.get(row).records;
                all[row].unemployment_count = own.get("u").size();
                all[row].leefloon_count = own.get("l").size();
                all[row].sickness_count = own.get("s").size();
                all[row].absence_count = own.get("a").size();
            }
            Ibo.UnemploymentRecord[] unemployment = array(new Ibo.UnemploymentRecord(), records.get("u"), COLUMNS.get("u"));
            Ibo.LeefloonRecord[] leefloon = array(new Ibo.LeefloonRecord(), records.get("l"), COLUMNS.get("l"));
            Ibo.SicknessRecord[] sickness = array(new Ibo.SicknessRecord(), records.get("s"), COLUMNS.get("s"));
            Absence[] absences = array(new Absence(), records.get("a"), COLUMNS.get("a"));
            // All that is to be written holds something of the run before.
            Ibo.Amounts[] out = (Ibo.Amounts[]) new Ibo.Amounts().toArray(all.length);
            Arrays.stream(out).forEach(one -> one.scheme = one.certainty = 77);
            Arrays.stream(out).forEach(one -> one.net_cents = one.employer_contribution_cents = 77);
            int[] statuses = new int[all.length];
            Arrays.fill(statuses, -1);
            Ibo.SizeTByReference refused = new Ibo.SizeTByReference();
            refused.getPointer().setByte(0, (byte) 77);
            Ibo.Error[] errors = room == 0 ? null : (Ibo.Error[]) new Ibo.Error().toArray(room);
            Stream.ofNullable(errors).flatMap(Arrays::stream).forEach(Check::use);
            Ibo.Error error = used();
            int status = LIBRARY.ibo_amounts_compute_many(
                all, Ibo.count(all), Ibo.size(all),
                unemployment, Ibo.count(unemployment), Ibo.size(unemployment),
                leefloon, Ibo.count(leefloon), Ibo.size(leefloon),
                sickness, Ibo.count(sickness), Ibo.size(sickness),
                absences, Ibo.count(absences), Ibo.size(absences),
                null, null, out, Ibo.size(out), statuses, refused,
                errors, Ibo.count(errors), Ibo.size(errors), error);
            return new Answer(status, error, out, statuses, refused.value(), errors == null ? new Ibo.Error[0] : errors);
        }
    }

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
        private final List<List<String>> lines = new ArrayList<>();
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
    private static final int DUTCH = 1;
    private static final int BASE = 1;
    private static final int DEDUCTED = 2;
    private static final int RESULT = 3;
    /** The lines that are what was added up; a premium is it too where the wage share stands before it. */
    private static final int DIFFERENCE = 7;
    private static final int PREMIUM = 9;
    private static final int NET = 13;
    private static final int WAGE_SHARE = 15;
    /** The fields of a case in the order of the table; the counts and the place are not in it. */
    private static final List<String> CASE = Arrays.stream(Ibo.Case.class.getAnnotation(FieldOrder.class).value())
        .filter(name -> !name.endsWith("_count") && !name.equals("case_index")).toList();
    /** The fields of records in the order of the table. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
        "u", List.of("from", "to", "basis", "day_amount_cents", "half_per_week", "rva_code", "benefit_type"),
        "l", List.of("month", "amount_cents", "from", "to", "aid_type", "entry_kind"),
        "s", List.of("nature", "from", "to", "gross_taxable_cents", "hours_hundredths", "days", "version", "status", "benefit_code",
            "document_type", "attest_id"),
        "a", List.of("from", "to"));
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
        check.places();
        check.json();
        check.lines();
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
                case "line" -> item.lines.add(values);
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

    private static Refusal refusal(Ibo.Error error) {
        return new Refusal(error.number, Ibo.text(error.at), Ibo.text(error.rule));
    }

    /** An error that a call told before. */
    private static Ibo.Error used() {
        return use(new Ibo.Error());
    }

    private static Ibo.Error use(Ibo.Error error) {
        error.language = DUTCH;
        error.row = error.number = 77;
        Stream.of(error.rule, error.at, error.message).forEach(text -> Arrays.fill(text, (byte) 'x'));
        return error;
    }

    /** What a call that succeeds leaves of it: the language. */
    private static boolean isEmpty(Ibo.Error error) {
        return error.struct_size == error.size() && error.language == DUTCH && error.row == 0 && error.number == 0
            && Stream.of(error.rule, error.at, error.message).allMatch(text -> Arrays.equals(text, new byte[text.length]));
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

    /** Sets these fields of a struct; the others stay 0. */
    private static void fill(Structure struct, List<String> fields, List<String> values) throws ReflectiveOperationException {
        int next = 0;
        for (String name : fields) {
            Field field = struct.getClass().getField(name);
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

    /** Cases or records beside each other, each with the place that it says; null for none. */
    @SuppressWarnings("unchecked") // toArray makes an array of the struct's own class
    private static <T extends Structure> T[] array(T first, List<Placed> given, List<String> fields) throws ReflectiveOperationException {
        if (given.isEmpty()) {
            return null;
        }
        T[] array = (T[]) first.toArray(given.size());
        Field place = first.getClass().getField("case_index");
        for (int at = 0; at < array.length; at++) {
            fill(array[at], fields, given.get(at).values);
            place.setInt(array[at], given.get(at).place);
        }
        return array;
    }

    /** The records of a case at this place. */
    private static List<Placed> at(int place, List<List<String>> records) {
        return records.stream().map(values -> new Placed(place, values)).toList();
    }

    private static List<Long> amounts(Ibo.Amounts result) {
        return List.of((long) result.scheme, (long) result.payer, (long) result.certainty, (long) result.provisional,
            (long) result.has_employer_contribution, result.replacement_income_cents, result.premium_cents, result.premium_after_fraction_cents,
            result.premium_due_cents, result.withholding_tax_cents, result.net_cents, result.employer_contribution_cents);
    }

    private static List<Long> listed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static List<Integer> listed(int[] numbers) {
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
        return computed(item, parameters, 0, 0);
    }

    /** The amounts of a case at a place, with records of the case at a place. */
    private Object computed(Item item, Pointer parameters, int place, int ofRecords) throws ReflectiveOperationException {
        Ibo.Case theCase = new Ibo.Case();
        fill(theCase, CASE, item.theCase);
        theCase.case_index = place;
        Map<String, List<List<String>>> own = item.records;
        Ibo.UnemploymentRecord[] unemployment = array(new Ibo.UnemploymentRecord(), at(ofRecords, own.get("u")), COLUMNS.get("u"));
        Ibo.LeefloonRecord[] leefloon = array(new Ibo.LeefloonRecord(), at(ofRecords, own.get("l")), COLUMNS.get("l"));
        Ibo.SicknessRecord[] sickness = array(new Ibo.SicknessRecord(), at(ofRecords, own.get("s")), COLUMNS.get("s"));
        Absence[] absences = array(new Absence(), at(ofRecords, own.get("a")), COLUMNS.get("a"));
        try {
            if (item.plain() && absences == null) {
                return amounts(Ibo.amounts(theCase, unemployment, leefloon, sickness));
            }
            Ibo.Amounts out = new Ibo.Amounts();
            out.scheme = 77;
            out.net_cents = 77;
            Ibo.Error error = used();
            int status = LIBRARY.ibo_amounts_compute_with(
                theCase,
                unemployment, Ibo.count(unemployment), Ibo.size(unemployment),
                leefloon, Ibo.count(leefloon), Ibo.size(leefloon),
                sickness, Ibo.count(sickness), Ibo.size(sickness),
                absences, Ibo.count(absences), Ibo.size(absences),
                item.options(), parameters, out, error);
            if (status != 0 && !amounts(out).equals(listed(new long[12]))) {
                return "amounts of the run before: " + amounts(out);
            }
            Ibo.check(status, error);
            expect(item.name + ", an empty error", isEmpty(error), true);
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

    /** All cases that need no option in one call, whatever the order of their records: a refused row stops no other. */
    private void rows() throws ReflectiveOperationException {
        List<Item> asked = items.stream().filter(item -> item.plain() && item.amountsAreSaid()).toList();
        List<Item> sound = asked.stream().filter(item -> item.error == null).toList();
        int bad = asked.size() - sound.size();
        long ofMonth = asked.stream().filter(item -> item.ofMonth).count();
        Random random = new Random(bad);
        check(asked, "one after the other", UnaryOperator.identity(), asked.size());
        check(asked, "each case with its own in their order", records -> mixed(random, records), bad - 1);
        // The amounts do not depend on the order within a case either; which of two faults is told does.
        check(sound, "from the last to the first", records -> {
            List<Placed> order = new ArrayList<>(records);
            Collections.reverse(order);
            return order;
        }, 0);
        check(sound, "in no order at all", records -> {
            List<Placed> order = new ArrayList<>(records);
            Collections.shuffle(order, random);
            return order;
        }, 1);
        System.out.println("Java: " + asked.size() + " rows of one call, " + ofMonth + " of the month, " + bad
            + " refused and told with their row; their records in four orders");
    }

    /** Records in another order, of which those of one case stay in theirs. */
    private static List<Placed> mixed(Random random, List<Placed> records) {
        Map<Integer, Queue<Placed>> own = new HashMap<>();
        records.forEach(record -> own.computeIfAbsent(record.place, place -> new ArrayDeque<>()).add(record));
        List<Integer> places = new ArrayList<>(records.stream().map(Placed::place).toList());
        Collections.shuffle(places, random);
        return places.stream().map(place -> own.get(place).remove()).toList();
    }

    private void check(List<Item> asked, String order, UnaryOperator<List<Placed>> ordered, int room) throws ReflectiveOperationException {
        Answer answer = new Rows(asked, ordered).compute(room);
        expect(order + ", status and an empty error", List.of(answer.status, isEmpty(answer.error)), List.of(0, true));
        List<OfRow> refused = new ArrayList<>();
        for (int row = 0; row < asked.size(); row++) {
            Item item = asked.get(row);
            if (item.error != null) {
                refused.add(new OfRow(row, item.error));
            }
            String what = item.name + ", as a row, " + order;
            expect(what, answer.statuses[row], item.error != null ? item.error.number : 0);
            expect(what, amounts(answer.out[row]), item.error != null ? listed(new long[12]) : listed(item.amounts));
        }
        expect(order + ", refused rows", answer.refused, refused.size());
        expect(order + ", errors of rows", answer.told(), refused.stream().limit(room).toList());
        boolean said = Arrays.stream(answer.errors).limit(refused.size()).allMatch(one -> Ibo.text(one.message).length() > 10);
        expect(order + ", what is wrong is said", said, true);
    }

    /** No order of the arrays gives a person the income of another: what is not where it says refuses the call, and nothing of the run before stays. */
    private void places() throws ReflectiveOperationException {
        List<Item> month = items.stream().filter(item -> item.ofMonth && item.theCase != null).toList();
        Rows sound = new Rows(month, UnaryOperator.identity());
        int first = sound.records.get("u").get(0).place;
        String ofCount = "8 cases[" + first + "].unemployment_count";
        expect("the month as it is", List.of(sound.compute(3).status, sound.records.get("u").get(1).place > first), List.of(0, true));
        // The records moved one place up, over the first; the last stands there twice.
        wrong(month, "a shifted array", ofCount, rows -> {
            List<Placed> own = rows.records.get("u");
            own.remove(0);
            own.add(own.get(own.size() - 1));
        });
        wrong(month, "a record too few", ofCount, rows -> rows.records.get("u").remove(0));
        wrong(month, "a record too many", ofCount, rows -> rows.records.get("u").add(rows.records.get("u").get(0)));
        wrong(month, "shifted places", ofCount, rows -> {
            List<Placed> own = new ArrayList<>(rows.records.get("u"));
            for (int at = 0; at + 1 < own.size(); at++) {
                rows.records.get("u").set(at, new Placed(own.get(at + 1).place, own.get(at).values));
            }
        });
        wrong(month, "two cases swapped", "1004 cases[2].case_index", rows -> rows.swap(2, 5));
        wrong(month, "sorted cases", "1004 cases[0].case_index", rows -> {
            Collections.reverse(rows.items);
            Collections.reverse(rows.cases);
        });
        Map<String, String> names = Map.of("u", "unemployment", "l", "leefloon", "s", "sickness", "a", "absences");
        names.forEach((source, name) -> {
            for (int place : new int[] {month.size(), -1}) {
                int last = sound.records.get(source).size() - 1;
                wrong(month, name + " of no case", "1419 " + name + "[" + last + "].case_index",
                    rows -> rows.records.get(source).set(last, new Placed(place, rows.records.get(source).get(last).values)));
            }
        });
        // A case alone, which may say any place, with records of its own and of another.
        Item item = items.stream().filter(one -> one.amounts != null && one.theCase != null && !one.records.get("a").isEmpty()
            && !one.records.get("u").isEmpty() && one.plain()).findFirst().orElseThrow();
        expect("a case at 7", computed(item, null, 7, 7), listed(item.amounts));
        expect("a case at the last place", computed(item, null, -1, -1), listed(item.amounts));
        expect("records of another", computed(item, null, 7, 8), new Refusal(1419, "unemployment.records[0].case_index", ""));
        Item absent = new Item("absences alone");
        absent.theCase = item.theCase;
        absent.records.get("a").addAll(item.records.get("a"));
        expect("absences of another", computed(absent, null, 0, 1), new Refusal(1419, "absences[0].case_index", ""));
        System.out.println("Java: arrays that were shifted, cut or sorted are refused as a whole");
    }

    private void wrong(List<Item> month, String what, String expected, Consumer<Rows> spoil) {
        Rows rows = new Rows(month, UnaryOperator.identity());
        spoil.accept(rows);
        try {
            Answer answer = rows.compute(3);
            expect(what, answer.status + " " + Ibo.text(answer.error.at), expected);
            expect(what + ", empty", answer.isEmpty(), true);
            expect(what + ", said", Ibo.text(answer.error.message).contains("case_index"), true);
        } catch (ReflectiveOperationException why) {
            throw new IllegalStateException(why);
        }
    }

    // ---- JSON

    /** The statement of a case as JSON, or why it is refused. */
    private static Object statement(Item item, Pointer parameters) {
        PointerByReference out = new PointerByReference(new Pointer(77));
        Ibo.Error error = used();
        int status = LIBRARY.ibo_statement_from_json_with(item.json, new Ibo.SizeT(item.json.length), item.options(), parameters, out, error);
        if (status != 0) {
            return out.getValue() == null && error.number == status ? refusal(error) : "a handle of the run before, or another number";
        }
        if (!isEmpty(error)) {
            return "an error of the run before";
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

    /** The lines of each statement are those of the fixtures, and come to the net as the header says. */
    private void lines() {
        int count = 0;
        int recovered = 0;
        for (Item item : items) {
            if (item.lines.isEmpty()) {
                continue;
            }
            Pointer parameters = loaded(item.parameters);
            PointerByReference out = new PointerByReference();
            Ibo.SizeT length = new Ibo.SizeT(item.json.length);
            Ibo.check(LIBRARY.ibo_statement_from_json_with(item.json, length, item.options(), parameters, out, null), null);
            Ibo.SizeTByReference number = new Ibo.SizeTByReference();
            Ibo.check(LIBRARY.ibo_statement_line_count(out.getValue(), number), null);
            List<Line> lines = IntStream.range(0, number.value()).mapToObj(index -> line(out.getValue(), index)).toList();
            // The last field of the table is the formula.
            List<List<String>> expected = item.lines.stream().map(fields -> fields.subList(0, fields.size() - 1)).toList();
            expect(item.name + ", lines", lines.stream().map(Check::fields).toList(), expected);
            expect(item.name + ", what its lines come to", sum(lines), item.amounts[10]);
            Ibo.check(LIBRARY.ibo_statement_free(out.getValue()), null);
            Ibo.check(LIBRARY.ibo_parameters_free(parameters), null);
            count += lines.size();
            recovered += lines.stream().anyMatch(line -> line.recovered == 1 && line.role == BASE) ? 1 : 0;
        }
        expect("recovered incomes that are added", recovered >= 2, true);
        Line none = new Line();
        none.amount_cents = 77;
        int status = LIBRARY.ibo_statement_line(null, new Ibo.SizeT(0), none);
        expect("a line of no statement", List.of(status, none.amount_cents), List.of(1, 0L));
        System.out.println("Java: " + count + " lines, which come to the net of their statements");
    }

    private static Line line(Pointer statement, int index) {
        Line line = new Line();
        line.recovered = line.record = 77;
        Ibo.check(LIBRARY.ibo_statement_line(statement, new Ibo.SizeT(index), line), null);
        return line;
    }

    private static List<String> fields(Line line) {
        return Stream.of(line.code, line.role, line.certainty, line.amount_cents, line.record, line.recovered, Ibo.text(line.rule), Ibo.text(line.name))
            .map(Object::toString).toList();
    }

    /** A base is added, a deducted line subtracted, a result goes on from there; -1 where a result cannot be what was added up. */
    private static long sum(List<Line> lines) {
        long running = 0;
        boolean ofShare = false;
        for (Line line : lines) {
            ofShare |= line.code == WAGE_SHARE;
            if (line.role == BASE) {
                running += line.amount_cents;
            } else if (line.role == DEDUCTED) {
                running -= line.amount_cents;
            } else if (line.role == RESULT) {
                // What takes no percentage and no fraction is the sum itself, and the others no more.
                boolean whole = line.code == DIFFERENCE || line.code == NET || line.code == PREMIUM && ofShare;
                long most = Math.max(running, 0);
                if (whole ? line.amount_cents != most : line.amount_cents > most) {
                    return -1;
                }
                running = line.amount_cents;
            }
            if (line.amount_cents < 0) {
                return -1;
            }
        }
        return running;
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
        Ibo.PaymentRow[] rows = (Ibo.PaymentRow[]) new Ibo.PaymentRow().toArray(payments.size() + 1);
        for (int at = 0; at < payments.size(); at++) {
            Payment payment = payments.get(at);
            int[] fractions = payment.fractions;
            Ibo.Fraction.ByValue employment = fraction(fractions[0], fractions[1]);
            Ibo.Fraction.ByValue attendance = fraction(fractions[2], fractions[3]);
            Ibo.PaymentResult alone = Ibo.payment(Ibo.euros(payment.premium), employment, attendance);
            expect(payment.name, amounts(alone), listed(payment.expected));
            expect(payment.name + ", in euros", Ibo.euros(alone.net_cents), BigDecimal.valueOf(payment.expected[3], 2));
            Ibo.PaymentResult inMonth = new Ibo.PaymentResult();
            Ibo.Error error = used();
            Ibo.check(LIBRARY.ibo_payment_in(payment.month, null, payment.premium, employment, attendance, inMonth, error), error);
            expect(payment.name + ", an empty error", isEmpty(error), true);
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
        out[payments.size()].net_cents = out[payments.size()].premium_cents = 77;
        int[] statuses = new int[rows.length];
        Ibo.SizeTByReference refused = new Ibo.SizeTByReference();
        Ibo.Error[] errors = (Ibo.Error[]) new Ibo.Error().toArray(3);
        Arrays.stream(errors).forEach(Check::use);
        Ibo.Error error = used();
        Ibo.check(LIBRARY.ibo_payments(rows, Ibo.count(rows), Ibo.size(rows), null, out, Ibo.size(out), statuses, refused,
            errors, Ibo.count(errors), Ibo.size(errors), error), error);
        expect("payments as rows, an empty error", isEmpty(error), true);
        for (int at = 0; at < payments.size(); at++) {
            expect(payments.get(at).name + ", as a row", amounts(out[at]), listed(payments.get(at).expected));
            expect(payments.get(at).name + ", as a row", statuses[at], 0);
        }
        expect("the row that is refused", List.of(statuses[payments.size()], refused.value()), List.of(1123, 1));
        expect("its result", List.of(amounts(out[payments.size()]), out[payments.size()].premium_cents), List.of(listed(new long[4]), 0L));
        expect("its error", List.of(errors[0].row, refusal(errors[0])), List.of((long) payments.size(), new Refusal(1123, "fraction", "R0.4")));
        expect("no other error", isEmpty(errors[1]) && isEmpty(errors[2]), true);
        workingDays();
        languages(0, 1, 2);
        languages(0, 3, 1);
        System.out.println("Java: " + payments.size() + " payments alone, in their month and as rows of one call, to the cent");
    }

    /** By hand: 588.57 x 19/38 = 294.285, printed 294.29; 17 of the 22 days from 9 March: 227.4059; tax 25.265251; the net. */
    private void workingDays() {
        Ibo.PaymentRow[] rows = Ibo.array(new Ibo.PaymentRow(), 2);
        for (Ibo.PaymentRow row : rows) {
            row.month = 202603;
            row.premium_cents = 58857;
            row.employment.set(fraction(1900, 3800));
            row.start = 20260309;
            row.end = 20260828;
        }
        rows[0].working_days = 1;
        Ibo.PaymentResult[] out = Ibo.array(new Ibo.PaymentResult(), 2);
        int[] statuses = new int[2];
        Ibo.Error error = used();
        Ibo.check(LIBRARY.ibo_payments(rows, Ibo.count(rows), Ibo.size(rows), null, out, Ibo.size(out), statuses, null,
            null, new Ibo.SizeT(), new Ibo.SizeT(), error), error);
        expect("by working days", amounts(out[0]), List.of(29429L, 22741L, 2527L, 20214L));
        expect("by working days, which are assumed", out[0].certainty, 1);
        expect("a part of the month without an attendance", listed(statuses), List.of(0, 1314));
    }

    /** Refused rows, each told in a language; one that there is not refuses the call. */
    private void languages(int... languages) {
        Ibo.PaymentRow[] rows = (Ibo.PaymentRow[]) new Ibo.PaymentRow().toArray(languages.length);
        Ibo.PaymentResult[] out = (Ibo.PaymentResult[]) new Ibo.PaymentResult().toArray(languages.length);
        Ibo.Error[] errors = (Ibo.Error[]) new Ibo.Error().toArray(languages.length);
        for (int at = 0; at < languages.length; at++) {
            out[at].net_cents = 77;
            use(errors[at]).language = languages[at];
        }
        int[] statuses = new int[languages.length];
        Ibo.SizeTByReference refused = new Ibo.SizeTByReference();
        Ibo.Error error = used();
        int status = LIBRARY.ibo_payments(rows, Ibo.count(rows), Ibo.size(rows), null, out, Ibo.size(out), statuses, refused,
            errors, Ibo.count(errors), Ibo.size(errors), error);
        boolean known = Arrays.stream(languages).allMatch(language -> language >= 0 && language <= 2);
        String what = "errors in the languages " + Arrays.toString(languages);
        expect(what, status + " " + Ibo.text(error.at), known ? "0 " : "7 errors");
        expect(what + ", statuses", listed(statuses), Collections.nCopies(languages.length, known ? 1123 : 7));
        expect(what + ", refused", refused.value(), known ? languages.length : 0);
        for (int at = 0; at < languages.length; at++) {
            expect(what + ", out", out[at].net_cents, 0L);
            expect(what + ", told", List.of(errors[at].row, errors[at].number, errors[at].language),
                List.of(known ? (long) at : 0L, known ? 1123 : 0, languages[at]));
        }
        if (known) {
            List<String> said = Arrays.stream(errors).map(one -> Ibo.text(one.message)).toList();
            expect(what + ", said", said.get(0).equals(said.get(2)) && !said.get(0).equals(said.get(1)), true);
        }
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
        error.language = DUTCH;
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
        Ibo.PaymentResult before = new Ibo.PaymentResult();
        before.net_cents = 77;
        expect("a refused payment", LIBRARY.ibo_payment(-1, fraction(1, 1), fraction(1, 1), before, null), 1104);
        expect("its result", before.net_cents, 0L);
        Item item = items.stream().filter(one -> one.plain() && one.statement != null).findFirst().orElseThrow();
        PointerByReference out = new PointerByReference();
        Ibo.check(LIBRARY.ibo_statement_from_json(item.json, new Ibo.SizeT(item.json.length), out, null), null);
        byte[] small = {77, 77, 77};
        Ibo.SizeTByReference needed = new Ibo.SizeTByReference();
        int status = LIBRARY.ibo_statement_to_json(out.getValue(), small, new Ibo.SizeT(small.length), needed);
        int length = item.statement.getBytes(StandardCharsets.UTF_8).length;
        expect("a small buffer", List.of(status, needed.value(), Arrays.toString(small)), List.of(5, length, "[0, 0, 0]"));
        Ibo.check(LIBRARY.ibo_statement_free(out.getValue()), null);
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
