package dev.treering.server.invoicing.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.server.invoicing.delivery.Answer;
import dev.treering.server.invoicing.delivery.Consignment;
import dev.treering.server.invoicing.delivery.Delivered;
import dev.treering.server.invoicing.delivery.Dispatch;
import dev.treering.server.invoicing.delivery.Limits;
import dev.treering.server.invoicing.delivery.Pace;
import dev.treering.server.invoicing.delivery.Patience;
import dev.treering.server.invoicing.simulated.Behaviour;
import dev.treering.server.invoicing.simulated.SimulatedProvider;
import dev.treering.server.invoicing.simulated.TakenInvoices.Entry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our side of the wire against a provider that throttles, fails, falls silent and repeats itself. */
class MisbehavingProviderTest {

    private static final Patience PATIENCE = new Patience(20, Duration.ofMillis(5), Duration.ofMillis(50), 20);

    private static List<Consignment> invoices(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Consignment(
                        new InvoiceNumber("INV", i),
                        new AccountId((i % 50 == 0 ? "gone-" : "account-") + i),
                        new Source(Kind.STATEMENT, YearMonth.of(2026, 3), 7, Hash.NONE),
                        Currency.getInstance("USD"),
                        BigDecimal.valueOf(i, 2),
                        LocalDate.of(2026, 4, 3),
                        LocalDate.of(2026, 5, 3)))
                .toList();
    }

    private static HttpInvoiceProvider client(URI base) {
        return new HttpInvoiceProvider("simulated", base, Optional::empty, Duration.ofMillis(400));
    }

    private static Delivered send(
            SimulatedProvider provider, List<Consignment> invoices, Map<String, String> references)
            throws InterruptedException {
        return new Dispatch(client(provider.url()), PATIENCE, Pace.ofMachine())
                .send(
                        invoices,
                        taken -> taken.forEach(
                                each -> references.put(each.consignment().key(), each.reference())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void each_invoice_is_delivered_once_by_the_providers_own_record_and_known_by_its_reference(long seed)
            throws InterruptedException {
        var behaviour = Behaviour.bad(seed).within(new Limits(2_000, 20, 4)).stalling(Duration.ofMillis(800));
        var references = new ConcurrentHashMap<String, String>();
        try (var provider = SimulatedProvider.start(behaviour)) {
            var invoices = invoices(1_000);

            assertThat(send(provider, invoices, references)).isEqualTo(new Delivered(1_000, List.of(), List.of()));

            var record = provider.taken().all();
            assertThat(record.stream().map(Entry::number)).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(record.stream().collect(Collectors.toMap(Entry::key, Entry::reference)))
                    .isEqualTo(references);
            assertThat(record).anyMatch(entry -> entry.told() > 1); // the seed did disturb something
        }
    }

    @Test
    void sent_again_as_after_a_death_it_gets_the_same_references() throws InterruptedException {
        var before = new ConcurrentHashMap<String, String>();
        var after = new ConcurrentHashMap<String, String>();
        try (var provider = SimulatedProvider.start(Behaviour.GOOD)) {
            send(provider, invoices(100), before);
            send(provider, invoices(100), after);

            assertThat(after).isEqualTo(before).hasSize(100);
            assertThat(provider.taken().all()).hasSize(100).allMatch(entry -> entry.told() == 2);
        }
    }

    @Test
    void refused_invoices_are_told_of_and_the_others_delivered() throws InterruptedException {
        try (var provider = SimulatedProvider.start(Behaviour.GOOD.refusing("gone-"))) {
            var delivered = send(provider, invoices(200), new ConcurrentHashMap<>());

            assertThat(delivered.taken()).isEqualTo(196);
            assertThat(delivered.refused().stream().map(left -> left.invoice().number()))
                    .containsExactly(50L, 100L, 150L, 200L);
        }
    }

    @Test
    void paced_by_the_limits_it_tells_nobody_is_ever_too_fast() throws InterruptedException {
        try (var provider = SimulatedProvider.start(Behaviour.GOOD.within(new Limits(400, 20, 4)))) {
            long began = System.nanoTime();
            send(provider, invoices(600), new ConcurrentHashMap<>());
            var took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(provider.tooFast()).isZero();
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(1_400)); // (600 - 20) / 400 s, less clock grain
        }
    }

    @Test
    void where_nobody_listens_there_is_no_answer_and_it_may_be_tried_again() {
        URI gone;
        try (var provider = SimulatedProvider.start(Behaviour.GOOD)) {
            gone = provider.url();
        }
        var client = client(gone);

        assertThat(client.limits()).isEqualTo(HttpInvoiceProvider.USUAL);
        assertThat(client.deliver(invoices(1)).getFirst())
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.retry()).isTrue());
    }

    @Test
    void a_batch_larger_than_allowed_is_sent_one_by_one() throws InterruptedException {
        try (var provider = SimulatedProvider.start(Behaviour.GOOD.within(new Limits(1_000, 1, 1)))) {
            var answers = client(provider.url()).deliver(invoices(3));

            assertThat(answers).hasSize(3).allMatch(Answer.Taken.class::isInstance);
        }
    }
}
