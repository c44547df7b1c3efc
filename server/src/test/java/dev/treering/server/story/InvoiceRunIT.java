package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.invoicing.delivery.Limits;
import dev.treering.server.invoicing.simulated.Behaviour;
import dev.treering.server.invoicing.simulated.SimulatedProvider;
import dev.treering.server.invoicing.simulated.TakenInvoices.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An invoice run over many accounts whose server dies again and again, with a provider that misbehaves: every account gets one
 * invoice, the numbers have no gap, and the provider's own record has each once.
 */
class InvoiceRunIT {

    private static final int ACCOUNTS = Integer.getInteger("treering.accounts", 300);
    private static final int KILLS = Integer.getInteger("treering.kills", 5);
    private static final int KILLS_WHILE_ISSUING = 2; // the others while it delivers
    private static final Duration PATIENCE = Duration.ofSeconds(60 + ACCOUNTS / 20);
    private static final int MOST_RUNS = 10;

    @TempDir
    private Path directory;

    private final LiveMonth month = new LiveMonth(ACCOUNTS);

    @Test
    void a_run_killed_five_times_and_begun_again_invoices_and_delivers_each_account_once() throws Exception {
        long seed = Long.getLong("treering.seed", 5);
        System.out.println("seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        var random = new Random(seed);
        var limits = new Limits(
                Integer.getInteger("treering.rate", Math.max(50, ACCOUNTS / 10)),
                50,
                4); // so that five deaths find something to disturb
        Path data = directory.resolve("data");
        try (var provider = SimulatedProvider.start(Behaviour.bad(seed).within(limits))) {
            var further = List.of("--invoice-provider", provider.url().toString());
            try (var server = ServerProcess.up(data, "0", further)) {
                month.into(server, directory.resolve("facts.jsonl"));
                server.kill();
            }
            long ran = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                try (var server = ServerProcess.up(data, "0", further)) {
                    long head = head(server);
                    long began = System.nanoTime();
                    var running = Thread.ofVirtual().start(() -> server.treering("invoice", "run", "2026-01"));
                    int had = provider.taken().all().size();
                    boolean whileIssuing = kill < KILLS_WHILE_ISSUING;
                    Await.until("the run to have come so far", PATIENCE, () -> {
                        boolean far = whileIssuing
                                ? head(server) > head
                                : provider.taken().all().size() > had;
                        return far || !running.isAlive() ? "" : "not yet";
                    });
                    Thread.sleep(random.nextInt(1_000)); // the moment of death, not a wait for anything
                    server.kill();
                    running.join();
                    ran += System.nanoTime() - began;
                    System.out.println(
                            "killed; the provider has " + provider.taken().all().size());
                }
            }
            try (var server = ServerProcess.up(data, "0", further)) {
                long began = System.nanoTime();
                System.out.println(untilDone(server).toString());
                tellRate(ran + System.nanoTime() - began, limits);
                everyAccountHasOneInvoice(server);
                theProviderHasEachOnce(provider.taken().all());
                theReferencesAreTheProviders(server, provider.taken().all(), random);
                var again = server.treering("invoice", "run", "2026-01", "--json");
                assertThat(counts(again).path("issued").asInt(-1)).isZero();
                assertThat(server.treering("audit", "verify").exitCode()).isZero();
                anInvoiceIsVerifiedAndOneThatWasNeverIssuedIsNot(server);
            }
        }
    }

    private void anInvoiceIsVerifiedAndOneThatWasNeverIssuedIsNot(ServerProcess server) {
        var verified = server.treering("audit", "verify", "--invoice", "INV-000001", "--json");
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        JsonNode told = counts(verified);
        assertThat(told.path("total").asString())
                .isEqualTo(month.totals().get(told.path("account").asString()) + " USD");
        assertThat(told.path("sealed").asString()).endsWith("signed by checkpoint 1");
        var never = server.treering(
                "audit", "verify", "--invoice", String.format(Locale.ROOT, "INV-%06d", ACCOUNTS + 1), "--json");
        assertThat(never.exitCode()).as(never.output()).isEqualTo(1);
        assertThat(never.output()).contains("the series ends with INV-");
    }

    /** The counts, behind whatever was said of progress meanwhile. */
    private static JsonNode counts(ServerProcess.Finished finished) {
        return Openb.JSON.readTree(finished.output().substring(finished.output().indexOf('{')));
    }

    private static long head(ServerProcess server) {
        return server.status().path("head").asLong();
    }

    /** Of the commands, from their start to their end or the server's death; the server's own starts are not the job's. */
    private static void tellRate(long nanos, Limits limits) {
        System.out.printf(
                Locale.ROOT,
                "%,d accounts invoiced and delivered in %.1f s, deaths included: %,.0f accounts/s; the provider allows %,d/s%n",
                ACCOUNTS,
                nanos / 1e9,
                ACCOUNTS * 1e9 / nanos,
                limits.perSecond());
    }

    /** A provider that misbehaves may leave some unanswered: then the same command is asked again. */
    private static JsonNode untilDone(ServerProcess server) {
        for (int run = 1; ; run++) {
            var finished = server.treering("invoice", "run", "2026-01", "--json");
            if (finished.exitCode() == 0) {
                return counts(finished);
            }
            assertThat(run).as(finished.output()).isLessThan(MOST_RUNS);
            assertThat(finished.exitCode()).as(finished.output()).isEqualTo(2);
        }
    }

    private void everyAccountHasOneInvoice(ServerProcess server) {
        var listed = Openb.JSON
                .readTree(server.get("/v1/invoices?month=2026-01", "application/json")
                        .body())
                .path("invoices");
        var numbers = new ArrayList<String>();
        var totals = new HashMap<String, String>();
        for (JsonNode invoice : listed) {
            numbers.add(invoice.path("number").asString());
            totals.put(invoice.path("account").asString(), invoice.path("total").asString());
            assertThat(invoice.path("state").asString()).isEqualTo("DELIVERED");
        }
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ACCOUNTS)
                        .mapToObj(number -> String.format(Locale.ROOT, "INV-%06d", number))
                        .toList());
        assertThat(totals).isEqualTo(month.totals());
    }

    private void theProviderHasEachOnce(List<Entry> taken) {
        var totals = new HashMap<String, String>();
        taken.forEach(entry -> totals.put(entry.account(), entry.total()));
        assertThat(taken).hasSize(ACCOUNTS);
        assertThat(taken.stream().map(Entry::number).distinct()).hasSize(ACCOUNTS);
        assertThat(totals).isEqualTo(month.totals());
        System.out.println("sent " + taken.stream().mapToInt(Entry::told).sum() + " times in all");
    }

    private static void theReferencesAreTheProviders(ServerProcess server, List<Entry> taken, Random random) {
        for (int i = 0; i < 20; i++) {
            Entry entry = taken.get(random.nextInt(taken.size()));
            JsonNode invoice = Openb.JSON.readTree(server.get("/v1/invoices/" + entry.number(), "application/json")
                    .body());
            JsonNode delivered = invoice.path("story").get(1);
            assertThat(delivered.path("what").asString()).isEqualTo("delivered");
            assertThat(delivered.path("detail").asString()).isEqualTo(entry.reference());
            assertThat(invoice.path("lines")).hasSize(1);
        }
    }
}
