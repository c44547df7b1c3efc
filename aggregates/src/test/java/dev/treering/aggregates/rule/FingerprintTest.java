package dev.treering.aggregates.rule;

import static dev.treering.aggregates.calendar.GateReadings.NOTHING_IN_THE_WAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForBilling;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.aggregates.decision.Command.ForRates;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final InvoiceNumber INVOICE = new InvoiceNumber("INV", 1);
    private static final Currency EUR = Currency.getInstance("EUR");

    private static final CaseId CASE = new CaseId("c1");

    private static final List<Command> ALL_DIFFERENT = List.of(
            new ForAccount.Open(Examples.ACME, "a", Examples.USD, "bc"),
            new ForAccount.Open(Examples.ACME, "ab", Examples.USD, "c"),
            new ForAccount.EnrolInPilot(Examples.ACME, Examples.DAY),
            new ForAccount.ScheduleLive(Examples.ACME, Examples.DAY),
            new ForAccount.AssignPriceBook(Examples.ACME, Examples.BOOK, Examples.DAY),
            new ForApp.Create(Examples.ACME, Examples.SHOP, "shop"),
            new ForApp.Release(Examples.SHOP, "image", "arm64"),
            new ForApp.Release(Examples.SHOP, "imagearm64", ""),
            new ForApp.Delete(Examples.SHOP),
            scale(Optional.of(new Quantity.Absolute(1)), Optional.empty(), Optional.empty()),
            scale(Optional.of(new Quantity.Relative(1)), Optional.empty(), Optional.empty()),
            scale(Optional.empty(), Optional.of(Examples.SMALL), Optional.empty()),
            scale(Optional.empty(), Optional.empty(), Optional.of(Examples.SMALL)),
            override("60", Optional.empty()),
            override("61", Optional.empty()),
            override("60", Optional.of(Examples.DAY.plusDays(1))),
            discount(Set.of()),
            discount(Set.of(new Sku("a"), new Sku("b"))),
            discount(Set.of(new Sku("a, b"))),
            new ForAccount.GrantCredit(new AccountFact.CreditGranted(
                    Examples.ACME, "c-1", BigDecimal.TEN, Examples.DAY, Optional.empty(), "outage")),
            new ForAccount.AssignTax(new AccountFact.TaxAssigned(
                    Examples.ACME, "", TaxMode.EXCLUSIVE, BigDecimal.TEN, "NL", Examples.DAY)),
            new ForAccount.AssignTax(new AccountFact.TaxAssigned(
                    Examples.ACME, "", TaxMode.INCLUSIVE, BigDecimal.TEN, "NL", Examples.DAY)),
            new ForInvoice.Void(INVOICE, "wrong", "ann"),
            new ForInvoice.Void(INVOICE, "wrongann", ""),
            new ForInvoice.MarkPaid(INVOICE, Examples.DAY, "wire-1"),
            new ForInvoice.Credit(INVOICE, BigDecimal.ONE, "outage", "ann"),
            new ForInvoice.Credit(INVOICE, BigDecimal.TEN, "outage", "ann"),
            new ForRates.FixFxRate(
                    new PriceFact.FxRateFixed(EUR, Examples.USD, new BigDecimal("1.1"), Examples.DAY, "ECB")),
            new ForRates.FixFxRate(
                    new PriceFact.FxRateFixed(Examples.USD, EUR, new BigDecimal("1.1"), Examples.DAY, "ECB")),
            new ForApp.Transfer(Examples.SHOP, Examples.ACME),
            new ForApp.SetMaintenance(Examples.SHOP, true),
            new ForApp.SetMaintenance(Examples.SHOP, false),
            new ForApp.AttachAddOn(Examples.SHOP, "db", new Sku("plan")),
            new ForApp.ChangeAddOnPlan(Examples.SHOP, "db", new Sku("plan")),
            new ForApp.DetachAddOn(Examples.SHOP, "db"),
            new ForAccount.EnrolInPilot(
                    Examples.ACME,
                    Examples.DAY,
                    new WishedTerms(
                            Optional.empty(),
                            Optional.of(BigDecimal.TEN),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())),
            new ForAccount.EnrolInPilot(
                    Examples.ACME,
                    Examples.DAY,
                    new WishedTerms(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(BigDecimal.TEN),
                            Optional.empty(),
                            Optional.empty())),
            new ForAccount.ConvertPilot(Examples.ACME, Examples.DAY, PilotUsage.WAIVE),
            new ForAccount.WithdrawPilot(Examples.ACME, "why"),
            proposal(List.of()),
            proposal(List.of(new Exclusion(Examples.DAY, Examples.DAY.plusDays(1), Optional.empty(), "why"))),
            new ForBilling.SendNotice(Examples.ACME, CASE, Hash.NONE, "mail", "ann"),
            new ForBilling.ApproveBackBill(Examples.ACME, CASE, Hash.NONE, "ann"),
            new ForBilling.RejectBackBill(Examples.ACME, CASE, "why", "ann"),
            new ForBilling.WaiveBackBill(Examples.ACME, CASE, "why", "ann"),
            new ForBilling.ReleaseBackBill(Examples.ACME, CASE, Hash.NONE, "ann"),
            new ForBilling.DisputeCells(new CellsDisputed(
                    Examples.ACME, "d1", Examples.DAY, Examples.DAY.plusDays(1), Optional.empty(), "why", "ann")),
            new ForBilling.ResolveDispute(
                    new DisputeResolved(Examples.ACME, "d1", DisputeResolved.Resolution.UPHELD, "why", "ann")),
            new ForCalendar.CloseDay(Examples.DAY),
            new ForCalendar.ClosePeriod(YearMonth.from(Examples.DAY), NOTHING_IN_THE_WAY));

    private static ForBilling.ProposeBackBill proposal(List<Exclusion> exclusions) {
        return new ForBilling.ProposeBackBill(
                Examples.ACME, CASE, Examples.DAY, Examples.DAY.plusDays(1), WishedTerms.NONE, exclusions, "ann");
    }

    private static ForAccount.OverridePrice override(String amount, Optional<LocalDate> until) {
        var item = new PriceItem(new Sku("size"), new Price.CalendarProrated(new BigDecimal(amount)));
        return override(item, until);
    }

    private static ForAccount.OverridePrice override(PriceItem item, Optional<LocalDate> until) {
        return new ForAccount.OverridePrice(new AccountFact.PriceOverridden(Examples.ACME, item, Examples.DAY, until));
    }

    private static ForAccount.AgreeDiscount discount(Set<Sku> skus) {
        return new ForAccount.AgreeDiscount(new AccountFact.DiscountAgreed(
                Examples.ACME, "launch", BigDecimal.TEN, skus, Examples.DAY, Optional.empty()));
    }

    private static ForApp.Scale scale(
            Optional<Quantity> quantity, Optional<DynoSize> size, Optional<DynoSize> firstSize) {
        return new ForApp.Scale(Examples.SHOP, Examples.WEB, quantity, size, firstSize, "user");
    }

    @Test
    void no_two_commands_have_the_same() {
        assertThat(ALL_DIFFERENT).extracting(Fingerprint::of).doesNotHaveDuplicates();
    }

    @Test
    void every_price_has_its_own() {
        // each example under one SKU, so that only the price and its terms differ
        var prices = Examples.items().stream()
                .map(item -> override(new PriceItem(new Sku("one"), item.price(), item.terms()), Optional.empty()))
                .toList();

        assertThat(prices).extracting(Fingerprint::of).doesNotHaveDuplicates();
        assertThat(Fingerprint.of(override(Examples.items().get(1), Optional.empty())))
                .isNotEqualTo(Fingerprint.of(override(
                        new PriceItem(new Sku("rate"), Examples.items().get(1).price()), Optional.empty())));
    }

    @Test
    void it_is_kept_with_facts_so_it_is_pinned() {
        // sha256sum of "6:delete4:shop"
        assertThat(Fingerprint.of(new ForApp.Delete(Examples.SHOP)))
                .hasToString("9749e7059f6c53c86c30bc205e424c96e397187dcf4287872bbf2351a6792cbc");
        // spelt out, so that a change of the code shows
        String item = "4:size" + "24:17:calendar-prorated2:60" + "6:LESSER" + "3:SUM" + "8:RESOURCE"
                + "16:4:unit1:15:EXACT" + "1:0" + "0:" + "1:0" + "0:" + "0:" + "8:standard";
        String content = "14:override-price" + "4:acme" + item.length() + ":" + item + "10:2026-03-10" + "0:";
        assertThat(Fingerprint.of(override("60", Optional.empty()))).isEqualTo(Hash.of(content.getBytes(UTF_8)));
    }
}
