package dev.treering.projections.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that other billing systems gave, against ours. The folder is the system property {@code treering.cases}; without it the one
 * among the shared inputs. A case passes, or it is on the list of those that do not apply, with its reason; never both.
 */
class CasesTest {

    private static final Map<String, Peer> PEERS = Map.of(
            "abacus", new Abacus(),
            "cloudkitty", new CloudKitty(),
            "killbill", new KillBill(),
            "lago", new Lago(),
            "openmeter", new OpenMeter(),
            "paas-billing", new PaasBilling(),
            "ubicloud", new Ubicloud());

    private static final DoesNotApply LIST = DoesNotApply.read();

    /** Of the shared cases: a family on the list must not swallow one that passed before. */
    private static final int SHARED_CASES_THAT_PASS = 213;

    private static int passed;
    private static int apart;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Optional<String> stated = Optional.ofNullable(System.getProperty("treering.cases"));
        Path folder = stated.map(Path::of).orElse(Path.of(System.getProperty("treering.shared", "../shared"), "cases"));
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: no cases at " + folder.toAbsolutePath() + " (-Dtreering.cases=DIR)");
        List<Case> cases = read(folder);
        Stream<DynamicTest> each = cases.stream().map(given -> dynamicTest(given.title(), () -> run(given)));
        // another folder need not have the cases that the list was written for
        return stated.isPresent()
                ? each
                : Stream.concat(
                        each, Stream.of(dynamicTest("the list is as short as it can be", CasesTest::nothingIsStale)));
    }

    @AfterAll
    static void say_how_many() {
        System.out.println("cases: " + passed + " passed, " + apart + " do not apply");
    }

    private static void run(Case given) {
        Optional<String> reason = LIST.reason(given);
        try {
            peer(given).check(given);
        } catch (AssertionError | RuntimeException difference) {
            if (reason.isEmpty()) {
                throw difference;
            }
            apart++;
            LIST.differs(given);
            abort("does not apply: " + reason.get());
        }
        if (LIST.isNamed(given)) {
            fail("%s passes: take it off the list of those that do not apply", given.title());
        }
        passed++;
    }

    private static Peer peer(Case given) {
        return Optional.ofNullable(PEERS.get(given.peer()))
                .orElseThrow(() ->
                        new AssertionError("no translation of " + given.peer() + "; there are " + PEERS.keySet()));
    }

    private static void nothingIsStale() {
        assertThat(LIST.unused()).as("on the list, and no case differs so").isEmpty();
        assertThat(passed).as("cases that pass").isEqualTo(SHARED_CASES_THAT_PASS);
    }

    private static List<Case> read(Path folder) throws IOException {
        var cases = new ArrayList<Case>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String peer = file.getFileName().toString().replace(".json", "");
                for (JsonNode given :
                        JsonMapper.shared().readTree(Files.readString(file)).path("cases")) {
                    cases.add(new Case(peer, given.path("name").asString(), given));
                }
            }
        }
        return cases;
    }
}
