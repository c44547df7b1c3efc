package dev.treering.server.running;

import dev.treering.aggregates.issuing.ClosedMonths;
import dev.treering.aggregates.issuing.Issuing;
import dev.treering.aggregates.store.EventStore;
import dev.treering.events.log.FactLog;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.server.invoicing.DeliveryRun;
import dev.treering.server.invoicing.InvoiceRun;
import dev.treering.server.invoicing.Invoicing;
import dev.treering.server.invoicing.delivery.Dispatch;
import dev.treering.server.invoicing.delivery.InvoiceProvider;
import dev.treering.server.invoicing.delivery.Pace;
import dev.treering.server.invoicing.delivery.Patience;
import dev.treering.server.invoicing.http.HttpInvoiceProvider;
import dev.treering.server.invoicing.simulated.Behaviour;
import dev.treering.server.invoicing.simulated.SimulatedProvider;
import dev.treering.server.settings.Settings.Invoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The invoicing job with its provider, ours or theirs. */
final class InvoicingParts {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private InvoicingParts() {}

    static Invoicing open(Invoices settings, InvoiceQueries queries, EventStore store, FactLog log, Started started) {
        Optional<DeliveryRun> delivery = provider(settings, started)
                .map(provider ->
                        new DeliveryRun(queries, new Dispatch(provider, Patience.USUAL, Pace.ofMachine()), log));
        return new Invoicing(
                queries, InvoiceRun.over(queries, new Issuing(store), log), new ClosedMonths(store), delivery);
    }

    private static Optional<InvoiceProvider> provider(Invoices settings, Started started) {
        return switch (settings) {
            case Invoices.Nowhere _ -> Optional.empty();
            case Invoices.Simulated(var seed) -> Optional.of(simulated(seed, started));
            case Invoices.Provider(var base, var token) -> Optional.of(http(base, token));
        };
    }

    private static InvoiceProvider simulated(Optional<Long> seed, Started started) {
        var behaviour = seed.map(Behaviour::bad).orElse(Behaviour.GOOD);
        var provider = started.part("invoice provider", () -> SimulatedProvider.start(behaviour));
        return new HttpInvoiceProvider("simulated", provider.url(), Optional::empty, LONGEST_ANSWER);
    }

    private static InvoiceProvider http(URI base, Optional<Path> token) {
        return new HttpInvoiceProvider(base.getAuthority(), base, () -> secret(token), LONGEST_ANSWER);
    }

    /** Read each time: a token may be renewed while the server runs. */
    private static Optional<String> secret(Optional<Path> file) {
        if (file.isEmpty()) {
            return Optional.ofNullable(System.getenv("TREERING_INVOICE_TOKEN")).filter(text -> !text.isBlank());
        }
        try {
            return Optional.of(Files.readString(file.get()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the invoice provider's token cannot be read from " + file.get(), e);
        }
    }
}
