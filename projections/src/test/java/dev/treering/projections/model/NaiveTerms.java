package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.AccountFact.DiscountAgreed;
import dev.treering.events.facts.AccountFact.LiveScheduled;
import dev.treering.events.facts.AccountFact.Opened;
import dev.treering.events.facts.AccountFact.PriceBookAssigned;
import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.facts.AccountFact.TaxAssigned;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was agreed with one account, in log order; asked day by day. */
final class NaiveTerms {

    private final AccountId account;
    private final List<AccountFact> facts;
    private final Optional<LocalDate> pricesOf;

    NaiveTerms(AccountId account, List<AccountFact> facts) {
        this(account, facts, Optional.empty());
    }

    private NaiveTerms(AccountId account, List<AccountFact> facts, Optional<LocalDate> pricesOf) {
        this.account = account;
        this.facts = facts;
        this.pricesOf = pricesOf;
    }

    /** The same, but for the book and the agreed prices: on every day those of this one. */
    NaiveTerms atPricesOf(LocalDate day) {
        return new NaiveTerms(account, facts, Optional.of(day));
    }

    Optional<Currency> currency() {
        return all(Opened.class).map(Opened::currency).findFirst();
    }

    Optional<LocalDate> liveFrom() {
        return all(LiveScheduled.class).map(LiveScheduled::from).reduce((_, later) -> later);
    }

    Optional<PriceBookVersion> bookOn(LocalDate day) {
        return latest(PriceBookAssigned.class, PriceBookAssigned::from, pricesOf.orElse(day))
                .map(PriceBookAssigned::book);
    }

    Optional<PriceItem> overrideOn(LocalDate asked, Sku sku) {
        LocalDate day = pricesOf.orElse(asked);
        var holding = all(PriceOverridden.class)
                .filter(one -> one.item().sku().equals(sku) && covers(one.from(), one.until(), day))
                .toList();
        return latest(holding.stream(), PriceOverridden::from, day).map(PriceOverridden::item);
    }

    /** In the order of their names; the last said under a name is the one that holds. */
    List<BigDecimal> discountsOn(LocalDate day, Sku sku) {
        var byName = new TreeMap<String, DiscountAgreed>();
        all(DiscountAgreed.class).forEach(one -> byName.put(one.discount(), one));
        return byName.values().stream()
                .filter(one -> covers(one.from(), one.until(), day))
                .filter(one -> one.skus().isEmpty() || one.skus().contains(sku))
                .map(DiscountAgreed::percent)
                .filter(percent -> percent.signum() != 0)
                .toList();
    }

    Optional<TaxRule> taxOn(LocalDate day, String category) {
        return tax(category, day)
                .or(() -> tax("", day))
                .filter(tax -> tax.mode() != TaxMode.NONE)
                .map(tax -> new TaxRule(tax.mode(), new LineTax(category, tax.jurisdiction(), tax.percent())));
    }

    /** Each name is granted once. */
    List<CreditGranted> credits() {
        var names = new ArrayList<String>();
        var granted = new ArrayList<CreditGranted>();
        all(CreditGranted.class).forEach(credit -> {
            if (!names.contains(credit.credit())) {
                names.add(credit.credit());
                granted.add(credit);
            }
        });
        return granted;
    }

    private Optional<TaxAssigned> tax(String category, LocalDate day) {
        return latest(all(TaxAssigned.class).filter(tax -> tax.category().equals(category)), TaxAssigned::from, day);
    }

    private static boolean covers(LocalDate from, Optional<LocalDate> until, LocalDate day) {
        return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }

    private <F extends AccountFact> Optional<F> latest(Class<F> kind, Function<F, LocalDate> from, LocalDate day) {
        return latest(all(kind), from, day);
    }

    /** Of those that have begun the one that began last; of two from one day the later in the log. */
    private static <F> Optional<F> latest(Stream<F> said, Function<F, LocalDate> from, LocalDate day) {
        return said.filter(one -> !from.apply(one).isAfter(day))
                .reduce((one, later) -> from.apply(later).isBefore(from.apply(one)) ? one : later);
    }

    private <F extends AccountFact> Stream<F> all(Class<F> kind) {
        return facts.stream()
                .filter(fact -> fact.account().equals(account) && kind.isInstance(fact))
                .map(kind::cast);
    }
}
