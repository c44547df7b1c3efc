package dev.treering.projections.sealing;

import static dev.treering.projections.sealing.Closings.ACME;
import static dev.treering.projections.sealing.Closings.APRIL;
import static dev.treering.projections.sealing.Closings.BIRCH;
import static dev.treering.projections.sealing.Closings.CLOSED_AT;
import static dev.treering.projections.sealing.Closings.LIST;
import static dev.treering.projections.sealing.Closings.MARCH;
import static dev.treering.projections.sealing.Closings.USD;
import static dev.treering.projections.sealing.Closings.line;
import static dev.treering.projections.sealing.Closings.statement;
import static dev.treering.projections.sealing.Closings.treeOf;
import static dev.treering.projections.sealing.Closings.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seal says, and that everything is in exactly one. */
class SealingTest {

    /** As sha256sum tells it of nothing. */
    private static final Hash OF_NOTHING =
            Hash.parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    /** As {@code printf 'list v1' | sha256sum} tells it. */
    private static final Hash OF_LIST_V1 =
            Hash.parse("01f4be1ac137907c0dc638e9a9b91499f8adaf3fde5412eb845f1c66ec18b7dd");

    private static final StatementWithheld SOMETHING_ELSE =
            new StatementWithheld(MARCH, BillingMode.LIVE, StatementWithheld.Reason.PRICE_BOOK_UNKNOWN, "");

    private final Closings partition = new Closings();

    @Test
    void before_there_is_an_account_only_the_partition_is_sealed() {
        assertThat(partition.close(MARCH))
                .containsExactly(new PartitionSealed(MARCH, 0, CLOSED_AT, 0, 0, "1", OF_NOTHING));
    }

    /**
     * <pre>
     * entry      1      2        │ 3
     * says       other  3 lines  │ other
     *                          close
     * </pre>
     */
    @Test
    void an_account_is_sealed_with_all_that_is_in_its_chain() {
        partition.publish(LIST, "list v1");
        partition.say(ACME, SOMETHING_ELSE);
        var stated = partition.say(ACME, statement(MARCH, BillingMode.LIVE, "1.00", "2.50", "-0.10"));

        var seals = partition.close(MARCH);

        var leaves = SealedDocument.of(stated).orElseThrow().leaves();
        var expected = new Seal.AccountSealed(
                ACME,
                MARCH,
                1,
                1,
                2,
                Hash.of(stated.bytes()),
                3,
                treeOf(leaves),
                List.of(total(Seal.Document.STATEMENT, BillingMode.LIVE, 3, "3.40")),
                List.of(new Seal.Book(LIST, OF_LIST_V1)));
        assertThat(seals)
                .containsExactly(
                        expected,
                        new PartitionSealed(MARCH, 1, CLOSED_AT, 1, 3, "1", treeOf(List.of(AccountLeaf.of(expected)))));
    }

    /**
     * <pre>
     * entry       1        │ 2        3         │
     * says        1 line   │ 1 line   1 line    │
     * of          March    │ March    April     │
     *                    March                April    closed
     * </pre>
     */
    @Test
    void what_is_stated_after_a_close_is_in_the_next_seal_whatever_its_period() {
        partition.publish(LIST, "list v1");
        partition.say(ACME, statement(MARCH, BillingMode.LIVE, "1.00"));
        partition.close(MARCH);
        var late = partition.say(ACME, statement(MARCH, BillingMode.SHADOW, "0.30"));
        var next = partition.say(ACME, statement(APRIL, BillingMode.LIVE, "2.00"));

        var seal = partition.sealOf(ACME, partition.close(APRIL));

        var leaves = new ArrayList<>(SealedDocument.of(late).orElseThrow().leaves());
        leaves.addAll(SealedDocument.of(next).orElseThrow().leaves());
        assertThat(seal.firstSequence()).isEqualTo(2);
        assertThat(seal.lastSequence()).isEqualTo(3);
        assertThat(seal.lineRoot()).isEqualTo(treeOf(leaves));
        assertThat(seal.totals())
                .containsExactly(
                        total(Seal.Document.STATEMENT, BillingMode.SHADOW, 1, "0.30"),
                        new Seal.Total(
                                Seal.Document.STATEMENT, APRIL, BillingMode.LIVE, USD, 1, new BigDecimal("2.00")));
    }

    @Test
    void an_account_with_nothing_new_is_sealed_again_where_its_chain_ends() {
        var only = partition.say(ACME, SOMETHING_ELSE);
        partition.close(MARCH);

        var again = partition.sealOf(ACME, partition.close(APRIL));

        assertThat(again)
                .isEqualTo(
                        new Seal.AccountSealed(ACME, APRIL, 1, 2, 1, only.hash(), 0, OF_NOTHING, List.of(), List.of()));
    }

    @Test
    void what_a_case_posts_is_told_apart_from_statements_and_is_live() {
        partition.publish(LIST, "list v1");
        partition.say(ACME, statement(MARCH, BillingMode.LIVE, "1.00"));
        var backBill = new BackBill(
                MARCH, USD, List.of(), List.of(), List.of(line("0.20"), line("0.40")), new BigDecimal("0.60"));
        partition.say(ACME, new BackBillEntry.Computed(new CaseId("c-1"), Hash.NONE, backBill));
        partition.say(ACME, new BackBillEntry.Posted(new CaseId("c-1"), Hash.NONE, backBill));

        var seal = partition.sealOf(ACME, partition.close(MARCH));

        assertThat(seal.lineCount()).isEqualTo(3); // what is only computed is charged to nobody
        assertThat(seal.totals())
                .containsExactly(
                        total(Seal.Document.STATEMENT, BillingMode.LIVE, 1, "1.00"),
                        total(Seal.Document.BACK_BILL, BillingMode.LIVE, 2, "0.60"));
    }

    @Test
    void of_a_book_published_twice_the_first_is_the_one_that_prices() {
        partition.publish(LIST, "list v1");
        partition.publish(LIST, "another");
        partition.say(ACME, statement(MARCH, BillingMode.LIVE, "1.00"));

        assertThat(partition.sealOf(ACME, partition.close(MARCH)).books())
                .containsExactly(new Seal.Book(LIST, OF_LIST_V1));
    }

    @Test
    void the_partition_has_its_accounts_in_the_order_of_their_ids() {
        var cedar = new AccountId("cedar");
        partition.say(cedar, SOMETHING_ELSE);
        partition.say(BIRCH, SOMETHING_ELSE);
        partition.say(ACME, SOMETHING_ELSE);

        var seals = partition.close(MARCH);

        assertThat(seals).hasSize(4);
        assertThat(((PartitionSealed) seals.getLast()).accountRoot())
                .isEqualTo(treeOf(List.of(
                        AccountLeaf.of(partition.sealOf(ACME, seals)),
                        AccountLeaf.of(partition.sealOf(BIRCH, seals)),
                        AccountLeaf.of(partition.sealOf(cedar, seals)))));
    }

    /** All of it written by hand; the hash is what {@code printf '%s' '…' | sha256sum} tells. */
    @Test
    void the_leaf_of_an_account_is_all_that_its_seal_says() {
        var seal = new Seal.AccountSealed(
                ACME,
                MARCH,
                4_711,
                18,
                25,
                Hash.NONE,
                3,
                OF_NOTHING,
                List.of(total(Seal.Document.STATEMENT, BillingMode.LIVE, 3, "3.40")),
                List.of(new Seal.Book(LIST, OF_LIST_V1)));

        assertThat(AccountLeaf.of(seal))
                .isEqualTo(utf8("{\"account\":\"acme\",\"chainHead\":\"" + "0".repeat(64)
                        + "\",\"firstSequence\":\"18\",\"lastSequence\":\"25\",\"lineCount\":\"3\",\"lineRoot\":\""
                        + OF_NOTHING
                        + "\",\"period\":\"2026-03\",\"position\":\"4711\",\"priceBooks\":[{\"id\":\"list\","
                        + "\"sha256\":\"" + OF_LIST_V1 + "\",\"version\":\"1\"}],\"totals\":[{\"amount\":\"3.40\","
                        + "\"currency\":\"USD\",\"document\":\"STATEMENT\",\"lines\":\"3\",\"mode\":\"LIVE\","
                        + "\"period\":\"2026-03\"}],\"type\":\"account\",\"v\":\"1\"}"));
        assertThat(Hash.of(AccountLeaf.of(seal)))
                .isEqualTo(Hash.parse("601d1a11f822f0c7b245da5e44c04e2b1c8de08b8d5a06b8416087cba6ebc193"));
    }

    private static Seal.Total total(Seal.Document document, BillingMode mode, long lines, String amount) {
        return new Seal.Total(document, MARCH, mode, USD, lines, new BigDecimal(amount));
    }
}
