package dev.treering.aggregates.axon;

import static dev.treering.aggregates.axon.Asking.ACME;
import static dev.treering.aggregates.axon.Asking.AT;
import static dev.treering.aggregates.axon.Asking.SHOP;
import static dev.treering.aggregates.axon.Asking.SMALL;
import static dev.treering.aggregates.axon.Asking.WEB;
import static dev.treering.aggregates.axon.Asking.asked;
import static dev.treering.aggregates.axon.Asking.create;
import static dev.treering.aggregates.axon.Asking.open;
import static dev.treering.aggregates.axon.Asking.scaleBy;
import static dev.treering.aggregates.axon.Asking.scaleTo;
import static dev.treering.aggregates.calendar.GateReadings.NOTHING_IN_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.ForPriceBook;
import dev.treering.aggregates.decision.Command.ForRates;
import dev.treering.aggregates.decision.Outcome.Decided;
import dev.treering.aggregates.decision.Outcome.Refused;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.log.Extensions;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AxonDecisionsTest {

    private static final LocalDate FEBRUARY_28 = LocalDate.parse("2026-02-28");

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final AxonDecisions decisions = new AxonDecisions(store);

    @AfterEach
    void close() {
        decisions.close();
    }

    private void imported(String id, Fact fact) {
        store.append(Optional.empty(), List.of(NewFact.of(new FactId("elsewhere", id), AT, fact, Map.of())));
    }

    private StoredFact stored(long position) {
        return store.read(position, 1).getFirst();
    }

    @Test
    void every_command_has_its_rule_and_finds_its_facts() {
        var book = new BookPublished(
                new PriceBookVersion("list", 1),
                Currency.getInstance("EUR"),
                FEBRUARY_28,
                List.of(),
                Hash.of("yaml".getBytes(StandardCharsets.UTF_8)),
                "yaml");
        var later = FEBRUARY_28.plusDays(2);
        var price = new AccountFact.PriceOverridden(
                ACME, new PriceItem(new Sku("x"), new Price.Free()), later, Optional.empty());
        var discount = new AccountFact.DiscountAgreed(
                ACME, "launch", BigDecimal.TEN, Set.of(new Sku("x")), later, Optional.empty());
        var credit = new AccountFact.CreditGranted(ACME, "c-1", BigDecimal.TEN, later, Optional.empty(), "outage");
        var tax = new AccountFact.TaxAssigned(ACME, "", TaxMode.EXCLUSIVE, BigDecimal.TEN, "NL", later);
        var rate = new PriceFact.FxRateFixed(
                Currency.getInstance("USD"), Currency.getInstance("EUR"), new BigDecimal("0.92"), later, "ECB");
        List<Command> wishes = List.of(
                open(),
                new ForAccount.EnrolInPilot(ACME, FEBRUARY_28),
                new ForAccount.ScheduleLive(ACME, later),
                new ForPriceBook.Publish(book),
                new ForAccount.AssignPriceBook(ACME, book.book(), later),
                create(SHOP, "shop"),
                new ForApp.Release(SHOP, "image", ""),
                scaleTo(1),
                scaleBy(2),
                new ForAccount.OverridePrice(price),
                new ForAccount.AgreeDiscount(discount),
                new ForAccount.GrantCredit(credit),
                new ForAccount.AssignTax(tax),
                new ForRates.FixFxRate(rate),
                new ForApp.SetMaintenance(SHOP, true),
                new ForApp.AttachAddOn(SHOP, "db", new Sku("mini")),
                new ForApp.ChangeAddOnPlan(SHOP, "db", new Sku("standard")),
                new ForApp.DetachAddOn(SHOP, "db"),
                new ForApp.Delete(SHOP),
                new ForCalendar.CloseDay(FEBRUARY_28),
                new ForCalendar.ClosePeriod(YearMonth.from(FEBRUARY_28), NOTHING_IN_THE_WAY));
        List<Fact> facts = List.of(
                new AccountFact.Opened(ACME, "Acme", Currency.getInstance("EUR"), "wave-1"),
                new AccountFact.PilotEnrolled(ACME, FEBRUARY_28),
                new AccountFact.LiveScheduled(ACME, later),
                book,
                new AccountFact.PriceBookAssigned(ACME, book.book(), later),
                new AppFact.Created(ACME, SHOP, "shop"),
                new AppFact.Released(ACME, SHOP, 1, "image", ""),
                new AppFact.FormationScaled(ACME, SHOP, WEB, 1, SMALL, "user"),
                new AppFact.FormationScaled(ACME, SHOP, WEB, 3, SMALL, "user"),
                price,
                discount,
                credit,
                tax,
                rate,
                new AppFact.MaintenanceSet(ACME, SHOP, true),
                new AppFact.AddOnAttached(ACME, SHOP, "db", new Sku("mini")),
                new AppFact.AddOnPlanChanged(ACME, SHOP, "db", new Sku("standard")),
                new AppFact.AddOnDetached(ACME, SHOP, "db"),
                new AppFact.Deleted(ACME, SHOP),
                new ClockFact.DayClosed(FEBRUARY_28),
                new ClockFact.PeriodClosed(YearMonth.from(FEBRUARY_28)));

        for (int i = 0; i < wishes.size(); i++) {
            assertThat(decisions.decide(asked(wishes.get(i)))).isEqualTo(new Decided(List.of(facts.get(i)), i));
        }
        assertThat(store.read(0, 100)).extracting(StoredFact::fact).isEqualTo(facts);
    }

    @Test
    void a_transfer_tells_both_accounts_in_one_append() {
        var bcme = new AccountId("bcme");
        decisions.decide(asked(open()));
        decisions.decide(asked(new ForAccount.Open(bcme, "Bcme", Currency.getInstance("EUR"), "wave-1")));
        decisions.decide(asked(create(SHOP, "shop")));
        decisions.decide(asked(scaleTo(2)));
        List<Fact> both = List.of(
                new AppFact.TransferredOut(ACME, SHOP, bcme),
                new AppFact.TransferredIn(
                        bcme, SHOP, ACME, "shop", List.of(new AppFact.TransferredIn.Formation(WEB, 2, SMALL))));
        var transfer = asked(new ForApp.Transfer(SHOP, bcme), "k1");

        assertThat(decisions.decide(transfer)).isEqualTo(new Decided(both, 5));

        assertThat(store.read(4, 10)).extracting(StoredFact::fact).isEqualTo(both);
        assertThat(store.read(4, 10))
                .extracting(StoredFact::id)
                .containsExactly(new FactId("treering/app", "shop-id/3"), new FactId("treering/app", "shop-id/4"));
        assertThat(decisions.decide(transfer)).as("the same key again").isEqualTo(new Decided(both, 5));
        assertThat(decisions.decide(asked(scaleBy(1))))
                .isEqualTo(new Decided(List.of(new AppFact.FormationScaled(bcme, SHOP, WEB, 3, SMALL, "user")), 6));
    }

    @Test
    void a_decided_fact_is_named_by_its_story_and_carries_what_was_asked_with_it() {
        decisions.decide(asked(open()));
        decisions.decide(asked(create(SHOP, "shop")));
        decisions.decide(new Asked(scaleTo(2), AT, Map.of(Extensions.ACTOR, "ann", Extensions.CAUSATION, "r-1")));

        assertThat(store.read(0, 10))
                .extracting(StoredFact::id)
                .containsExactly(
                        new FactId("treering/account", "acme/1"),
                        new FactId("treering/app", "shop-id/1"),
                        new FactId("treering/app", "shop-id/2"));
        assertThat(stored(2).extensions()).isEqualTo(Map.of(Extensions.ACTOR, "ann", Extensions.CAUSATION, "r-1"));
        assertThat(stored(2).heldAt()).isEqualTo(AT);
    }

    @Test
    void an_imported_app_can_be_scaled_and_its_facts_count() {
        imported("a", new AppFact.Created(ACME, SHOP, "A name Treering would not give"));
        imported("b", new AppFact.FormationScaled(ACME, SHOP, WEB, 4, SMALL, "import"));

        var outcome = decisions.decide(asked(scaleBy(1)));

        assertThat(outcome)
                .isEqualTo(new Decided(List.of(new AppFact.FormationScaled(ACME, SHOP, WEB, 5, SMALL, "user")), 2));
        assertThat(stored(2).id()).isEqualTo(new FactId("treering/app", "shop-id/3"));
    }

    @Test
    void with_nothing_to_do_the_position_is_how_far_the_log_was_read() {
        decisions.decide(asked(open()));
        imported("x", new ClockFact.DayClosed(FEBRUARY_28));

        assertThat(decisions.decide(asked(open()))).isEqualTo(new Decided(List.of(), 1));
    }

    @Test
    void a_refusal_changes_nothing() {
        var outcome = decisions.decide(asked(scaleTo(1)));

        assertThat(outcome).isEqualTo(new Refused(Rejection.NO_SUCH_APP, "there is no app shop-id"));
        assertThat(store.head()).isEqualTo(-1);
    }

    @Test
    void the_name_of_a_deleted_app_can_be_taken_again() {
        decisions.decide(asked(open()));
        decisions.decide(asked(create(SHOP, "shop")));
        var next = new AppId("next-id");
        assertThat(decisions.decide(asked(create(next, "shop"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(Rejection.NAME_TAKEN));

        decisions.decide(asked(new ForApp.Delete(SHOP)));

        assertThat(decisions.decide(asked(create(next, "shop"))))
                .isEqualTo(new Decided(List.of(new AppFact.Created(ACME, next, "shop")), 3));
        assertThat(stored(3).id()).isEqualTo(new FactId("treering/app", "next-id/1"));
    }

    @Test
    void what_the_store_cannot_take_is_malformed() {
        var outcome = decisions.decide(new Asked(open(), AT, Map.of("Not A Name", "x")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.rejection()).isEqualTo(Rejection.MALFORMED));
    }

    @Test
    void a_name_of_ours_that_somebody_else_has_used_is_told_not_retried() {
        store.append(
                Optional.empty(),
                List.of(NewFact.of(
                        new FactId("treering/account", "acme/1"), AT, new ClockFact.DayClosed(FEBRUARY_28), Map.of())));

        assertThatThrownBy(() -> decisions.decide(asked(open())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("treering/account acme/1");
    }
}
