package dev.treering.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.Fact;
import dev.treering.events.fixture.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fact comes back from its bytes as it was, and bytes that are none are refused with the reason. */
class FactCodecTest {

    static Stream<Fact> facts() {
        return Examples.facts().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_comes_back_as_it_was(Fact fact) {
        byte[] bytes = FactCodec.encode(fact);

        assertThat(FactCodec.decode(FactCatalogue.nameOf(fact), bytes)).isEqualTo(fact);
        assertThat(FactCodec.encode(fact)).as("the same fact, the same bytes").isEqualTo(bytes);
    }

    @Test
    void there_is_an_example_of_every_type_in_the_catalogue() {
        assertThat(facts().map(FactCatalogue::nameOf)).containsExactlyElementsOf(FactCatalogue.names());
    }

    @Test
    void names_never_change() {
        assertThat(FactCatalogue.names())
                .isEqualTo(List.of(
                        "treering.account.opened.v1",
                        "treering.account.pilot-enrolled.v1",
                        "treering.account.pilot-converted.v1",
                        "treering.account.pilot-withdrawn.v1",
                        "treering.account.budget-set.v1",
                        "treering.account.live-scheduled.v1",
                        "treering.account.price-book-assigned.v1",
                        "treering.account.price-overridden.v1",
                        "treering.account.discount-agreed.v1",
                        "treering.account.credit-granted.v1",
                        "treering.account.tax-assigned.v1",
                        "treering.space.requested.v1",
                        "treering.space.provisioned.v1",
                        "treering.space.network-attached.v1",
                        "treering.space.network-detached.v1",
                        "treering.space.deleted.v1",
                        "treering.app.created.v1",
                        "treering.app.released.v1",
                        "treering.app.formation-scaled.v1",
                        "treering.app.transferred-out.v1",
                        "treering.app.transferred-in.v1",
                        "treering.app.maintenance-set.v1",
                        "treering.app.add-on-attached.v1",
                        "treering.app.add-on-plan-changed.v1",
                        "treering.app.add-on-detached.v1",
                        "treering.app.deleted.v1",
                        "treering.app.reconcile-failed.v1",
                        "treering.app.reconcile-recovered.v1",
                        "treering.app.reconcile-paused.v1",
                        "treering.app.reconcile-resumed.v1",
                        "treering.build.succeeded.v1",
                        "treering.build.failed.v1",
                        "treering.dyno.started.v1",
                        "treering.dyno.stopped.v1",
                        "treering.dyno.lost.v1",
                        "treering.dyno.observation-gap.v1",
                        "treering.usage.reported.v1",
                        "treering.price.book-published.v1",
                        "treering.price.fx-rate-fixed.v1",
                        "treering.billing.back-bill-proposed.v1",
                        "treering.billing.back-bill-notice-sent.v1",
                        "treering.billing.back-bill-approved.v1",
                        "treering.billing.back-bill-rejected.v1",
                        "treering.billing.back-bill-waived.v1",
                        "treering.billing.back-bill-released.v1",
                        "treering.billing.cells-disputed.v1",
                        "treering.billing.dispute-resolved.v1",
                        "treering.billing.invoice-drafted.v1",
                        "treering.billing.invoice-issued.v1",
                        "treering.billing.invoice-parked.v1",
                        "treering.billing.invoice-delivered.v1",
                        "treering.billing.invoice-paid.v1",
                        "treering.billing.invoice-voided.v1",
                        "treering.billing.credit-note-issued.v1",
                        "treering.clock.day-closed.v1",
                        "treering.clock.period-closed.v1"));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_cut_short_is_refused(Fact fact) {
        byte[] bytes = FactCodec.encode(fact);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        assertThatThrownBy(() -> FactCodec.decode(FactCatalogue.nameOf(fact), cut))
                .isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void a_schema_nobody_published_is_refused_by_its_fingerprint() {
        byte[] bytes = FactCodec.encode(Examples.facts().getFirst());
        bytes[2] ^= 1;

        assertThatThrownBy(() -> FactCodec.decode("treering.account.opened.v1", bytes))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("no published schema has the fingerprint");
    }

    @Test
    void an_unknown_type_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> FactCodec.decode("treering.app.exploded.v1", new byte[0]))
                .hasMessageContaining("treering.app.created.v1");
    }

    @Test
    void the_records_of_a_dyno_s_run_begin_with_the_same_nine_fields() {
        var begin = List.of("account", "app", "process", "dyno", "size", "pod", "restart", "node", "arch");

        for (String type : List.of("started", "stopped", "lost")) {
            var fields = FactCatalogue.schemaOf("treering.dyno." + type + ".v1")
                    .orElseThrow()
                    .getFields();
            assertThat(fields.subList(0, 9)).extracting(field -> field.name()).isEqualTo(begin);
        }
    }
}
