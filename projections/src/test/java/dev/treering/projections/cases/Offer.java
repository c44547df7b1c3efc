package dev.treering.projections.cases;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Pool;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A price and all that an account agreed about it, as a case states it. What is not stated is as in a book that says nothing. */
final class Offer {

    private final String sku;
    private final Price price;
    private final List<BigDecimal> discounts = new ArrayList<>();
    private Basis basis = Basis.FORMATION;
    private Measure measure = Measure.SUM;
    private Unit unit = Unit.METERED;
    private BigDecimal included = BigDecimal.ZERO;
    private List<Pool> pools = List.of();
    private Optional<BigDecimal> minimum = Optional.empty();
    private Optional<BigDecimal> maximum = Optional.empty();
    private Optional<FxRate> fx = Optional.empty();
    private Optional<TaxRule> tax = Optional.empty();
    private int version = 1;
    private Optional<Integer> daysInForce = Optional.empty();

    Offer(String sku, Price price) {
        this.sku = sku;
        this.price = price;
    }

    Offer peak() {
        measure = Measure.PEAK;
        return this;
    }

    Offer per(String name, BigDecimal size, Rounding rounding) {
        unit = new Unit(name, size, rounding);
        return this;
    }

    Offer including(BigDecimal quantity) {
        included = quantity;
        return this;
    }

    Offer pool(BigDecimal quantity) {
        pools = List.of(new Pool("allowance", quantity, Unit.METERED));
        return this;
    }

    Offer minimum(Optional<BigDecimal> amount) {
        minimum = amount;
        return this;
    }

    Offer maximum(Optional<BigDecimal> amount) {
        maximum = amount;
        return this;
    }

    Offer discount(Optional<BigDecimal> percent) {
        percent.ifPresent(discounts::add);
        return this;
    }

    Offer taxed(Optional<BigDecimal> percent) {
        percent.ifPresent(rate -> taxed("standard", rate));
        return this;
    }

    Offer taxed(String category, BigDecimal percent) {
        tax = Optional.of(new TaxRule(TaxMode.EXCLUSIVE, new LineTax(category, "peer", percent)));
        return this;
    }

    Offer exchanged(String from, String to, BigDecimal rate, LocalDate since) {
        fx = Optional.of(new FxRate(Currency.getInstance(from), Currency.getInstance(to), rate, since, "peer"));
        return this;
    }

    Offer version(int number) {
        version = number;
        return this;
    }

    Offer inForce(int days) {
        daysInForce = Optional.of(days);
        return this;
    }

    /** One report, on the first of the month. */
    Piece reported(YearMonth month, BigDecimal quantity) {
        return reported(month, "unit", new Count(quantity, 1, quantity));
    }

    Piece reported(YearMonth month, String name, Count count) {
        return counted(month, name, new TreeMap<>(Map.of(month.atDay(1), count)));
    }

    Piece counted(YearMonth month, String name, SortedMap<LocalDate, Count> counts) {
        var days = new TreeMap<LocalDate, Metered>();
        counts.forEach((day, count) -> days.put(day, Metered.counter(count)));
        return piece(month, new Resource(ResourceKind.USAGE, "app", name, new Sku(sku)), days);
    }

    Piece piece(YearMonth month, Resource resource, SortedMap<LocalDate, Metered> days) {
        var terms = new BookTerms(Policies.AS_OBSERVED, pools, Optional.empty(), Optional.empty());
        var item = new ItemTerms(
                basis,
                measure,
                Scope.RESOURCE,
                unit,
                included,
                pools.stream().map(Pool::name).findFirst(),
                BigDecimal.ZERO,
                minimum,
                maximum,
                "standard");
        return new Piece(
                resource,
                new PriceBookVersion("peer", version),
                terms,
                new PriceItem(new Sku(sku), price, item),
                discounts,
                fx,
                tax,
                daysInForce.orElse(month.lengthOfMonth()),
                days);
    }
}
