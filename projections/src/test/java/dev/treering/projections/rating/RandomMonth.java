package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.HOUR_MS;
import static dev.treering.projections.rating.Months.dyno;
import static dev.treering.projections.rating.Months.meter;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Months of an account made by chance: a few SKUs with prices and terms of every sort, and some apps that use them. */
final class RandomMonth {

    private final Random random;

    RandomMonth(long seed) {
        this.random = new Random(seed);
    }

    /** Pieces of one to five SKUs. */
    List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        for (int sku = 0; sku <= random.nextInt(5); sku++) {
            boolean isLevel = random.nextBoolean();
            Offer offer = offer("sku-" + sku, price());
            for (int app = 0; app <= random.nextInt(3); app++) {
                pieces.addAll(
                        isLevel
                                ? level(offer, "app-" + app, "sku-" + sku)
                                : counter(offer, "app-" + app, "sku-" + sku));
            }
        }
        return pieces;
    }

    /** A price whose amount never falls while the quantity grows. */
    Price rising() {
        return switch (random.nextInt(6)) {
            case 0 -> new Price.PerUnit(figure(9, 4));
            case 1 -> new Price.RateWithCap(figure(9, 4), figure(500, 2));
            case 2 -> new Price.Package(figure(20, 2), figure(40, 1).add(BigDecimal.ONE));
            case 3 -> new Price.Percentage(figure(100, 2), figure(2, 2));
            case 4 -> new Price.CalendarProrated(figure(100, 2));
            default -> new Price.Graduated(tiers());
        };
    }

    BigDecimal figure(int below, int decimals) {
        return new BigDecimal(random.nextInt(below))
                .add(new BigDecimal(random.nextInt(10_000)).movePointLeft(4))
                .setScale(decimals, RoundingMode.DOWN);
    }

    Rounding rounding() {
        return Rounding.values()[random.nextInt(Rounding.values().length)];
    }

    private Price price() {
        return switch (random.nextInt(4)) {
            case 0 -> new Price.Flat(figure(50, 2), random.nextBoolean());
            case 1 -> new Price.Volume(tiers());
            default -> rising();
        };
    }

    private Offer offer(String sku, Price price) {
        var offer = new Offer(sku, price)
                .scope(Scope.values()[random.nextInt(Scope.values().length)])
                .per("unit", random.nextBoolean() ? BigDecimal.ONE : new BigDecimal("3600000"), rounding())
                .including(figure(5, 1))
                .itemDiscount(figure(99, 1))
                .minimum(sometimes(100))
                .version(1 + random.nextInt(2))
                .inForce(1 + random.nextInt(30));
        if (random.nextBoolean()) {
            offer.pool(figure(100, 1));
        }
        if (random.nextBoolean()) {
            TaxMode mode = random.nextBoolean() ? TaxMode.EXCLUSIVE : TaxMode.INCLUSIVE;
            offer.taxed(mode, "standard", figure(25, 1));
        }
        return offer;
    }

    /** One piece, or two that part where a discount and a rate of exchange begin. */
    private List<Piece> level(Offer offer, String app, String sku) {
        var days = new TreeMap<LocalDate, Metered>();
        for (int day = 1; day <= 30; day += 1 + random.nextInt(9)) {
            long ms = random.nextLong(24 * HOUR_MS);
            days.put(APRIL.atDay(day), Metered.level(new Usage(ms, ms, ms), random.nextInt(3)));
        }
        return parted(offer, days, part -> offer.piece(APRIL, dyno(app, "web", sku), part));
    }

    private List<Piece> counter(Offer offer, String app, String sku) {
        var days = new TreeMap<LocalDate, Metered>();
        for (int day = 1; day <= 30; day += 1 + random.nextInt(9)) {
            BigDecimal quantity = figure(200, 3);
            days.put(APRIL.atDay(day), Metered.counter(new Count(quantity, 1 + random.nextInt(4), quantity)));
        }
        return parted(offer, days, part -> offer.piece(APRIL, meter(app, sku), part));
    }

    private List<Piece> parted(
            Offer offer, SortedMap<LocalDate, Metered> days, Function<SortedMap<LocalDate, Metered>, Piece> piece) {
        LocalDate border = APRIL.atDay(16);
        var pieces = new ArrayList<Piece>();
        if (!days.headMap(border).isEmpty()) {
            pieces.add(piece.apply(days.headMap(border)));
        }
        if (!days.tailMap(border).isEmpty()) {
            offer.exchanged("EUR", "USD", figure(2, 3).add(new BigDecimal("0.1")), border);
            pieces.add(piece.apply(days.tailMap(border)));
        }
        return pieces;
    }

    private List<Tier> tiers() {
        return List.of(
                new Tier(Optional.of(figure(20, 1).add(BigDecimal.ONE)), figure(5, 3), figure(9, 2), Optional.empty()),
                new Tier(Optional.of(new BigDecimal("60")), figure(5, 3), figure(9, 2), sometimes(9)),
                new Tier(Optional.empty(), figure(5, 3), figure(9, 2), Optional.empty()));
    }

    private Optional<BigDecimal> sometimes(int below) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(figure(below, 2).add(BigDecimal.ONE));
    }
}
