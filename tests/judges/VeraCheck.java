import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints, for each flavour and file, one line a broken rule: file, flavour, clause, test, count, message. */
public final class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < arguments.length; i++) {
            for (String name : arguments[0].split(",")) {
                check(arguments[i], PDFAFlavour.byFlavourId(name));
            }
        }
    }

    private static void check(String file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, true)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> broken = new TreeMap<>();
            Map<String, Integer> counts = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "\t" + assertion.getRuleId().getTestNumber();
                    counts.merge(rule, 1, Integer::sum);
                    broken.putIfAbsent(rule, assertion.getMessage() + " | " + assertion.getLocation().getContext());
                }
            }
            String head = file + "\t" + flavour.getId() + "\t";
            System.out.println(head + (result.isCompliant() ? "PASS" : "FAIL") + "\t" + result.getTotalAssertions());
            broken.forEach((rule, message) -> System.out.println(head + "RULE\t" + rule + "\t" + counts.get(rule) + "\t" + message.replaceAll("\\s+", " ")));
        }
    }
}
