package dev.treering.projections.explanation;

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
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.Working;
import dev.treering.projections.rating.Working.OfUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How an amount was worked out, a step a line, with exact ratios. For people: the figures are those of the working. */
public final class Formula {

    private static final int SHOWN = 6;

    private Formula() {}

    /** The steps, the last of which is the amount of the line. */
    public static List<String> of(Working working) {
        var steps = new ArrayList<String>();
        working.usage().ifPresent(usage -> usage(working, usage, steps));
        if (working.usage().isEmpty()) {
            steps.add("what is missing to the minimum of "
                    + working.line().unitPrice().map(Formula::plain).orElse("the book") + " = "
                    + exact(working.list()));
        }
        if (!working.amount().equals(working.list())) {
            steps.add(String.join(", ", working.notes()) + " = " + exact(working.amount()));
        }
        working.piece()
                .fx()
                .ifPresent(
                        fx -> steps.add("x " + plain(fx.rate()) + " " + fx.to().getCurrencyCode() + " for 1 "
                                + fx.from().getCurrencyCode() + " = " + exact(working.exchanged())));
        steps.add(rounding(working));
        if (working.rounded().compareTo(working.line().amount()) != 0) {
            steps.add(plain(working.rounded()) + " without the tax that is contained in it = "
                    + plain(working.line().amount()));
        }
        return steps;
    }

    /** An exact ratio, and the decimal it is near to where it is none. */
    public static String exact(ExactAmount amount) {
        var decimal = new BigDecimal(amount.numerator())
                .divide(new BigDecimal(amount.denominator()), SHOWN, RoundingMode.DOWN);
        boolean isExact = ExactAmount.of(decimal).equals(amount);
        return isExact
                ? plain(decimal.signum() == 0 ? decimal : decimal.stripTrailingZeros())
                : amount.numerator() + "/" + amount.denominator() + " = " + decimal.toPlainString() + "...";
    }

    private static void usage(Working working, OfUsage usage, List<String> steps) {
        if (usage.pooled().signum() != 0) {
            steps.add(exact(usage.quantity()) + " - " + exact(usage.pooled()) + " that a pool pays for");
        }
        if (usage.included().signum() != 0) {
            steps.add(exact(usage.included()) + " are included and cost nothing");
        }
        steps.add(priced(working, usage) + " = " + exact(usage.priced()));
        if (usage.ratedTogether() > 1) {
            steps.add("of " + usage.ratedTogether() + " lines rated together, this one's part by quantity = "
                    + exact(working.list()));
        }
    }

    private static String priced(Working working, OfUsage usage) {
        Price price = working.piece().item().price();
        String quantity = exact(usage.charged()) + " " + working.line().unit();
        return switch (price) {
            case CalendarProrated prorated ->
                plain(prorated.monthly()) + " x "
                        + exact(usage.charged().times(usage.metersAUnit())) + " ms / "
                        + Duration.ofDays(working.month().lengthOfMonth()).toMillis() + " ms of the month";
            case RateWithCap capped ->
                plain(capped.amount()) + " x " + quantity + ", at most " + plain(capped.cap()) + " a month";
            case PerUnit each -> plain(each.amount()) + " x " + quantity;
            case Graduated graduated -> quantity + ", each tier apart: " + tiers(graduated.tiers());
            case Volume volume -> quantity + ", all at the tier they reach: " + tiers(volume.tiers());
            case Package sold -> plain(sold.amount()) + " for every " + plain(sold.size()) + " begun of " + quantity;
            case Percentage share ->
                plain(share.percent()) + " % of " + quantity + ", and " + plain(share.perEvent()) + " a report";
            case Flat flat -> plain(flat.amount()) + " x " + quantity;
            case Free _ -> "free";
        };
    }

    private static String tiers(List<Tier> tiers) {
        return tiers.stream()
                .map(tier -> tier.upTo().map(upTo -> "up to " + plain(upTo)).orElse("beyond") + " at "
                        + plain(tier.amount())
                        + tier.block()
                                .map(block -> " a block of " + plain(block))
                                .orElse("")
                        + (tier.flat().signum() == 0 ? "" : " and " + plain(tier.flat())))
                .collect(Collectors.joining(", "));
    }

    private static String rounding(Working working) {
        String own =
                "rounded once, half away from zero: " + exact(working.exchanged()) + " -> " + plain(working.rounded());
        return working.together() == 1
                ? own
                : own + ", so that the " + working.together() + " lines it was limited or rated with, "
                        + exact(working.togetherExact()) + ", come to their rounded sum";
    }

    private static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.toPlainString();
    }
}
