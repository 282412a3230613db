import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> verdicts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            for (String name : arguments[0].split(",")) {
                String file = arguments[i];
                Callable<String> judging = () -> check(file, PDFAFlavour.byFlavourId(name));
                verdicts.add(workers.submit(judging));
            }
        }
        for (Future<String> verdict : verdicts) {
            System.out.print(verdict.get());
        }
        workers.shutdown();
    }

    private static String check(String file, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
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
            StringBuilder said = new StringBuilder(
                    head + (result.isCompliant() ? "PASS" : "FAIL") + "\t" + result.getTotalAssertions() + "\n");
            broken.forEach((rule, message) -> said.append(
                    head + "RULE\t" + rule + "\t" + counts.get(rule) + "\t" + message.replaceAll("\\s+", " ") + "\n"));
            return said.toString();
        }
    }
}
