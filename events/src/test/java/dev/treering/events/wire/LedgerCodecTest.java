package dev.treering.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.vocabulary.Hash;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is what is hashed: an entry has one form in bytes and comes back from it as it was. */
class LedgerCodecTest {

    static Stream<LedgerEntry> entries() {
        return Examples.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_comes_back_as_it_was(LedgerEntry entry) {
        var chained = new ChainedEntry(Examples.ACME, 7, Hash.of(new byte[] {1}), entry);
        byte[] bytes = LedgerCodec.encode(chained);

        assertThat(LedgerCodec.decode(LedgerCodec.typeOf(entry), bytes)).isEqualTo(chained);
        assertThat(LedgerCodec.encode(chained)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void the_same_entry_in_another_place_of_the_chain_has_another_hash(LedgerEntry entry) {
        byte[] seventh = LedgerCodec.encode(new ChainedEntry(Examples.ACME, 7, Hash.NONE, entry));
        byte[] eighth = LedgerCodec.encode(new ChainedEntry(Examples.ACME, 8, Hash.NONE, entry));

        assertThat(Hash.of(seventh)).isNotEqualTo(Hash.of(eighth));
    }
}
