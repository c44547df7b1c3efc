package dev.treering.events.wire;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.wire.account.AccountOpened;
import dev.treering.wire.account.BudgetSet;
import dev.treering.wire.account.CreditGranted;
import dev.treering.wire.account.DiscountAgreed;
import dev.treering.wire.account.LiveScheduled;
import dev.treering.wire.account.PilotConverted;
import dev.treering.wire.account.PilotEnrolled;
import dev.treering.wire.account.PilotWithdrawn;
import dev.treering.wire.account.PriceBookAssigned;
import dev.treering.wire.account.PriceOverridden;
import dev.treering.wire.account.TaxAssigned;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Facts of the account family and their records. */
final class AccountWire {

    private AccountWire() {}

    static AccountOpened toWire(AccountFact.Opened fact) {
        return new AccountOpened(
                fact.account().value(), fact.name(), fact.currency().getCurrencyCode(), fact.cohort());
    }

    static AccountFact.Opened opened(AccountOpened wire) {
        return new AccountFact.Opened(
                new AccountId(wire.getAccount()), wire.getName(), Money.currency(wire.getCurrency()), wire.getCohort());
    }

    static PilotEnrolled toWire(AccountFact.PilotEnrolled fact) {
        return new PilotEnrolled(
                fact.account().value(),
                fact.from(),
                fact.terms().lookback().toString(),
                fact.terms().discountPercent().toPlainString(),
                PriceItems.text(fact.terms().cap()),
                fact.terms().priceRule().name(),
                fact.terms().noticeDays());
    }

    static AccountFact.PilotEnrolled pilotEnrolled(PilotEnrolled wire) {
        return new AccountFact.PilotEnrolled(
                new AccountId(wire.getAccount()),
                wire.getFrom(),
                CaseTerms.of(
                        wire.getLookback(),
                        wire.getDiscountPercent(),
                        wire.getCap(),
                        wire.getPriceRule(),
                        wire.getNoticeDays()));
    }

    static PilotConverted toWire(AccountFact.PilotConverted fact) {
        return new PilotConverted(fact.account().value(), fact.usage().name());
    }

    static AccountFact.PilotConverted pilotConverted(PilotConverted wire) {
        return new AccountFact.PilotConverted(
                new AccountId(wire.getAccount()), Choices.of("usage", PilotUsage.class, wire.getUsage()));
    }

    static PilotWithdrawn toWire(AccountFact.PilotWithdrawn fact) {
        return new PilotWithdrawn(fact.account().value(), fact.reason());
    }

    static AccountFact.PilotWithdrawn pilotWithdrawn(PilotWithdrawn wire) {
        return new AccountFact.PilotWithdrawn(new AccountId(wire.getAccount()), wire.getReason());
    }

    static BudgetSet toWire(AccountFact.BudgetSet fact) {
        return new BudgetSet(fact.account().value(), PriceItems.text(fact.amount()), List.copyOf(fact.thresholds()));
    }

    static AccountFact.BudgetSet budgetSet(BudgetSet wire) {
        return new AccountFact.BudgetSet(
                new AccountId(wire.getAccount()),
                PriceItems.decimal("amount", wire.getAmount()),
                new TreeSet<>(wire.getThresholds()));
    }

    static LiveScheduled toWire(AccountFact.LiveScheduled fact) {
        return new LiveScheduled(fact.account().value(), fact.from());
    }

    static AccountFact.LiveScheduled liveScheduled(LiveScheduled wire) {
        return new AccountFact.LiveScheduled(new AccountId(wire.getAccount()), wire.getFrom());
    }

    static PriceBookAssigned toWire(AccountFact.PriceBookAssigned fact) {
        return new PriceBookAssigned(
                fact.account().value(), fact.book().id(), fact.book().version(), fact.from());
    }

    static AccountFact.PriceBookAssigned priceBookAssigned(PriceBookAssigned wire) {
        var book = new PriceBookVersion(wire.getPriceBook(), wire.getVersion());
        return new AccountFact.PriceBookAssigned(new AccountId(wire.getAccount()), book, wire.getFrom());
    }

    static PriceOverridden toWire(AccountFact.PriceOverridden fact) {
        return new PriceOverridden(
                fact.account().value(), PriceItems.toWire(fact.item()), fact.from(), Moments.text(fact.until()));
    }

    static AccountFact.PriceOverridden priceOverridden(PriceOverridden wire) {
        return new AccountFact.PriceOverridden(
                new AccountId(wire.getAccount()),
                PriceItems.fromWire(wire.getItem()),
                wire.getFrom(),
                Moments.dayOrNone(wire.getUntil()));
    }

    static DiscountAgreed toWire(AccountFact.DiscountAgreed fact) {
        return new DiscountAgreed(
                fact.account().value(),
                fact.discount(),
                fact.percent().toPlainString(),
                fact.skus().stream().map(Sku::value).toList(),
                fact.from(),
                Moments.text(fact.until()));
    }

    static AccountFact.DiscountAgreed discountAgreed(DiscountAgreed wire) {
        return new AccountFact.DiscountAgreed(
                new AccountId(wire.getAccount()),
                wire.getDiscount(),
                Money.decimal("percent", wire.getPercent()),
                wire.getSkus().stream().map(Sku::new).collect(Collectors.toSet()),
                wire.getFrom(),
                Moments.dayOrNone(wire.getUntil()));
    }

    static CreditGranted toWire(AccountFact.CreditGranted fact) {
        return new CreditGranted(
                fact.account().value(),
                fact.credit(),
                fact.amount().toPlainString(),
                fact.from(),
                Moments.text(fact.until()),
                fact.reason());
    }

    static AccountFact.CreditGranted creditGranted(CreditGranted wire) {
        return new AccountFact.CreditGranted(
                new AccountId(wire.getAccount()),
                wire.getCredit(),
                Money.amount(wire.getAmount()),
                wire.getFrom(),
                Moments.dayOrNone(wire.getUntil()),
                wire.getReason());
    }

    static TaxAssigned toWire(AccountFact.TaxAssigned fact) {
        return new TaxAssigned(
                fact.account().value(),
                fact.category(),
                fact.mode().name(),
                fact.percent().toPlainString(),
                fact.jurisdiction(),
                fact.from());
    }

    static AccountFact.TaxAssigned taxAssigned(TaxAssigned wire) {
        return new AccountFact.TaxAssigned(
                new AccountId(wire.getAccount()),
                wire.getCategory(),
                Choices.of("mode", TaxMode.class, wire.getMode()),
                Money.decimal("percent", wire.getPercent()),
                wire.getJurisdiction(),
                wire.getFrom());
    }
}
