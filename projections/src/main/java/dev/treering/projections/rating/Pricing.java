package dev.treering.projections.rating;

import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Price.Flat;
import dev.treering.events.prices.Price.Free;
import dev.treering.events.prices.Price.Graduated;
import dev.treering.events.prices.Price.Package;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.Price.Percentage;
import dev.treering.events.prices.Price.RateWithCap;
import dev.treering.events.prices.Price.Volume;
import dev.treering.events.prices.Tier;

/** The price models, side by side. */
final class Pricing {

    private Pricing() {}

    /** What a quantity costs, in the currency of the book. */
    static ExactAmount amount(Price price, Chargeable used) {
        return switch (price) {
            case CalendarProrated prorated -> CalendarProration.of(prorated, used);
            case RateWithCap capped -> CappedRate.of(capped, used);
            case PerUnit each -> UnitRate.of(each, used);
            case Graduated tiers -> GraduatedTiers.of(tiers, used);
            case Volume tiers -> VolumeTiers.of(tiers, used);
            case Package packages -> Packages.of(packages, used);
            case Percentage share -> PercentageRate.of(share, used);
            case Flat flat -> FlatFee.of(flat, used);
            case Free _ -> ExactAmount.ZERO;
        };
    }

    /**
     * What makes one price dearer than another: the amount of one unit. Of tiers it is the first tier's unit or a part of its block,
     * of a package its part of the package; a fee does not depend on the quantity.
     */
    static ExactAmount ofOneUnit(Price price, Chargeable one) {
        return switch (price) {
            case CalendarProrated prorated -> CalendarProration.of(prorated, one);
            case RateWithCap capped -> ExactAmount.of(capped.amount());
            case PerUnit each -> ExactAmount.of(each.amount());
            case Graduated graduated -> ofOneUnit(graduated.tiers().getFirst());
            case Volume volume -> ofOneUnit(volume.tiers().getFirst());
            case Package packages -> ExactAmount.of(packages.amount()).dividedBy(packages.size());
            case Percentage share -> ExactAmount.ONE.percent(share.percent());
            case Flat _, Free _ -> ExactAmount.ZERO;
        };
    }

    private static ExactAmount ofOneUnit(Tier tier) {
        ExactAmount amount = ExactAmount.of(tier.amount());
        return tier.block().map(amount::dividedBy).orElse(amount);
    }
}
