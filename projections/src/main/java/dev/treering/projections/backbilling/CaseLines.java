package dev.treering.projections.backbilling;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.MinorUnit;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The lines of a case's invoice: one for each resource's month, then one for each tax on them together. What is stated of a cell is
 * without tax, whether its price contains tax or not, so the tax of either kind is put on top.
 */
final class CaseLines {

    private static final Sku TAX = new Sku("tax");

    private static final Comparator<LineTax> TAX_ORDER = Comparator.comparing(LineTax::jurisdiction)
            .thenComparing(LineTax::category)
            .thenComparing(LineTax::percent);

    private final AccountId account;
    private final AccountTerms terms;
    private final MinorUnit unit;

    CaseLines(AccountId account, AccountTerms terms, MinorUnit unit) {
        this.account = account;
        this.terms = terms;
        this.unit = unit;
    }

    /** @param taxedOn the day whose tax rules hold */
    List<StatementLine> of(List<BackBilledCell> cells, LocalDate taxedOn) {
        var lines = new ArrayList<StatementLine>();
        var taxed = new TreeMap<LineTax, BigDecimal>(TAX_ORDER);
        grouped(cells).forEach((group, members) -> {
            Optional<LineTax> tax = terms.tax(
                            account,
                            group.resource().sku(),
                            members.getFirst().pending().day(),
                            taxedOn)
                    .map(TaxRule::tax);
            StatementLine line = usage(group, members, tax);
            lines.add(line);
            tax.ifPresent(rule -> taxed.merge(rule, line.amount(), BigDecimal::add));
        });
        taxed.forEach((tax, net) -> lines.add(tax(tax, net)));
        return lines;
    }

    private static SortedMap<Group, List<BackBilledCell>> grouped(List<BackBilledCell> cells) {
        var groups = new TreeMap<Group, List<BackBilledCell>>();
        cells.forEach(cell -> groups.computeIfAbsent(Group.of(cell.pending()), _ -> new ArrayList<>())
                .add(cell));
        return groups;
    }

    private StatementLine usage(Group group, List<BackBilledCell> cells, Optional<LineTax> tax) {
        String app = group.resource().app();
        long billedMs =
                cells.stream().mapToLong(cell -> cell.pending().billedMs()).reduce(0, Math::addExact);
        boolean isTime = billedMs != 0;
        return new StatementLine(
                LineKind.USAGE,
                group.resource(),
                app.isEmpty() ? "" : terms.appName(account, new AppId(app)),
                Usage.NONE,
                billedMs,
                isTime ? BigDecimal.valueOf(billedMs) : BigDecimal.ONE,
                isTime ? "ms" : "month",
                Optional.empty(),
                Optional.empty(),
                sum(cells, cell -> cell.pending().amount()),
                sum(cells, BackBilledCell::posted),
                tax,
                detail(group, cells));
    }

    private String detail(Group group, List<BackBilledCell> cells) {
        var words = new ArrayList<>(List.of("usage of " + group.period()));
        note("price", sum(cells, BackBilledCell::price), words);
        note("discount", sum(cells, BackBilledCell::discount), words);
        note("cap", sum(cells, BackBilledCell::cap), words);
        return String.join("; ", words);
    }

    private static void note(String what, BigDecimal off, List<String> words) {
        if (off.signum() != 0) {
            words.add(what + " -" + off.toPlainString());
        }
    }

    private StatementLine tax(LineTax tax, BigDecimal net) {
        BigDecimal amount = unit.rounded(ExactAmount.of(net).percent(tax.percent()));
        return new StatementLine(
                LineKind.TAX,
                new Resource(ResourceKind.ACCOUNT, "", tax.jurisdiction(), TAX),
                "",
                Usage.NONE,
                0,
                net,
                "percent",
                Optional.empty(),
                Optional.of(tax.percent()),
                amount,
                amount,
                Optional.of(tax),
                tax.category());
    }

    private BigDecimal sum(List<BackBilledCell> cells, Function<BackBilledCell, BigDecimal> part) {
        return cells.stream().map(part).reduce(unit.rounded(ExactAmount.ZERO), BigDecimal::add);
    }
}
