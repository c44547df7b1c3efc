package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From charges to what is due: credits pay first, then each rate of tax is put on what is left, or taken out of it, once. Lines are
 * without tax. Credits must be good for the whole month.
 */
final class NaiveBill {

    private static final Fraction HUNDRED = Fraction.of(100);

    /** A charge and what it comes to without tax, before credits. */
    record Charge(NaiveLine line, BigDecimal net) {}

    private final Currency currency;
    private final List<NaiveLine> charges;
    private final List<BigDecimal> left;
    private final List<String> lines = new ArrayList<>();
    private final List<BillLine> figures = new ArrayList<>();
    private final List<Charge> charged = new ArrayList<>();
    private final SortedMap<String, BigDecimal> creditsUsed = new TreeMap<>();
    private BigDecimal total = BigDecimal.ZERO;

    private NaiveBill(RatingInput input) {
        currency = input.currency();
        charges = NaiveRating.lines(input);
        left = new ArrayList<>(charges.stream().map(charge -> charge.amount).toList());
        usage();
        credits(input.credits());
        tax();
    }

    static NaiveBill bill(RatingInput input) {
        return new NaiveBill(input);
    }

    /** The lines in words, in their order. */
    List<String> lines() {
        return lines;
    }

    /** The same lines as figures. */
    List<BillLine> figures() {
        return figures;
    }

    List<Charge> charges() {
        return charged;
    }

    BigDecimal total() {
        return total;
    }

    /** How much of each credit, by its name. */
    SortedMap<String, BigDecimal> creditsUsed() {
        return creditsUsed;
    }

    private void usage() {
        List<BigDecimal> amounts = withoutTax(left);
        for (int i = 0; i < charges.size(); i++) {
            NaiveLine charge = charges.get(i);
            BigDecimal list = list(charge, amounts.get(i));
            lines.add(BillText.charge(
                    charge.kind, charge.resource, charge.piece.book(), charge.quantity, list, amounts.get(i)));
            figures.add(BillLine.of(charge, list, amounts.get(i)));
            charged.add(new Charge(charge, amounts.get(i)));
            total = total.add(amounts.get(i));
        }
    }

    /** For comparison only, so rounded by itself; but the same where nothing was taken off. */
    private BigDecimal list(NaiveLine charge, BigDecimal amount) {
        if (charge.list.compareTo(charge.amount) == 0) {
            return amount;
        }
        return charge.piece
                .tax()
                .filter(rule -> rule.mode() == TaxMode.INCLUSIVE)
                .map(rule -> net(charge.list, rule))
                .orElse(charge.list);
    }

    private void credits(List<CreditBalance> credits) {
        for (CreditBalance credit : burnDown(credits)) {
            BigDecimal due = sum(left);
            BigDecimal paid = credit.left().min(due);
            if (paid.signum() > 0) {
                BigDecimal netBefore = sum(withoutTax(left));
                pay(paid);
                BigDecimal net = netBefore.subtract(sum(withoutTax(left)));
                lines.add(LineKind.CREDIT + " " + credit.credit() + " " + BillText.money(net.negate()));
                figures.add(BillLine.credit(credit.credit(), BigDecimal.ONE, net.negate()));
                total = total.subtract(net);
                creditsUsed.put(credit.credit(), paid.setScale(due.scale()));
            }
        }
    }

    /** In proportion to what is left of each charge; of one below 0 there is nothing to pay. */
    private void pay(BigDecimal paid) {
        List<BigDecimal> payable =
                left.stream().map(rest -> rest.max(BigDecimal.ZERO)).toList();
        Fraction all = Fraction.of(sum(payable));
        List<Fraction> parts = payable.stream()
                .map(rest -> Fraction.of(rest).times(Fraction.of(paid)).over(all))
                .toList();
        List<BigDecimal> rounded = NaiveLine.rounded(parts, currency);
        for (int i = 0; i < rounded.size(); i++) {
            left.set(i, left.get(i).subtract(rounded.get(i)));
        }
    }

    private void tax() {
        rules().values().forEach(rule -> {
            BigDecimal gross = sum(pick(left, rule));
            BigDecimal tax = rule.mode() == TaxMode.INCLUSIVE
                    ? gross.subtract(net(gross, rule))
                    : Fraction.of(gross)
                            .times(Fraction.of(rule.tax().percent()))
                            .over(HUNDRED)
                            .rounded(currency);
            BigDecimal base = rule.mode() == TaxMode.INCLUSIVE ? net(gross, rule) : gross;
            if (tax.signum() != 0 || base.signum() != 0) {
                lines.add(LineKind.TAX + " " + BillText.tax(rule.tax()) + " on " + BillText.money(base) + " "
                        + BillText.money(tax));
                figures.add(BillLine.tax(rule.tax(), base, tax));
            }
            total = total.add(tax);
        });
    }

    /** Of prices with tax in them the net of the sum is worked out, and then what of it is whose. */
    private List<BigDecimal> withoutTax(List<BigDecimal> amounts) {
        var nets = new ArrayList<>(amounts);
        rules().values().stream()
                .filter(rule -> rule.mode() == TaxMode.INCLUSIVE)
                .forEach(rule -> {
                    var exact = pick(amounts, rule).stream()
                            .map(amount -> exactNet(amount, rule))
                            .toList();
                    var rounded = NaiveLine.rounded(exact, currency).iterator();
                    for (int i = 0; i < nets.size(); i++) {
                        if (charges.get(i).piece.tax().equals(Optional.of(rule))) {
                            nets.set(i, rounded.next());
                        }
                    }
                });
        return nets;
    }

    private List<BigDecimal> pick(List<BigDecimal> amounts, TaxRule rule) {
        var picked = new ArrayList<BigDecimal>();
        for (int i = 0; i < amounts.size(); i++) {
            if (charges.get(i).piece.tax().equals(Optional.of(rule))) {
                picked.add(amounts.get(i));
            }
        }
        return picked;
    }

    private BigDecimal net(BigDecimal gross, TaxRule rule) {
        return exactNet(gross, rule).rounded(currency);
    }

    private static Fraction exactNet(BigDecimal gross, TaxRule rule) {
        return Fraction.of(gross)
                .times(HUNDRED)
                .over(HUNDRED.plus(Fraction.of(rule.tax().percent())));
    }

    private SortedMap<String, TaxRule> rules() {
        var rules = new TreeMap<String, TaxRule>();
        charges.forEach(charge ->
                charge.piece.tax().ifPresent(rule -> rules.put(BillText.tax(rule.tax()) + " " + rule.mode(), rule)));
        return rules;
    }

    /** What expires first, then what was granted first; whatever never expires comes last. */
    private static List<CreditBalance> burnDown(List<CreditBalance> credits) {
        return credits.stream()
                .sorted(Comparator.comparing(
                                (CreditBalance credit) -> credit.until().orElse(LocalDate.MAX))
                        .thenComparing(CreditBalance::position))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
