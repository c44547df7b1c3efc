package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Charges that are taxed alike. Tax is worked out once on all of them together, on what credits leave of them. Where it is contained
 * in the prices, the net amount is worked out first and the tax is the rest, so that no cent is lost between them.
 *
 * @param members places among the charges, ascending
 */
record TaxGroup(Optional<TaxRule> rule, List<Integer> members, MinorUnit unit) {

    private static final Comparator<TaxRule> ORDER = Comparator.comparing(
                    (TaxRule rule) -> rule.tax().jurisdiction())
            .thenComparing(rule -> rule.tax().category())
            .thenComparing(rule -> rule.tax().percent())
            .thenComparing(TaxRule::mode);

    TaxGroup {
        members = List.copyOf(members);
    }

    /** All charges in groups: by jurisdiction, category, percentage and mode, and last those without tax. */
    static List<TaxGroup> of(List<Billed> charges, MinorUnit unit) {
        var taxed = new TreeMap<TaxRule, List<Integer>>(ORDER);
        var untaxed = new ArrayList<Integer>();
        for (int i = 0; i < charges.size(); i++) {
            charges.get(i)
                    .tax()
                    .map(rule -> taxed.computeIfAbsent(rule, _ -> new ArrayList<>()))
                    .orElse(untaxed)
                    .add(i);
        }
        var groups = new ArrayList<TaxGroup>();
        taxed.forEach((rule, members) -> groups.add(new TaxGroup(Optional.of(rule), members, unit)));
        groups.add(new TaxGroup(Optional.empty(), untaxed, unit));
        return groups;
    }

    /** What the members come to of amounts that stand for all charges. */
    BigDecimal sum(List<BigDecimal> amounts) {
        return members.stream().map(amounts::get).reduce(unit.zero(), BigDecimal::add);
    }

    /** Without the tax that is contained in it. */
    BigDecimal net(BigDecimal amount) {
        return unit.rounded(exactNet(amount));
    }

    /** The members' amounts without the tax that is contained in them; they come to the net sum. */
    List<BigDecimal> nets(List<BigDecimal> amounts) {
        return LargestRemainder.rounded(
                members.stream().map(i -> exactNet(amounts.get(i))).toList(), unit);
    }

    /** The tax on a sum, or contained in it. */
    BigDecimal tax(BigDecimal sum) {
        return isContained()
                ? sum.subtract(net(sum))
                : percent()
                        .map(percent -> unit.rounded(ExactAmount.of(sum).percent(percent)))
                        .orElse(unit.zero());
    }

    boolean isContained() {
        return rule.map(TaxRule::mode)
                .filter(Predicate.isEqual(TaxMode.INCLUSIVE))
                .isPresent();
    }

    private ExactAmount exactNet(BigDecimal amount) {
        ExactAmount exact = ExactAmount.of(amount);
        return isContained()
                ? percent()
                        .map(percent -> exact.dividedBy(ExactAmount.ONE.plus(ExactAmount.ONE.percent(percent))))
                        .orElse(exact)
                : exact;
    }

    private Optional<BigDecimal> percent() {
        return rule.map(TaxRule::tax).map(LineTax::percent);
    }
}
