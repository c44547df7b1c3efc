package dev.treering.projections.sealing;

import static dev.treering.projections.sealing.Closings.ACME;
import static dev.treering.projections.sealing.Closings.APRIL;
import static dev.treering.projections.sealing.Closings.BIRCH;
import static dev.treering.projections.sealing.Closings.LIST;
import static dev.treering.projections.sealing.Closings.MARCH;
import static dev.treering.projections.sealing.Closings.statement;
import static dev.treering.projections.sealing.Closings.treeOf;
import static dev.treering.projections.sealing.Closings.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.sealing.Combination.Broken;
import dev.treering.projections.sealing.Combination.Complete;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two partitions: birch alone on the one, acme and cedar on the other. */
class CombinationTest {

    private static final AccountId CEDAR = new AccountId("cedar");

    private final Closings one = new Closings();
    private final Closings other = new Closings();
    private PartitionSeals ofOne;
    private PartitionSeals ofOther;

    @BeforeEach
    void both_have_sealed_march() {
        Stream.of(one, other).forEach(partition -> partition.publish(LIST, "list v1"));
        one.say(BIRCH, statement(MARCH, BillingMode.LIVE, "1.00", "2.00"));
        other.say(CEDAR, statement(MARCH, BillingMode.LIVE, "4.00"));
        other.say(ACME, statement(MARCH, BillingMode.SHADOW, "8.00"));
        ofOne = seals(0, one.close(MARCH));
        ofOther = seals(1, other.close(MARCH));
    }

    @Test
    void together_they_say_what_all_accounts_come_to() {
        var complete = (Complete) Combination.of(2, List.of(ofOther, ofOne));

        var birch = ofOne.accounts().getFirst();
        var acme = ofOther.accounts().getFirst();
        var cedar = ofOther.accounts().getLast();
        var root = treeOf(List.of(AccountLeaf.of(acme), AccountLeaf.of(birch), AccountLeaf.of(cedar)));
        var heads = new TreeMap<AccountId, Head>();
        List.of(acme, birch, cedar).forEach(seal -> heads.put(seal.account(), new Head(1, seal.chainHead())));
        var books = treeOf(
                List.of(utf8("{\"id\":\"list\",\"sha256\":\"" + Hash.of(utf8("list v1")) + "\",\"version\":\"1\"}")));
        assertThat(complete.seal().entry())
                .isEqualTo(utf8("{\"accountRoot\":\"" + root + "\",\"accounts\":\"3\",\"chainHeads\":\""
                        + LedgerDigest.of(heads) + "\",\"closedAt\":\"2026-05-01T00:00:00Z\",\"lines\":\"4\","
                        + "\"period\":\"2026-03\",\"position\":\"1\",\"priceBookRoot\":\""
                        + books + "\",\"priceBooks\":\"1\",\"ruleVersion\":\"1\",\"totals\":["
                        + "{\"amount\":\"8.00\",\"currency\":\"USD\",\"document\":\"STATEMENT\",\"lines\":\"1\","
                        + "\"mode\":\"SHADOW\"},"
                        + "{\"amount\":\"7.00\",\"currency\":\"USD\",\"document\":\"STATEMENT\",\"lines\":\"3\","
                        + "\"mode\":\"LIVE\"}],\"type\":\"period\",\"v\":\"1\"}"));
        assertThat(complete.leaves().keySet()).containsExactly(ACME, BIRCH, CEDAR);
    }

    @Test
    void it_is_the_same_however_accounts_are_spread_over_partitions() {
        var all = new Closings();
        all.publish(LIST, "list v1");
        all.say(CEDAR, statement(MARCH, BillingMode.LIVE, "4.00"));
        all.say(BIRCH, statement(MARCH, BillingMode.LIVE, "1.00", "2.00"));
        all.say(ACME, statement(MARCH, BillingMode.SHADOW, "8.00"));

        assertThat(Combination.of(1, List.of(seals(0, all.close(MARCH)))))
                .isEqualTo(Combination.of(2, List.of(ofOne, ofOther)));
    }

    @Test
    void a_partition_that_is_missing_is_named() {
        assertThat(broken(2, ofOther)).isEqualTo("partition 0 of 2 has not sealed");
        assertThat(broken(3, ofOne, ofOther)).isEqualTo("partition 2 of 3 has not sealed");
        assertThat(broken(1, ofOne, ofOther)).isEqualTo("partition 1 has sealed, there are only 1");
        assertThat(broken(2, ofOne, ofOne)).isEqualTo("partition 0 has sealed twice");
    }

    @Test
    void an_account_that_is_missing_is_found() {
        var withoutAcme = new PartitionSeals(1, ofOther.accounts().subList(1, 2), ofOther.end());

        assertThat(broken(2, ofOne, withoutAcme))
                .isEqualTo("partition 1, closing at position 1: 2 accounts were sealed, 1 are there");
    }

    @Test
    void an_account_in_the_place_of_another_is_found() {
        var acme = ofOther.accounts().getFirst();
        var twice = new PartitionSeals(1, List.of(acme, acme), ofOther.end());

        assertThat(broken(2, ofOne, twice))
                .startsWith("partition 1, closing at position 1: the root over the accounts was ");
    }

    @Test
    void lines_that_are_missing_are_found() {
        var end = ofOther.end();
        var oneMore = new PartitionSealed(
                end.period(),
                end.position(),
                end.closedAt(),
                end.accountCount(),
                end.lineCount() + 1,
                end.ruleVersion(),
                end.accountRoot());

        assertThat(broken(2, ofOne, new PartitionSeals(1, ofOther.accounts(), oneMore)))
                .isEqualTo("partition 1, closing at position 1: 3 lines were sealed, the accounts have 2");
    }

    @Test
    void seals_of_two_closes_do_not_fit_together() {
        var later = seals(1, other.close(APRIL));

        assertThat(broken(2, ofOne, later))
                .startsWith("partition 1 has sealed 2026-04 at position 2 ")
                .contains(", partition 0 2026-03 at position 1 ");
    }

    @Test
    void an_account_on_two_partitions_is_found() {
        assertThat(broken(2, ofOne, new PartitionSeals(1, ofOne.accounts(), ofOne.end())))
                .isEqualTo("birch was sealed on two partitions");
    }

    @Test
    void seals_gathered_as_they_come_complete_one_close_after_the_other() {
        var gathering = new Gathering(2);
        var april = other.close(APRIL);

        assertThat(gather(gathering, 1, all(ofOther))).isEmpty();
        assertThat(gather(gathering, 1, april)).isEmpty();
        assertThat(gathering.waiting()).containsExactly(1L, 2L);
        var march = gather(gathering, 0, all(ofOne));
        var next = gather(gathering, 0, one.close(APRIL));

        assertThat(march).containsExactly(Combination.of(2, List.of(ofOne, ofOther)));
        assertThat(next)
                .singleElement()
                .isInstanceOfSatisfying(
                        Complete.class,
                        complete -> assertThat(complete.seal().period()).isEqualTo(APRIL));
        assertThat(gathering.waiting()).isEmpty();
    }

    @Test
    void a_close_that_a_partition_has_passed_over_is_named() {
        var gathering = new Gathering(2);
        gather(gathering, 1, all(ofOther));
        gather(gathering, 1, other.close(APRIL));

        assertThat(gather(gathering, 0, one.close(YearMonth.of(2026, 4))))
                .containsExactly(new Broken("the close at position 2 is sealed by all partitions, that at 1 is not"));
    }

    private static List<Combination> gather(Gathering gathering, int partition, List<Seal> seals) {
        var combinations = new ArrayList<Combination>();
        seals.forEach(seal -> gathering.accept(partition, seal).ifPresent(combinations::add));
        return combinations;
    }

    private static String broken(int partitions, PartitionSeals... seals) {
        return ((Broken) Combination.of(partitions, List.of(seals))).reason();
    }

    private static List<Seal> all(PartitionSeals seals) {
        return Stream.concat(seals.accounts().stream(), Stream.of(seals.end()))
                .<Seal>map(seal -> seal)
                .toList();
    }

    private static PartitionSeals seals(int partition, List<Seal> seals) {
        return new PartitionSeals(
                partition,
                seals.subList(0, seals.size() - 1).stream()
                        .map(AccountSealed.class::cast)
                        .toList(),
                (PartitionSealed) seals.getLast());
    }
}
