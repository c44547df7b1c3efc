package dev.treering.projections.model;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Pool;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Made-up prices: every model, every unit, every scope, and all terms around them. */
final class RandomBooks {

    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);

    private final Random random;

    RandomBooks(Random random) {
        this.random = random;
    }

    BookTerms terms() {
        var policies = new Policies(
                any(Charging.values()),
                any(0L, 0L, 60_000L, 3_600_000L),
                any(Charging.values()),
                any(Charging.values()));
        List<Pool> pools = random.nextInt(3) == 0
                ? List.of(new Pool("eco", figure("5", "30", "1000"), new Unit("hour", HOUR_MS, Rounding.EXACT)))
                : List.of();
        BigDecimal minimum = figure("0.5", "7.005", "100");
        return new BookTerms(
                policies,
                pools,
                random.nextInt(4) == 0 ? Optional.of(minimum) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(minimum.add(figure("0", "1.111", "50"))) : Optional.empty());
    }

    PriceItem item(Sku sku, boolean level, BookTerms book) {
        return new PriceItem(sku, price(sku, level), terms(sku, level, book));
    }

    private ItemTerms terms(Sku sku, boolean level, BookTerms book) {
        boolean limited = random.nextInt(4) == 0;
        BigDecimal minimum = figure("0.01", "5", "20.005");
        return new ItemTerms(
                any(Basis.LESSER, Basis.LESSER, Basis.FORMATION, Basis.RUNNING),
                measure(sku),
                any(Scope.values()),
                level ? any(Unit.METERED, hours()) : any(Unit.METERED, hundreds()),
                random.nextInt(3) == 0 ? figure("1", "10", "0.5") : BigDecimal.ZERO,
                level && !book.pools().isEmpty() && random.nextBoolean() ? Optional.of("eco") : Optional.empty(),
                any(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("15")),
                limited ? Optional.of(minimum) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(minimum.add(figure("0", "3.333", "100"))) : Optional.empty(),
                any("standard", "standard", "in", "none"));
    }

    /** By the SKU: a peak is one figure of the month, whatever the book. */
    private static Measure measure(Sku sku) {
        return switch (sku.value()) {
            case "requests" -> Measure.COUNT;
            case "turnover", "build" -> Measure.PEAK;
            default -> Measure.SUM;
        };
    }

    /** Fees by the SKU: a fee belongs to the month, whatever the book. */
    private Price price(Sku sku, boolean level) {
        return switch (sku.value()) {
            case "flat", "flat-count", "pg-mini" -> new Price.Flat(amount(), false);
            case "part", "part-count", "space-tokyo" -> new Price.Flat(amount(), true);
            default -> price(level);
        };
    }

    private Price price(boolean level) {
        return switch (random.nextInt(level ? 9 : 8)) {
            case 0 -> new Price.RateWithCap(amount(), figure("1", "25"));
            case 1 -> new Price.PerUnit(amount());
            case 2 -> new Price.Graduated(tiers());
            case 3 -> new Price.Volume(tiers());
            case 4 -> new Price.Package(amount(), figure("1", "100", "0.3"));
            case 5 -> new Price.Percentage(figure("2.9", "0.125", "100"), figure("0", "0.3"));
            case 6 -> new Price.Free();
            case 7 -> new Price.PerUnit(figure("0.01", "0.000277777778"));
            default -> new Price.CalendarProrated(figure("25", "80.333333333333"));
        };
    }

    private List<Tier> tiers() {
        var last = new Tier(Optional.empty(), amount(), figure("0", "0", "2"), block());
        var first = new Tier(Optional.of(figure("3", "10")), amount(), figure("0", "1.5"), block());
        var second = new Tier(Optional.of(figure("50", "10.5")), amount(), BigDecimal.ZERO, block());
        return any(List.of(last), List.of(first, last), List.of(first, second, last));
    }

    private Optional<BigDecimal> block() {
        return random.nextInt(3) == 0 ? Optional.of(figure("1", "4", "0.5")) : Optional.empty();
    }

    private BigDecimal amount() {
        return figure("0.05", "1", "0.000001", "3.333333333333", "0", "12.345");
    }

    private Unit hours() {
        return new Unit("hour", HOUR_MS, any(Rounding.values()));
    }

    private Unit hundreds() {
        return new Unit("hundred", figure("100", "0.7"), any(Rounding.values()));
    }

    private BigDecimal figure(String... of) {
        return new BigDecimal(any(of));
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
