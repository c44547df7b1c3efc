package dev.treering.projections.rating;

import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Pool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What one group comes to: included quantity, price, discounts, maximum, minimum, in this order. */
final class ItemCharges {

    private final Group group;
    private final ItemTerms terms;
    private final List<Share> used;

    private ItemCharges(Group group) {
        this.group = group;
        this.terms = group.item().terms();
        this.used = group.shares().stream()
                .filter(share -> share.measured().isUsed())
                .toList();
    }

    /** The charges in the order of the lines, the minimum last; none where nothing was used. */
    static List<Charge> of(Group group) {
        var charges = new ItemCharges(group);
        return charges.used.isEmpty() ? List.of() : charges.withMinimum(charges.withMaximum(charges.priced()));
    }

    private List<Charge> priced() {
        GroupPrice price = GroupPrice.of(group);
        return used.stream()
                .map(share -> discounted(share, part(price.total(), share, price.unpooled()), price.included()))
                .toList();
    }

    /** Its part of the amount, by quantity; what is charged for no quantity is charged where use began. */
    private ExactAmount part(ExactAmount total, Share share, ExactAmount unpooled) {
        if (unpooled.signum() > 0) {
            return total.times(share.unpooled()).dividedBy(unpooled);
        }
        Share first = used.stream()
                .min(Comparator.comparing(other -> other.piece().days().firstKey()))
                .orElse(share);
        return share.equals(first) ? total : ExactAmount.ZERO;
    }

    private Charge discounted(Share share, ExactAmount list, ExactAmount included) {
        var notes = new ArrayList<String>();
        if (share.pooled().signum() > 0) {
            terms.pool().flatMap(share.piece().terms()::pool).ifPresent(pool -> notes.add(pooled(share, pool)));
        }
        if (included.signum() > 0) {
            notes.add(Words.of(included) + " " + group.unit().name() + " included");
        }
        var charge = new Charge(new Used(share), list, list, notes);
        for (BigDecimal percent : discounts(share)) {
            charge = charge.with(
                    charge.amount().minus(charge.amount().percent(percent)), "discount " + Words.of(percent) + " %");
        }
        return charge;
    }

    private List<BigDecimal> discounts(Share share) {
        return Stream.concat(Stream.of(terms.discountPercent()), share.piece().discounts().stream())
                .filter(percent -> percent.signum() > 0)
                .toList();
    }

    private List<Charge> withMaximum(List<Charge> charges) {
        return terms.maximum()
                .map(maximum -> Limits.lowered(charges, group.inForce().times(maximum)))
                .orElse(charges);
    }

    private List<Charge> withMinimum(List<Charge> charges) {
        return terms.minimum()
                .map(minimum -> Limits.raised(
                        charges,
                        group.inForce().times(minimum),
                        Minimum.of(
                                Group.Key.of(used.getFirst().piece()).together(),
                                minimum,
                                used.stream().map(Share::piece).toList())))
                .orElse(charges);
    }

    private static String pooled(Share share, Pool pool) {
        ExactAmount taken =
                share.pooled().times(share.unit().size()).dividedBy(pool.unit().size());
        return Words.of(taken) + " " + pool.unit().name() + " from pool " + pool.name();
    }
}
