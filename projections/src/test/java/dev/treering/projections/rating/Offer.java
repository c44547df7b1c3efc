package dev.treering.projections.rating;

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

/** A price and all that is agreed around it. What is not stated is as in a book that says nothing. */
public final class Offer {

    private final String sku;
    private final Price price;
    private final List<BigDecimal> discounts = new ArrayList<>();
    private Basis basis = Basis.LESSER;
    private Scope scope = Scope.RESOURCE;
    private Policies policies = Policies.AS_OBSERVED;
    private BigDecimal discount = BigDecimal.ZERO;
    private Optional<BigDecimal> bookMinimum = Optional.empty();
    private Optional<BigDecimal> bookMaximum = Optional.empty();
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

    public Offer(String sku, Price price) {
        this.sku = sku;
        this.price = price;
    }

    public Offer basis(Basis other) {
        basis = other;
        return this;
    }

    public Offer policies(Policies other) {
        policies = other;
        return this;
    }

    public Offer scope(Scope other) {
        scope = other;
        return this;
    }

    public Offer measure(Measure other) {
        measure = other;
        return this;
    }

    public Offer per(String name, BigDecimal size, Rounding rounding) {
        unit = new Unit(name, size, rounding);
        return this;
    }

    public Offer including(BigDecimal quantity) {
        included = quantity;
        return this;
    }

    public Offer pool(BigDecimal quantity) {
        return pool(quantity, Unit.METERED);
    }

    public Offer pool(BigDecimal quantity, Unit of) {
        pools = List.of(new Pool("allowance", quantity, of));
        return this;
    }

    public Offer minimum(Optional<BigDecimal> amount) {
        minimum = amount;
        return this;
    }

    public Offer maximum(Optional<BigDecimal> amount) {
        maximum = amount;
        return this;
    }

    /** Limits of all usage under the book. */
    public Offer bookLimits(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        bookMinimum = least;
        bookMaximum = most;
        return this;
    }

    /** The item's own discount. */
    public Offer itemDiscount(BigDecimal percent) {
        discount = percent;
        return this;
    }

    /** A discount agreed with the account. */
    public Offer discount(Optional<BigDecimal> percent) {
        percent.ifPresent(discounts::add);
        return this;
    }

    public Offer taxed(Optional<BigDecimal> percent) {
        percent.ifPresent(rate -> taxed("standard", rate));
        return this;
    }

    public Offer taxed(String category, BigDecimal percent) {
        return taxed(TaxMode.EXCLUSIVE, category, percent);
    }

    public Offer taxed(TaxMode mode, String category, BigDecimal percent) {
        tax = Optional.of(new TaxRule(mode, new LineTax(category, "NL", percent)));
        return this;
    }

    public Offer exchanged(String from, String to, BigDecimal rate, LocalDate since) {
        fx = Optional.of(new FxRate(Currency.getInstance(from), Currency.getInstance(to), rate, since, "ECB"));
        return this;
    }

    public Offer version(int number) {
        version = number;
        return this;
    }

    public Offer inForce(int days) {
        daysInForce = Optional.of(days);
        return this;
    }

    /** One report, on the first of the month. */
    public Piece reported(YearMonth month, BigDecimal quantity) {
        return reported(month, "unit", new Count(quantity, 1, quantity));
    }

    public Piece reported(YearMonth month, String name, Count count) {
        return counted(month, name, new TreeMap<>(Map.of(month.atDay(1), count)));
    }

    public Piece counted(YearMonth month, String name, SortedMap<LocalDate, Count> counts) {
        var days = new TreeMap<LocalDate, Metered>();
        counts.forEach((day, count) -> days.put(day, Metered.counter(count)));
        return piece(month, new Resource(ResourceKind.USAGE, "app", name, new Sku(sku)), days);
    }

    public Piece piece(YearMonth month, Resource resource, SortedMap<LocalDate, Metered> days) {
        var terms = new BookTerms(policies, pools, bookMinimum, bookMaximum);
        var item = new ItemTerms(
                basis,
                measure,
                scope,
                unit,
                included,
                pools.stream().map(Pool::name).findFirst(),
                discount,
                minimum,
                maximum,
                "standard");
        return new Piece(
                resource,
                new PriceBookVersion("list", version),
                terms,
                new PriceItem(new Sku(sku), price, item),
                discounts,
                fx,
                tax,
                daysInForce.orElse(month.lengthOfMonth()),
                days);
    }
}
