package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.story.ServerProcess.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * From a pilot to money, on a real server and by the command line alone. A dyno costs 80.00 a month, so an eighth of a month costs 10.00:
 *
 * <pre>
 *            January, 744 h           February, 672 h      March, 744 h
 * mode      |────── shadow ──────────|────── shadow ──────|────── live ─────
 * ran          93 h       46.5 h        84 h                 93 h
 *              = 10.00    = 5.00, told  = 10.00              = 10.00
 *                         of in February
 * back-bill |◀── 15.00 - 20 % = 12.00 ──▶ 10.00 - 20 % = 8.00 ▶|
 * </pre>
 */
class PilotToMoneyStoryIT {

    private static final Pattern HASH = Pattern.compile("hash ([0-9a-f]{64})");

    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.up(Files.createDirectory(folder.resolve("data")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String done(String... command) {
        return ended(0, command);
    }

    private static String ended(int exitCode, String... command) {
        Finished finished = server.treering(command);
        assertThat(finished.exitCode())
                .as("%s: %s", String.join(" ", command), finished.output())
                .isEqualTo(exitCode);
        return finished.output();
    }

    private static void imported(String name, List<String> lines) throws IOException {
        done("import", Files.write(folder.resolve(name), lines).toString());
    }

    private static void threeMonthsClosed() throws IOException {
        Path book = Files.writeString(folder.resolve("prices.yaml"), LiveMonth.BOOK);
        done("price-book", "publish", book.toString());
        imported("opening", PilotFacts.lines(PilotFacts.opening()));
        // the lookback reaches the months of this story on whatever day it is told
        done("account pilot enrol acme --from 2026-01-01 --discount 20 --notice-days 0 --lookback P1200M".split(" "));
        imported(
                "january",
                PilotFacts.lines(
                        PilotFacts.run("pod-1", "2026-01-05T00:00:00Z", "2026-01-08T21:00:00Z"),
                        PilotFacts.days(YearMonth.of(2026, 1))));
        done("close", "period", "2026-01");
        imported(
                "february",
                PilotFacts.lines(
                        PilotFacts.run("pod-late", "2026-01-20T00:00:00Z", "2026-01-21T22:30:00Z"),
                        PilotFacts.run("pod-2", "2026-02-02T00:00:00Z", "2026-02-05T12:00:00Z"),
                        PilotFacts.days(YearMonth.of(2026, 2))));
        done("close", "period", "2026-02");
        done("account", "pilot", "convert", "acme", "--from", "2026-03-01");
        imported(
                "march",
                PilotFacts.lines(
                        PilotFacts.run("pod-3", "2026-03-02T00:00:00Z", "2026-03-05T21:00:00Z"),
                        PilotFacts.days(YearMonth.of(2026, 3))));
        done("close", "period", "2026-03");
    }

    private static String post(String hash) {
        return done("backbill", "post", "acme", "c1", "--hash", hash, "--by", "paul");
    }

    private static List<String> invoiced() {
        JsonNode list = Openb.JSON.readTree(done("invoice", "list", "--json"));
        return list.path("invoices")
                .valueStream()
                .map(one -> one.path("number").asString()
                        + ' '
                        + one.path("total").asString()
                        + ' '
                        + one.path("state").asString())
                .sorted()
                .toList();
    }

    private static YearMonth now() {
        return YearMonth.parse(server.status().path("time").asString().substring(0, 7));
    }

    @Test
    void usage_of_a_pilot_is_charged_once_and_everything_still_proves_right() throws Exception {
        threeMonthsClosed();

        YearMonth before = now();
        String proposed = done("backbill propose acme c1 --from 2026-01-01 --until 2026-03-01 --by paul".split(" "));
        assertThat(proposed).containsPattern("pending, \\d+ cells +25\\.00").containsPattern("discount +-5\\.00");
        assertThat(proposed)
                .containsPattern("15\\.00 +12\\.00 +usage of 2026-01")
                .containsPattern("10\\.00 +8\\.00 +usage of 2026-02")
                .containsPattern("with tax +20\\.00");
        Matcher found = HASH.matcher(proposed);
        assertThat(found.find()).isTrue();
        String hash = found.group(1);

        // too early: who is to do what first is told
        assertThat(ended(1, "backbill", "post", "acme", "c1", "--hash", hash, "--by", "paul"))
                .contains("is approved by nobody; two who did not propose the case are to approve it first");
        // who looked at something else is sent to look again
        assertThat(ended(1, "backbill", "approve", "acme", "c1", "--hash", "0123456789", "--by", "ann"))
                .contains("treering backbill show acme c1");
        assertThat(ended(1, "backbill", "approve", "acme", "c1", "--hash", "0".repeat(64), "--by", "ann"))
                .contains("is not the hash of the newest computation", "`backbill show acme c1`");
        // nothing is due of a month that is not closed and in which nothing was posted
        assertThat(ended(1, "invoice", "run", before.toString())).contains("month " + before + " is not closed");
        done("backbill", "approve", "acme", "c1", "--hash", hash, "--by", "ann");
        done("backbill", "approve", "acme", "c1", "--hash", hash, "--by", "bob");
        done("backbill", "notify", "acme", "c1", "--hash", hash, "--evidence", "mail-17", "--by", "paul");
        assertThat(post(hash)).contains("case c1 of acme is posted", "POSTED");
        post(hash); // again changes nothing, as the invoices below prove

        // a second case over the same days finds nothing that is not charged already
        assertThat(done("backbill propose acme c2 --from 2026-01-01 --until 2026-03-01 --by paul".split(" ")))
                .contains("pending, 0 cells");

        done("invoice", "run", "2026-03");
        // the case is invoiced in the month in which it was posted; that may have turned while it was
        Stream.of(before, now()).distinct().forEach(month -> server.treering("invoice", "run", month.toString()));
        assertThat(invoiced()).containsExactly("INV-000001 10.00 DELIVERED", "INV-000002 20.00 DELIVERED");

        assertThat(done("invoice", "show", "INV-000002"))
                .containsPattern("139\\.500 h .* 12\\.00 +usage of 2026-01")
                .containsPattern("84\\.000 h .* 8\\.00 +usage of 2026-02");

        assertThat(done("audit", "verify")).startsWith("VERIFIED");
        assertThat(done("audit", "resolutions")).startsWith("VERIFIED");
        theCaseIsSealedByTheNextCloseAndThenProved();
    }

    private static void theCaseIsSealedByTheNextCloseAndThenProved() throws IOException {
        Path bundle = folder.resolve("bundle.json");
        assertThat(done("audit", "verify", "--invoice", "INV-000001")).startsWith("VERIFIED");
        assertThat(ended(2, "audit", "verify", "--invoice", "INV-000002")).contains("is not sealed yet");
        assertThat(ended(2, "audit", "prove", "acme", "--case", "c1", "--line", "1"))
                .contains("the back-bill c1 of acme is not sealed yet");
        imported("april", PilotFacts.lines(PilotFacts.days(YearMonth.of(2026, 4))));
        done("close", "period", "2026-04");
        assertThat(done("audit", "verify", "--month", "2026-04")).contains("signed by checkpoint 4");
        assertThat(done("audit", "verify", "--invoice", "INV-000002")).contains("the back-bill c1", "20.00 USD");
        done("audit", "prove", "acme", "--case", "c1", "--line", "1", "--out", bundle.toString());
        String key = server.announced().getFirst().substring("seal key ".length());
        assertThat(done("audit", "verify", "--bundle", bundle.toString(), "--key", key))
                .startsWith("VERIFIED")
                .contains("line 1 of acme back-bill c1:", "12.00 USD");
    }
}
