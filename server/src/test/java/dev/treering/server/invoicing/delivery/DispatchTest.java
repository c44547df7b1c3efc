package dev.treering.server.invoicing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.server.fixture.ProviderInMemory;
import dev.treering.server.invoicing.delivery.Delivered.Left;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Patience PATIENCE = new Patience(4, Duration.ofMillis(100), Duration.ofMillis(250), 3);

    private final ProviderInMemory provider = new ProviderInMemory();
    private final ManualPace pace = new ManualPace();
    private final List<Dispatch.Taken> taken = new ArrayList<>();

    private Delivered send(int number) throws InterruptedException {
        var consignments =
                IntStream.rangeClosed(1, number).mapToObj(DispatchTest::invoice).toList();
        return new Dispatch(provider, PATIENCE, pace).send(consignments, taken::addAll);
    }

    static Consignment invoice(int number) {
        return new Consignment(
                new InvoiceNumber("INV", number),
                new AccountId("account-" + number),
                new Source(Kind.STATEMENT, YearMonth.of(2026, 3), 7, Hash.NONE),
                Currency.getInstance("USD"),
                BigDecimal.TEN,
                LocalDate.of(2026, 4, 3),
                LocalDate.of(2026, 5, 3));
    }

    @Test
    void what_is_sent_comes_in_batches_as_large_as_allowed() throws InterruptedException {
        provider.allow(new Limits(1_000, 40, 1));

        assertThat(send(100)).isEqualTo(new Delivered(100, List.of(), List.of()));
        assertThat(provider.sent()).extracting(List::size).containsExactlyInAnyOrder(40, 40, 20);
        assertThat(taken).hasSize(100);
    }

    @Test
    void it_is_sent_as_fast_as_allowed_and_no_faster() throws InterruptedException {
        provider.allow(new Limits(100, 10, 1));

        send(510);

        assertThat(pace.passed()).isEqualTo(Duration.ofSeconds(5)); // the first batch at once, then 10 each tenth
    }

    @Test
    void throttled_it_waits_as_long_as_it_is_told_and_sends_the_same_again() throws InterruptedException {
        provider.answerNext(_ -> new Answer.Throttled(Duration.ofSeconds(7)));

        assertThat(send(5).taken()).isEqualTo(5);
        assertThat(pace.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(keys(0)).isEqualTo(keys(1));
    }

    private List<String> keys(int request) {
        return provider.sent().get(request).stream().map(Consignment::key).toList();
    }

    @Test
    void without_an_answer_the_same_is_sent_again_under_the_same_keys_after_longer_and_longer_pauses()
            throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            provider.answerNext(_ -> new Answer.Unavailable("no answer", true));
        }

        assertThat(send(5).taken()).isEqualTo(5);
        assertThat(provider.sent()).hasSize(4);
        assertThat(keys(3)).isEqualTo(keys(0));
        assertThat(pace.passed()).isGreaterThanOrEqualTo(Duration.ofMillis(100 + 200 + 250));
    }

    @Test
    void only_what_was_not_answered_is_sent_again() throws InterruptedException {
        provider.answerNext(invoice -> invoice.number().number() == 3
                ? new Answer.Unavailable("no answer", true)
                : new Answer.Taken("ref-" + invoice.number()));

        assertThat(send(5).taken()).isEqualTo(5);
        assertThat(keys(1)).containsExactly(invoice(3).key());
    }

    @Test
    void a_refused_invoice_is_told_of_and_stops_no_other() throws InterruptedException {
        provider.answerNext(invoice -> invoice.number().number() == 3
                ? new Answer.Refused("no such customer")
                : new Answer.Taken("ref-" + invoice.number()));

        var delivered = send(5);

        assertThat(delivered.taken()).isEqualTo(4);
        assertThat(delivered.refused()).containsExactly(new Left(invoice(3).number(), "no such customer"));
        assertThat(provider.sent()).hasSize(1);
    }

    @Test
    void who_never_answers_is_given_up_after_so_many_attempts_and_the_reason_is_told() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            provider.answerNext(_ -> new Answer.Unavailable("it answered 503", true));
        }

        var delivered = send(2);

        assertThat(provider.sent()).hasSize(4);
        assertThat(delivered.unanswered())
                .containsExactly(
                        new Left(invoice(1).number(), "it answered 503"),
                        new Left(invoice(2).number(), "it answered 503"));
    }

    @Test
    void what_will_not_get_better_is_not_tried_again() throws InterruptedException {
        provider.answerNext(_ -> new Answer.Unavailable("it answered 401", false));

        assertThat(send(2).unanswered()).hasSize(2);
        assertThat(provider.sent()).hasSize(1);
    }

    @Test
    void an_ill_provider_is_not_flooded_all_batches_share_what_may_be_tried_again() throws InterruptedException {
        provider.allow(new Limits(1_000, 10, 1));
        var impatient = new Patience(100, Duration.ofMillis(1), Duration.ofMillis(1), 3);
        for (int i = 0; i < 10_000; i++) {
            provider.answerNext(_ -> new Answer.Unavailable("down", true));
        }
        var consignments =
                IntStream.rangeClosed(1, 50).mapToObj(DispatchTest::invoice).toList();

        var delivered = new Dispatch(provider, impatient, pace).send(consignments, taken::addAll);

        assertThat(delivered.unanswered()).hasSize(50);
        assertThat(provider.sent()).hasSize(5 + 15); // each once, and 3 × 50 in batches of 10 again
    }

    @Test
    void what_cannot_be_noted_is_not_told_as_delivered() {
        var dispatch = new Dispatch(provider, PATIENCE, pace);

        assertThatThrownBy(() -> dispatch.send(List.of(invoice(1)), _ -> {
                    throw new IllegalArgumentException("the log is away");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
