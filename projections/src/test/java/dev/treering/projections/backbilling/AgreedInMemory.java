package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Terms that a test says, the same for every account. */
final class AgreedInMemory implements AccountTerms {

    Optional<LocalDate> liveFrom = Optional.empty();
    Optional<TaxRule> tax = Optional.empty();

    private final Map<YearMonth, SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> atGoLive = new HashMap<>();

    void atGoLive(Resource resource, String day, String amount) {
        LocalDate on = LocalDate.parse(day);
        atGoLive.computeIfAbsent(YearMonth.from(on), _ -> new TreeMap<>())
                .computeIfAbsent(resource, _ -> new TreeMap<>())
                .put(on, new BigDecimal(amount));
    }

    void taxed(String percent) {
        tax = Optional.of(new TaxRule(TaxMode.EXCLUSIVE, new LineTax("standard", "NL", new BigDecimal(percent))));
    }

    @Override
    public Optional<Currency> currency(AccountId account) {
        return Optional.of(Currency.getInstance("USD"));
    }

    @Override
    public Optional<LocalDate> liveFrom(AccountId account) {
        return liveFrom;
    }

    @Override
    public Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> atGoLive(
            AccountId account, YearMonth period) {
        return Optional.ofNullable(atGoLive.get(period));
    }

    @Override
    public Optional<TaxRule> tax(AccountId account, Sku sku, LocalDate usedOn, LocalDate taxedOn) {
        return tax;
    }

    @Override
    public String appName(AccountId account, AppId app) {
        return "name of " + app;
    }
}
