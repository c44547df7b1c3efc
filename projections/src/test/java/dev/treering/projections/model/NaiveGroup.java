package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is rated together: portions of one book, one price and one scope, in the order of the lines. */
final class NaiveGroup {

    private static final Fraction HUNDRED = Fraction.of(100);

    final List<Portion> portions = new ArrayList<>();

    private final YearMonth month;

    NaiveGroup(YearMonth month) {
        this.month = month;
    }

    Piece first() {
        return portions.getFirst().piece;
    }

    boolean takes(Piece piece) {
        return first().book().equals(piece.book())
                && first().item().equals(piece.item())
                && together(first()).equals(together(piece));
    }

    /** What stands for all that is rated together. */
    static Resource together(Piece piece) {
        return switch (piece.item().terms().scope()) {
            case RESOURCE -> piece.resource();
            case APP ->
                new Resource(
                        ResourceKind.ACCOUNT,
                        piece.resource().app(),
                        "minimum-spend",
                        piece.resource().sku());
            case ACCOUNT ->
                new Resource(
                        ResourceKind.ACCOUNT,
                        "",
                        "minimum-spend",
                        piece.resource().sku());
        };
    }

    Fraction inForce() {
        return NaiveMeasure.inForce(first(), month);
    }

    Fraction bookInForce() {
        return NaiveMeasure.bookInForce(first(), month);
    }

    /** Divided by the unit's size and rounded, once for the whole group; then back to the days, in proportion. */
    void toUnits() {
        Fraction figure = sum(portions.stream().map(Portion::figure).toList());
        Fraction whole = figure.max(Fraction.ZERO); // what was only taken back is no quantity
        Fraction units = isFlat() ? whole : rounded(whole.over(unitSize()));
        for (Portion portion : portions) {
            portion.figures.forEach((day, ofDay) -> portion.units.put(
                    day,
                    figure.signum() <= 0 ? Fraction.ZERO : ofDay.times(units).over(figure)));
        }
    }

    /** Whether more was taken back than reported: nobody is paid for using nothing. */
    boolean isTakenBack() {
        return sum(portions.stream().map(Portion::figure).toList()).signum() < 0;
    }

    Fraction unitSize() {
        return isFlat()
                ? Fraction.of(1)
                : Fraction.of(first().item().terms().unit().size());
    }

    boolean isFlat() {
        return first().item().price() instanceof Price.Flat;
    }

    /** Price, discounts, maximum; and what is missing to the minimum. */
    Optional<Fraction> price() {
        ItemTerms terms = first().item().terms();
        Fraction unpooled = sum(portions.stream().map(Portion::unpooled).toList());
        Fraction included =
                isFlat() ? Fraction.ZERO : Fraction.of(terms.included()).times(inForce());
        Fraction quantity = unpooled.minus(included).max(Fraction.ZERO);
        Fraction amount = isTakenBack()
                ? Fraction.ZERO
                : NaivePrice.of(
                        first().item().price(), quantity, quantity.times(unitSize()), events(), monthMs(), inForce());
        spread(amount, unpooled);
        portions.forEach(NaiveGroup::discount);
        terms.maximum().map(this::inForceOf).ifPresent(maximum -> lower(portions, maximum));
        Fraction limited = amount(portions);
        return terms.minimum()
                .map(minimum -> inForceOf(minimum).minus(limited))
                .filter(missing -> missing.signum() > 0);
    }

    private Fraction inForceOf(BigDecimal ofMonth) {
        return Fraction.of(ofMonth).times(inForce());
    }

    static void lower(List<Portion> portions, Fraction maximum) {
        Fraction amount = amount(portions);
        if (amount.compareTo(maximum) > 0) {
            portions.forEach(
                    portion -> portion.amount = portion.amount.times(maximum).over(amount));
        }
    }

    static Fraction amount(List<Portion> portions) {
        return sum(portions.stream().map(portion -> portion.amount).toList());
    }

    Fraction monthMs() {
        return Fraction.of(month.lengthOfMonth()).times(Fraction.of(86_400_000));
    }

    private void spread(Fraction amount, Fraction unpooled) {
        Portion begun = portions.stream()
                .filter(Portion::isUsed)
                .min(Comparator.comparing(Portion::firstUse))
                .orElseThrow();
        for (Portion portion : portions) {
            if (unpooled.signum() > 0) {
                portion.list = amount.times(portion.unpooled()).over(unpooled);
            } else if (portion == begun) {
                portion.list = amount;
            }
            portion.amount = portion.list;
        }
    }

    private static void discount(Portion portion) {
        var percents = new ArrayList<BigDecimal>();
        percents.add(portion.piece.item().terms().discountPercent());
        percents.addAll(portion.piece.discounts());
        for (BigDecimal percent : percents) {
            portion.amount =
                    portion.amount.times(HUNDRED.minus(Fraction.of(percent))).over(HUNDRED);
        }
    }

    private Fraction rounded(Fraction units) {
        BigInteger whole = switch (first().item().terms().unit().rounding()) {
            case EXACT -> BigInteger.ZERO;
            case UP -> units.ceiling();
            case HALF_UP -> units.nearest();
            case DOWN -> units.floor();
        };
        return first().item().terms().unit().rounding() == Rounding.EXACT ? units : new Fraction(whole, BigInteger.ONE);
    }

    private long events() {
        return portions.stream().mapToLong(Portion::events).sum();
    }

    static Fraction sum(List<Fraction> fractions) {
        return fractions.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
