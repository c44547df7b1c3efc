package dev.treering.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.fixture.Examples;
import dev.treering.events.seal.Seal;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seal has one form in bytes and comes back from it as it was. */
class SealCodecTest {

    private static final Seal OF_ACME = new Seal.AccountSealed(
            Examples.ACME,
            Examples.MARCH,
            4_711,
            18,
            25,
            Hash.of(new byte[] {1}),
            3,
            Hash.of(new byte[] {2}),
            List.of(
                    new Seal.Total(
                            Seal.Document.STATEMENT,
                            Examples.MARCH.minusMonths(1),
                            BillingMode.SHADOW,
                            Examples.USD,
                            2,
                            new BigDecimal("-0.10")),
                    new Seal.Total(
                            Seal.Document.BACK_BILL,
                            Examples.MARCH,
                            BillingMode.LIVE,
                            Examples.USD,
                            1,
                            new BigDecimal("12.00"))),
            List.of(new Seal.Book(Examples.BOOK, Hash.of(Examples.YAML.getBytes(UTF_8)))));

    private static final Seal OF_A_PARTITION =
            new Seal.PartitionSealed(Examples.MARCH, 4_711, Examples.NOON, 100, 12_345, "1", Hash.of(new byte[] {3}));

    static Stream<Seal> seals() {
        return Stream.of(OF_ACME, OF_A_PARTITION);
    }

    @ParameterizedTest
    @MethodSource("seals")
    void a_seal_comes_back_as_it_was(Seal seal) {
        byte[] bytes = SealCodec.encode(seal);

        assertThat(SealCodec.decode(SealCodec.typeOf(seal), bytes)).isEqualTo(seal);
        assertThat(SealCodec.encode(seal)).isEqualTo(bytes);
        assertThat(SealRecords.read(SealRecords.headers(seal, 5, Hash.of(bytes)), bytes))
                .isEqualTo(seal);
    }

    @Test
    void the_headers_name_the_close_and_whom_it_sealed() {
        byte[] bytes = SealCodec.encode(OF_ACME);
        var ofAcme = SealRecords.headers(OF_ACME, 5, Hash.of(bytes));
        var ofPartition = SealRecords.headers(OF_A_PARTITION, 5, Hash.NONE);

        assertThat(text(ofAcme, "ce_id")).isEqualTo("seal/4711/account/acme");
        assertThat(text(ofAcme, "ce_subject")).isEqualTo("acme");
        assertThat(text(ofAcme, "ce_hash")).isEqualTo(Hash.of(bytes).toString());
        assertThat(text(ofPartition, "ce_id")).isEqualTo("seal/4711/partition/5");
        assertThat(ofPartition.lastHeader("ce_subject")).isNull();
    }

    @Test
    void bytes_of_another_kind_are_refused_with_the_reason() {
        byte[] bytes = SealCodec.encode(OF_ACME);

        assertThatThrownBy(() -> SealCodec.decode(SealCodec.PARTITION_SEALED, bytes))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("PartitionSealed");
        assertThatThrownBy(() -> SealCodec.decode(LedgerCodec.CELL_METERED, bytes))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("unknown seal");
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
