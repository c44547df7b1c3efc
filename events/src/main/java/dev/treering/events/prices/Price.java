package dev.treering.events.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A price model with its figures, in the currency of the book. Quantities are in the unit of the item, see {@link Unit}; every
 * figure has at most 12 decimals.
 */
public sealed interface Price {

    /** {@code monthly × used ms / ms of that calendar month}: a full month is exactly the price, in 28, 30 or 31 days. Time only. */
    record CalendarProrated(BigDecimal monthly) implements Price {

        /** Finer prices than this are refused. */
        public static final int FINEST_SCALE = Figures.FINEST_SCALE;

        public CalendarProrated {
            Figures.notNegative("amount", monthly);
        }
    }

    /** {@code amount × quantity}, but at most {@code cap} in a calendar month for what is rated together, see {@link Scope}. */
    record RateWithCap(BigDecimal amount, BigDecimal cap) implements Price {
        public RateWithCap {
            Figures.notNegative("amount", amount);
            Figures.notNegative("cap", cap);
        }
    }

    /** {@code amount × quantity}. */
    record PerUnit(BigDecimal amount) implements Price {
        public PerUnit {
            Figures.notNegative("amount", amount);
        }
    }

    /** Each tier priced apart: what lies in a tier costs that tier's price. */
    record Graduated(List<Tier> tiers) implements Price {
        public Graduated {
            tiers = Tiers.checked(tiers);
        }
    }

    /** The whole quantity at the price of the tier it reaches. One unit more can lower the bill. */
    record Volume(List<Tier> tiers) implements Price {
        public Volume {
            tiers = Tiers.checked(tiers);
        }
    }

    /** {@code amount} for every {@code size} units begun. */
    record Package(BigDecimal amount, BigDecimal size) implements Price {
        public Package {
            Figures.notNegative("amount", amount);
            Figures.positive("size", size);
        }
    }

    /** {@code percent / 100 × quantity}, and {@code perEvent} for each event: for meters that report money's worth. */
    record Percentage(BigDecimal percent, BigDecimal perEvent) implements Price {
        public Percentage {
            Figures.percent("percent", percent);
            Figures.notNegative("perEvent", perEvent);
        }
    }

    /**
     * The same amount every calendar month in which there was any usage.
     *
     * @param prorated whether a month that was used in part costs that part of it, by time; otherwise all of it
     */
    record Flat(BigDecimal amount, boolean prorated) implements Price {
        public Flat {
            Figures.notNegative("amount", amount);
        }
    }

    /** Metered, listed on the statement, never charged. */
    record Free() implements Price {}

    /** The names of all models, in the order of this file. */
    List<String> MODELS = List.of(
            "calendar-prorated",
            "rate-with-cap",
            "per-unit",
            "graduated",
            "volume",
            "package",
            "percentage",
            "flat",
            "free");

    /** Name of the model in price-book files and on the wire. */
    default String model() {
        return switch (this) {
            case CalendarProrated _ -> "calendar-prorated";
            case RateWithCap _ -> "rate-with-cap";
            case PerUnit _ -> "per-unit";
            case Graduated _ -> "graduated";
            case Volume _ -> "volume";
            case Package _ -> "package";
            case Percentage _ -> "percentage";
            case Flat _ -> "flat";
            case Free _ -> "free";
        };
    }

    /** The unit price a statement line shows; empty where there is no single one. */
    default Optional<BigDecimal> unitPrice() {
        return switch (this) {
            case CalendarProrated(var monthly) -> Optional.of(monthly);
            case RateWithCap capped -> Optional.of(capped.amount());
            case PerUnit(var amount) -> Optional.of(amount);
            case Package sold -> Optional.of(sold.amount());
            case Flat flat -> Optional.of(flat.amount());
            case Free _ -> Optional.of(BigDecimal.ZERO);
            case Graduated _, Volume _, Percentage _ -> Optional.empty();
        };
    }
}
