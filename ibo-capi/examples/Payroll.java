import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Computes a premium and a payment; with the argument `statements`, reads cases (JSON Lines) and prints their statements. */
public final class Payroll {
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            premiumAndPayment();
        } else if (!statements(new BufferedInputStream(System.in))) {
            System.exit(1);
        }
    }

    private static void premiumAndPayment() {
        Ibo.Case theCase = new Ibo.Case();
        theCase.month = 202603;
        theCase.kind = Ibo.KIND_IBO;
        theCase.start = 20260302;
        theCase.end = 20260828;
        theCase.percentage = 80;
        theCase.has_reference_gross_wage = 1;
        theCase.reference_gross_wage_cents = Ibo.cents(new BigDecimal("2500.00"));
        theCase.employment_fraction = Ibo.fraction("38", "38");
        theCase.unemployment_availability = Ibo.AVAILABILITY_DATA;
        theCase.leefloon_availability = Ibo.AVAILABILITY_NO_DATA;
        theCase.sickness_availability = Ibo.AVAILABILITY_NO_DATA;

        Ibo.UnemploymentRecord[] benefits = (Ibo.UnemploymentRecord[]) new Ibo.UnemploymentRecord().toArray(1);
        benefits[0].from = 20260105;
        benefits[0].basis = Ibo.BASIS_FULL;
        benefits[0].day_amount_cents = Ibo.cents(new BigDecimal("55.29"));
        Ibo.put(benefits[0].benefit_type, "full-unemployment");

        Ibo.Amounts month = Ibo.amounts(theCase, benefits, null, null);
        BigDecimal premium = Ibo.euros(month.premium_cents);
        System.out.println("premium " + premium + ", net " + Ibo.euros(month.net_cents));

        Ibo.PaymentResult paid = Ibo.payment(premium, Ibo.fraction("19", "38"), Ibo.fraction("1", "1"));
        System.out.println("paid at 19/38: net " + Ibo.euros(paid.net_cents));
    }

    /** Prints one statement per line, or the reason on standard error; false if a line was refused. */
    private static boolean statements(InputStream cases) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream refusals = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        BigDecimal net = BigDecimal.ZERO;
        int refused = 0;
        int number = 0;
        for (byte[] line = line(cases); line != null; line = line(cases)) {
            number++;
            try (Ibo.Statement statement = new Ibo.Statement(line)) {
                out.print(statement.toJson() + "\n");
                net = net.add(Ibo.euros(statement.amounts().net_cents));
            } catch (Ibo.IboException refusal) {
                refused++;
                refusals.println("line " + number + ": " + refusal);
            }
        }
        out.flush();
        refusals.println((number - refused) + " statements, net " + net + " together; " + refused + " refused");
        return refused == 0;
    }

    /** The bytes of the next line, as they are: the library refuses a line that is not UTF-8. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next == -1) {
            return null;
        }
        for (; next != -1 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }
}
