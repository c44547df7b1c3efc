package dev.treering.projections.readmodel;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.CASE;
import static dev.treering.events.fixture.Examples.DAY;
import static dev.treering.events.fixture.Examples.MARCH;
import static dev.treering.events.fixture.Examples.NOON;
import static dev.treering.events.fixture.Examples.SHOP;
import static dev.treering.events.fixture.Examples.TERMS;
import static dev.treering.events.fixture.Examples.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.facts.BillingFact.BackBillWaived;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.BackBillQueries.CaseView;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.readmodel.ledger.BackBillReader;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.ledger.ResolutionReader;
import dev.treering.projections.readmodel.platform.PlatformProjection;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Followed;
import dev.treering.projections.scenario.LedgerTopic;
import dev.treering.projections.scenario.SharedBroker;
import dev.treering.projections.scenario.SharedDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cases of back-billing: what people said of them on the log and what the ledger answered in the chain, told as one story each. */
class BackBillReadModelIT {

    private static final int PARTITIONS = 2;
    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final CaseId OTHER_CASE = new CaseId("bb-2");
    private static final AccountId BCME = new AccountId("bcme");
    private static final Hash FIRST = Hash.of(new byte[] {1});
    private static final Hash SECOND = Hash.of(new byte[] {2});

    private static final String ROWS = """
            select 'fact ' || position || account || billing_case || type || encode(fact, 'hex') from back_bill_fact
            union all
            select 'entry ' || sequence || account || billing_case || type || period || encode(hash, 'hex') || encode(entry, 'hex')
            from back_bill_entry
            order by 1""";

    @RegisterExtension
    final SharedBroker broker = new SharedBroker(PARTITIONS);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;
    private Carrier carrier;
    private Followed followed;
    private BackBillQueries cases;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
        carrier = new Carrier(broker.bootstrapServers(), PARTITIONS);
        cases = new BackBillReader(new Select(database));
        follow();
    }

    private void follow() {
        ReadModelSchema.migrate(database);
        followed = Followed.start(
                broker.bootstrapServers(), PARTITIONS, database, new PlatformProjection(), new LedgerProjection());
    }

    @AfterEach
    void stop() {
        followed.close();
        carrier.close();
    }

    private void said(BillingFact... facts) throws InterruptedException {
        carrier.carry(Stream.of(facts)
                .map(fact -> new dev.treering.projections.scenario.Held(NOON, fact))
                .toList());
        followed.catchUp();
    }

    private void answered(AccountId account, LedgerEntry... chain) throws InterruptedException {
        carrier.carryRecords(LedgerTopic.chain(account, List.of(chain), PARTITIONS));
        followed.catchUp();
    }

    private static BackBillProposed proposed(AccountId account, CaseId id) {
        return new BackBillProposed(account, id, DAY, DAY.plusDays(1), TERMS, List.of(), DAY.plusDays(2), "paul");
    }

    private static CellAmount cell(String app, String amount) {
        var resource = new Resource(ResourceKind.DYNO, app, "web", new Sku("small"));
        return new CellAmount(resource, DAY, 0, 1000, new BigDecimal(amount));
    }

    /** Of 9, a quarter is taken off. */
    private static BackBill discounted(ExcludedCell... excluded) {
        var billed = new BackBilledCell(cell("shop", "9"), NONE, new BigDecimal("-2.25"), NONE, new BigDecimal("6.75"));
        return new BackBill(MARCH, USD, List.of(billed), List.of(excluded), List.of(), new BigDecimal("6.75"));
    }

    private static BackBill nothing(ExcludedCell... excluded) {
        return new BackBill(MARCH, USD, List.of(), List.of(excluded), List.of(), NONE);
    }

    @Test
    void a_case_is_told_with_all_that_people_said_and_the_last_word_of_the_ledger_of_each_kind() throws Exception {
        BillingFact[] story = {
            proposed(ACME, CASE),
            new BackBillApproved(ACME, CASE, FIRST, "ann"),
            new BackBillReleased(ACME, CASE, FIRST, DAY.plusDays(3), "paul"),
            new BackBillApproved(ACME, CASE, SECOND, "ann"),
            new BackBillApproved(ACME, CASE, SECOND, "bob"),
            new BackBillNoticeSent(ACME, CASE, SECOND, DAY.plusDays(4), "mail-17", "paul"),
            new BackBillReleased(ACME, CASE, SECOND, DAY.plusDays(40), "paul")
        };
        var held = new Held(CASE, Held.Reason.NOT_APPROVED, "approved by ann");
        var computed = new Computed(CASE, SECOND, discounted());
        var posted = new Posted(CASE, SECOND, discounted());

        said(story);
        answered(
                ACME,
                new Computed(CASE, FIRST, nothing()),
                new Held(CASE, Held.Reason.AMOUNT_CHANGED, "computed anew"),
                held,
                computed,
                posted);

        assertThat(cases.backBills(ACME))
                .containsExactly(new CaseView(ACME, CASE, List.of(story), List.of(held, computed, posted)));
    }

    @Test
    void cases_are_apart_by_account_and_in_the_order_of_their_proposals() throws Exception {
        said(proposed(ACME, OTHER_CASE), proposed(BCME, CASE), proposed(ACME, CASE));
        var ofOther = new Held(OTHER_CASE, Held.Reason.NOTHING_PENDING, "");
        var ofBcme = new Computed(CASE, FIRST, discounted());
        answered(ACME, ofOther);
        answered(BCME, ofBcme);

        assertThat(cases.backBills(ACME))
                .extracting(CaseView::id, CaseView::said)
                .containsExactly(tuple(OTHER_CASE, List.of(ofOther)), tuple(CASE, List.of()));
        assertThat(cases.backBills(BCME))
                .extracting(CaseView::id, CaseView::said)
                .containsExactly(tuple(CASE, List.of(ofBcme)));
        assertThat(cases.backBills(new AccountId("nobody"))).isEmpty();
    }

    @Test
    void what_the_ledger_says_of_a_case_that_nobody_proposed_is_no_case() throws Exception {
        answered(ACME, new Held(CASE, Held.Reason.UNKNOWN_CASE, "no such case"));

        assertThat(cases.backBills(ACME)).isEmpty();
    }

    @Test
    void a_case_that_is_waived_keeps_its_figures_and_its_cells_are_resolved_as_are_those_that_expire()
            throws Exception {
        var waived = new BackBillWaived(ACME, CASE, "goodwill", "ann");
        var computed = new Computed(CASE, FIRST, discounted());

        said(proposed(ACME, CASE), waived);
        answered(
                ACME,
                computed,
                new Resolved(Resolved.Resolution.WAIVED, CASE.value(), List.of(cell("shop", "9"))),
                new Resolved(Resolved.Resolution.EXPIRED, "12 months", List.of(cell("old", "4"))));

        assertThat(cases.backBills(ACME))
                .containsExactly(new CaseView(ACME, CASE, List.of(proposed(ACME, CASE), waived), List.of(computed)));
        assertThat(new ResolutionReader(new Select(database)).resolutions(Optional.of(ACME)))
                .extracting(each -> each.resource().app(), CellResolution::kind, CellResolution::reference)
                .containsExactly(
                        tuple("old", CellResolution.Kind.EXPIRED, "12 months"),
                        tuple("shop", CellResolution.Kind.WAIVED, CASE.value()));
    }

    @Test
    void a_dispute_is_of_no_case_but_shows_in_what_the_case_comes_to_while_it_lasts() throws Exception {
        var disputed = new ExcludedCell(cell("shop", "9"), ExcludedCell.Reason.DISPUTED, "d-1");
        var without = new Computed(CASE, FIRST, nothing(disputed));
        var with = new Computed(CASE, SECOND, discounted());

        said(
                proposed(ACME, CASE),
                new CellsDisputed(ACME, "d-1", DAY, DAY.plusDays(1), Optional.of(SHOP), "never ran", "ann"));
        answered(ACME, without);
        assertThat(cases.backBills(ACME))
                .containsExactly(new CaseView(ACME, CASE, List.of(proposed(ACME, CASE)), List.of(without)));

        said(new DisputeResolved(ACME, "d-1", DisputeResolved.Resolution.REJECTED, "it ran", "bob"));
        carrier.carryRecords(
                LedgerTopic.chain(ACME, List.of(without, with), PARTITIONS).subList(1, 2));
        followed.catchUp();
        assertThat(cases.backBills(ACME))
                .containsExactly(new CaseView(ACME, CASE, List.of(proposed(ACME, CASE)), List.of(with)));
    }

    @Test
    void read_anew_from_the_topics_the_rows_are_the_same() throws Exception {
        said(
                proposed(ACME, CASE),
                new BackBillWaived(ACME, CASE, "goodwill", "ann"),
                proposed(ACME, OTHER_CASE),
                proposed(BCME, CASE));
        answered(
                ACME,
                new Computed(CASE, FIRST, nothing()),
                new Computed(CASE, SECOND, discounted()),
                new Held(OTHER_CASE, Held.Reason.NOT_LIVE, ""));
        answered(BCME, new Computed(CASE, FIRST, discounted()), new Posted(CASE, FIRST, discounted()));
        List<String> rows = rows();
        var shown = cases.backBills(ACME);
        followed.close();

        ReadModelSchema.drop(database);
        follow();
        followed.catchUp();

        assertThat(rows()).isEqualTo(rows).hasSize(4 + 4);
        assertThat(cases.backBills(ACME)).isEqualTo(shown).hasSize(2);
    }

    private List<String> rows() {
        return new Select(database).all(ROWS, row -> row.getString(1));
    }
}
