package dev.treering.benchmarks;

import static dev.treering.benchmarks.InvoiceMeasure.DELIVER_LARGE;
import static dev.treering.benchmarks.InvoiceMeasure.DELIVER_SMALL;
import static dev.treering.benchmarks.InvoiceMeasure.ISSUE_LARGE;
import static dev.treering.benchmarks.InvoiceMeasure.ISSUE_SMALL;
import static dev.treering.benchmarks.InvoiceMeasure.PLAIN_LARGE;
import static dev.treering.benchmarks.InvoiceMeasure.PLAIN_SMALL;
import static dev.treering.benchmarks.InvoiceMeasure.RATE;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.embedded.WholeDirectory;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.server.invoicing.delivery.Consignment;
import dev.treering.server.invoicing.delivery.Dispatch;
import dev.treering.server.invoicing.delivery.Limits;
import dev.treering.server.invoicing.delivery.Pace;
import dev.treering.server.invoicing.delivery.Patience;
import dev.treering.server.invoicing.http.HttpInvoiceProvider;
import dev.treering.server.invoicing.simulated.Behaviour;
import dev.treering.server.invoicing.simulated.SimulatedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many accounts are invoiced a second, for few and for many: issuing beside plain appends of the same facts to a store like it,
 * delivery beside the rate the provider allows.
 */
public final class InvoiceBenchmark {

    private static final int WRONG_USAGE = 64;
    private static final Limits LIMITS = new Limits(1_000, 100, 4);

    private InvoiceBenchmark() {}

    /** Exit codes: 0 done, 64 wrong usage. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = InvoiceOptions.parse(List.of(arguments));
        if (options.isEmpty()) {
            System.err.println(InvoiceOptions.USAGE);
            System.exit(WRONG_USAGE);
        } else {
            var report = run(options.get());
            System.out.println(options.get().json() ? report.json() : report.table());
        }
    }

    static Report run(InvoiceOptions options) throws IOException, InterruptedException {
        var machine = Machine.here();
        var figures = new Figures();
        Path directory = Files.createTempDirectory("treering-invoices");
        try (var one = EmbeddedPostgres.start(directory.resolve("issued"));
                var other = EmbeddedPostgres.start(directory.resolve("plain"));
                var pool = pool(one);
                var plainPool = pool(other)) {
            var contest = new IssuingContest(store(pool), store(plainPool));
            contest.round("warm", options.few(), ISSUE_SMALL, PLAIN_SMALL, new Figures());
            for (int round = 0; round < options.rounds(); round++) {
                var many = contest.round("many-" + round, options.many(), ISSUE_LARGE, PLAIN_LARGE, figures);
                var few = contest.round("few-" + round, options.few(), ISSUE_SMALL, PLAIN_SMALL, figures);
                deliver(many, DELIVER_LARGE, figures);
                deliver(few, DELIVER_SMALL, figures);
                figures.add(RATE, LIMITS.perSecond(), Duration.ofSeconds(1).toNanos());
            }
        } finally {
            WholeDirectory.delete(directory);
        }
        var input = String.format(
                Locale.ROOT,
                "%,d and %,d accounts, a draft and an invoice each, 200 at once; a provider that allows %,d a second",
                options.few(),
                options.many(),
                LIMITS.perSecond());
        var sizes = new TreeMap<>(Map.of("few", (long) options.few(), "many", (long) options.many()));
        return new Report(machine, input, sizes, "accounts", figures, Map.of());
    }

    private static void deliver(List<Issued> invoices, Measured measure, Figures figures) throws InterruptedException {
        try (var provider = SimulatedProvider.start(Behaviour.GOOD.within(LIMITS))) {
            var client = new HttpInvoiceProvider("simulated", provider.url(), Optional::empty, Duration.ofSeconds(10));
            var dispatch = new Dispatch(client, Patience.USUAL, Pace.ofMachine());
            var consignments =
                    invoices.stream().map(InvoiceBenchmark::consignment).toList();
            figures.time(measure, invoices.size(), () -> dispatch.send(consignments, _ -> {}));
            if (provider.taken().all().size() != invoices.size()) {
                throw new IllegalStateException("not every invoice was delivered");
            }
        }
    }

    private static Consignment consignment(Issued invoice) {
        return new Consignment(
                invoice.number(),
                invoice.account(),
                invoice.source(),
                invoice.currency(),
                invoice.total(),
                invoice.on(),
                invoice.due());
    }

    private static PostgresEventStore store(HikariDataSource database) {
        PostgresEventStore.migrate(database);
        return new PostgresEventStore(database, InstantSource.system());
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.jdbcUrl());
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        return pool;
    }
}
