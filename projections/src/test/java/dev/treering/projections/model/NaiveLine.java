package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Something that is charged: first exactly, in the currency of the book; then exchanged, and rounded with what it was limited with. */
final class NaiveLine {

    final LineKind kind;
    final Resource resource;
    final Piece piece;
    final Fraction quantity;

    /** What is billed of each day, in units; none for what is missing to a minimum. */
    final SortedMap<LocalDate, Fraction> units;

    final Fraction listInBook;
    Fraction inBook;
    BigDecimal list = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;

    private NaiveLine(
            LineKind kind,
            Resource resource,
            Piece piece,
            Fraction quantity,
            SortedMap<LocalDate, Fraction> units,
            Fraction list,
            Fraction amount) {
        this.kind = kind;
        this.resource = resource;
        this.piece = piece;
        this.quantity = quantity;
        this.units = units;
        this.listInBook = list;
        this.inBook = amount;
    }

    static NaiveLine used(Portion portion, Fraction quantity) {
        return new NaiveLine(
                LineKind.USAGE,
                portion.piece.resource(),
                portion.piece,
                quantity,
                portion.units,
                portion.list,
                portion.amount);
    }

    static NaiveLine minimum(Resource resource, Piece piece, Fraction missing) {
        return new NaiveLine(LineKind.MINIMUM, resource, piece, Fraction.ZERO, new TreeMap<>(), missing, missing);
    }

    static Fraction sum(List<NaiveLine> lines) {
        return NaiveGroup.sum(lines.stream().map(line -> line.inBook).toList());
    }

    /** Whether it was agreed for all that the book has a price for. */
    boolean isOfBook() {
        return resource.sku().value().equals("minimum-spend");
    }

    private Fraction exchanged(Fraction amount) {
        return piece.fx().map(fx -> amount.times(Fraction.of(fx.rate()))).orElse(amount);
    }

    static void round(List<NaiveLine> together, Currency currency) {
        List<BigDecimal> amounts = rounded(
                together.stream().map(line -> line.exchanged(line.inBook)).toList(), currency);
        for (int i = 0; i < together.size(); i++) {
            NaiveLine line = together.get(i);
            line.amount = amounts.get(i);
            line.list = line.listInBook.equals(line.inBook)
                    ? line.amount
                    : line.exchanged(line.listInBook).rounded(currency);
        }
    }

    /** Largest remainder: all are lowered to the minor unit, and those that lose most by it get it back, until the sum is right. */
    static List<BigDecimal> rounded(List<Fraction> exact, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        Fraction steps = Fraction.of(BigDecimal.TEN.pow(decimals));
        BigInteger[] floors =
                exact.stream().map(one -> one.times(steps).floor()).toArray(BigInteger[]::new);
        BigInteger missing = NaiveGroup.sum(exact).times(steps).nearest();
        for (BigInteger floor : floors) {
            missing = missing.subtract(floor);
        }
        var byLoss = IntStream.range(0, floors.length)
                .boxed()
                .sorted((one, other) -> loss(exact.get(other).times(steps))
                        .compareTo(loss(exact.get(one).times(steps))))
                .toList();
        for (int i = 0; i < missing.intValueExact(); i++) {
            floors[byLoss.get(i)] = floors[byLoss.get(i)].add(BigInteger.ONE);
        }
        return List.of(floors).stream()
                .map(floor -> new BigDecimal(floor, decimals))
                .toList();
    }

    private static Fraction loss(Fraction inSteps) {
        return inSteps.minus(new Fraction(inSteps.floor(), BigInteger.ONE));
    }
}
