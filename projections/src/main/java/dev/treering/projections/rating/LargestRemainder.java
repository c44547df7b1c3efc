package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Amounts rounded so that they still sum up. Each is first lowered to the minor unit; what is then missing to the rounded sum goes, one
 * step each, to those that lost most by it, and of equals to the first. No amount is a whole step off.
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /** The amounts rounded; their sum is the rounded sum of the exact ones. */
    public static List<BigDecimal> rounded(List<ExactAmount> amounts, MinorUnit unit) {
        var lowered = new ArrayList<>(amounts.stream().map(unit::floor).toList());
        BigDecimal missing =
                unit.rounded(ExactAmount.sum(amounts)).subtract(lowered.stream().reduce(unit.zero(), BigDecimal::add));
        int steps = missing.unscaledValue().intValueExact();
        if (steps > 0) {
            List<ExactAmount> lost = IntStream.range(0, amounts.size())
                    .mapToObj(i -> amounts.get(i).minus(ExactAmount.of(lowered.get(i))))
                    .toList();
            IntStream.range(0, amounts.size())
                    .boxed()
                    .sorted(Comparator.<Integer, ExactAmount>comparing(lost::get)
                            .reversed())
                    .limit(steps)
                    .forEach(i -> lowered.set(i, lowered.get(i).add(unit.step())));
        }
        return List.copyOf(lowered);
    }

    /**
     * A total in parts that sum up to it.
     *
     * @param total not finer than {@code unit}
     * @param weights 0 or more each; what the parts are in proportion to. Where all are 0, the first part is the total
     */
    public static List<BigDecimal> spread(BigDecimal total, List<ExactAmount> weights, MinorUnit unit) {
        ExactAmount whole = ExactAmount.sum(weights);
        ExactAmount exact = ExactAmount.of(total);
        List<ExactAmount> parts = whole.signum() == 0
                ? IntStream.range(0, weights.size())
                        .mapToObj(i -> i == 0 ? exact : ExactAmount.ZERO)
                        .toList()
                : weights.stream()
                        .map(weight -> exact.times(weight).dividedBy(whole))
                        .toList();
        return rounded(parts, unit);
    }
}
