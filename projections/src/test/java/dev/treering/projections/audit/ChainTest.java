package dev.treering.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every entry in its place, and one hash over all. */
class ChainTest {

    @Test
    void an_entry_states_the_hash_of_the_one_before_it_in_its_account() {
        var chain = new Chain(new MemoryShelves());

        var first = chain.append(entry("a", "one"));
        var other = chain.append(entry("b", "one"));
        var second = chain.append(entry("a", "two"));

        assertThat(first.chained().sequence()).isEqualTo(1);
        assertThat(first.chained().previous()).isEqualTo(Hash.NONE);
        assertThat(other.chained().sequence()).isEqualTo(1);
        assertThat(second.chained().sequence()).isEqualTo(2);
        assertThat(second.chained().previous()).isEqualTo(Hash.of(first.bytes()));
    }

    @Test
    void what_is_stored_is_what_is_hashed_and_reads_back() {
        var record = new Chain(new MemoryShelves()).append(entry("a", "one"));

        assertThat(record.hash()).isEqualTo(Hash.of(record.bytes()));
        assertThat(LedgerCodec.decode(LedgerCodec.STATEMENT_WITHHELD, record.bytes()))
                .isEqualTo(record.chained());
    }

    @Test
    void a_chain_goes_on_where_its_shelves_were_left() {
        var shelves = new MemoryShelves();
        var first = new Chain(shelves).append(entry("a", "one"));

        var second = new Chain(shelves).append(entry("a", "two"));

        assertThat(second.chained().previous()).isEqualTo(first.hash());
    }

    @Test
    void the_digest_does_not_depend_on_how_accounts_are_spread_over_partitions() {
        var together = new Chain(new MemoryShelves());
        var one = new Chain(new MemoryShelves());
        var two = new Chain(new MemoryShelves());
        for (String account : new String[] {"b", "a", "c"}) {
            together.append(entry(account, "one"));
            (account.equals("a") ? one : two).append(entry(account, "one"));
        }
        var merged = new TreeMap<>(one.heads());
        merged.putAll(two.heads());

        assertThat(LedgerDigest.of(merged)).isEqualTo(LedgerDigest.of(together.heads()));
    }

    @Test
    void the_digest_changes_with_any_entry_of_any_account() {
        var chain = new Chain(new MemoryShelves());
        chain.append(entry("a", "one"));
        Hash before = LedgerDigest.of(chain.heads());

        chain.append(entry("b", "one"));

        assertThat(LedgerDigest.of(chain.heads())).isNotEqualTo(before);
    }

    private static AccountEntry entry(String account, String detail) {
        return new AccountEntry(
                new AccountId(account),
                new StatementWithheld(
                        YearMonth.of(2026, 4), BillingMode.LIVE, StatementWithheld.Reason.PRICE_BOOK_UNKNOWN, detail));
    }
}
