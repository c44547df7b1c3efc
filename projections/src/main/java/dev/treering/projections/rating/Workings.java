package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of {@link Rater} kept instead of thrown away. */
public final class Workings {

    private final RatingInput input;
    private final Map<Integer, Group> groups = new TreeMap<>();

    private Workings(RatingInput input) {
        this.input = input;
    }

    /** A charge as it was rounded, and those it was rounded with. */
    private record Rounded(Billed billed, List<Charge> together) {}

    /** One for each line of usage and of a minimum that {@link Rater#rate(RatingInput)} gives, in its order. */
    public static List<Working> of(RatingInput input) {
        return new Workings(input).worked();
    }

    private List<Working> worked() {
        var unit = MinorUnit.of(input.currency());
        List<Group> all = Pools.drawn(Grouping.of(Measuring.of(input), input.period()));
        all.forEach(group ->
                group.shares().forEach(share -> groups.put(share.measured().order(), group)));
        var rounded = new ArrayList<Rounded>();
        for (List<Charge> together : BookCharges.of(all)) {
            Billed.together(together, unit).forEach(billed -> rounded.add(new Rounded(billed, together)));
        }
        rounded.sort(Comparator.comparing(Rounded::billed, Bill.LINE_ORDER));
        List<StatementLine> lines =
                Bill.of(rounded.stream().map(Rounded::billed).toList(), input.credits(), unit).lines().stream()
                        .filter(line -> line.kind() == LineKind.USAGE || line.kind() == LineKind.MINIMUM)
                        .toList();
        rounded.removeIf(each -> !Bill.isShown(each.billed()));
        var worked = new ArrayList<Working>(lines.size());
        for (StatementLine line : lines) {
            worked.add(working(line, rounded.get(worked.size())));
        }
        return worked;
    }

    private Working working(StatementLine line, Rounded rounded) {
        Charge charge = rounded.billed().charge();
        return new Working(
                line,
                input.period(),
                charge.subject().piece(),
                charge.subject() instanceof Used used ? Optional.of(usage(used.share())) : Optional.empty(),
                charge.list(),
                charge.amount(),
                charge.notes(),
                Billed.exchanged(charge.amount(), charge),
                rounded.together().size(),
                ExactAmount.sum(rounded.together().stream()
                        .map(each -> Billed.exchanged(each.amount(), each))
                        .toList()),
                rounded.billed().amount());
    }

    private Working.OfUsage usage(Share share) {
        Group group = groups.get(share.measured().order());
        if (group == null) {
            throw new IllegalStateException("no group has the share " + share);
        }
        GroupPrice price = GroupPrice.of(group);
        return new Working.OfUsage(
                share.quantity(),
                share.unit().size(),
                share.pooled(),
                Math.toIntExact(group.shares().stream()
                        .filter(each -> each.measured().isUsed())
                        .count()),
                price.included(),
                price.charged(),
                price.total());
    }
}
