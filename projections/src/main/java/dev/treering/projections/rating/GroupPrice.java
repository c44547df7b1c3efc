package dev.treering.projections.rating;

import java.util.List;

/**
 * What a group is charged for, and what the price makes of it, before discounts and limits.
 *
 * @param unpooled units that no pool pays for
 * @param included of these, what costs nothing
 * @param charged what is left
 * @param total in the currency of the book
 */
record GroupPrice(ExactAmount unpooled, ExactAmount included, ExactAmount charged, ExactAmount total) {

    static GroupPrice of(Group group) {
        List<ExactAmount> parts = group.shares().stream()
                .filter(share -> share.measured().isUsed())
                .map(Share::unpooled)
                .toList();
        ExactAmount unpooled = ExactAmount.sum(parts);
        ExactAmount included = group.isFlat()
                ? ExactAmount.ZERO
                : group.inForce().times(group.item().terms().included()).min(unpooled.orZero());
        ExactAmount charged = unpooled.minus(included).orZero();
        ExactAmount total = group.isTakenBack()
                ? ExactAmount.ZERO
                : Pricing.amount(group.item().price(), group.chargeable(charged));
        return new GroupPrice(unpooled, included, charged, total);
    }
}
