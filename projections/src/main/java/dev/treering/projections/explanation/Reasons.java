package dev.treering.projections.explanation;

import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.explanation.Explanation.Reason;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.Working;
import dev.treering.projections.rating.Workings;
import dev.treering.projections.statements.Drawing;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Finds where the amount of each line of a statement comes from. */
final class Reasons {

    private final Drawing drawing;
    private final Currency currency;
    private final List<Working> own;

    Reasons(Drawing drawing, Currency currency) {
        this.drawing = drawing;
        this.currency = currency;
        this.own = drawing.own().map(Workings::of).orElse(List.of());
    }

    /** Of the line with this number, from 1: lines of the own month come first, in the order in which they were rated. */
    Reason of(int number, StatementLine line) {
        if (line.corrects().isPresent()) {
            return corrected(line, line.corrects().get());
        }
        return switch (line.kind()) {
            case USAGE, MINIMUM -> new Reason.Rated(worked(number, line));
            case TAX -> taxed(line);
            case CREDIT -> new Reason.Credited();
        };
    }

    private Working worked(int number, StatementLine line) {
        Working working = own.get(number - 1);
        if (!isNamed(line, working.line())) {
            throw new IllegalStateException("line " + number + " is " + line + ", rated again " + working.line());
        }
        return working;
    }

    private Reason corrected(StatementLine line, Correction correction) {
        var step = drawing.steps().stream()
                .filter(each -> each.corrected().equals(correction.period())
                        && each.day().equals(correction.day()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was rated again for " + line));
        return new Reason.Corrected(
                step.before().stream().filter(each -> isSame(line, each)).toList(),
                Workings.of(step.after()).stream()
                        .filter(working -> isSame(line, working.line()))
                        .toList());
    }

    private Reason taxed(StatementLine line) {
        BigDecimal percent = line.tax().map(LineTax::percent).orElse(BigDecimal.ZERO);
        ExactAmount exact = ExactAmount.of(line.quantity()).percent(percent);
        boolean isOnTop = exact.rounded(currency).compareTo(line.amount()) == 0;
        return new Reason.Taxed(line.quantity(), percent, isOnTop ? Optional.of(exact) : Optional.empty());
    }

    /** The same line, but for the name of its app. */
    private static boolean isNamed(StatementLine line, StatementLine rated) {
        return rated.equals(line.with("", Optional.empty()));
    }

    /** What a correction holds together: kind, resource, book and tax. */
    private static boolean isSame(StatementLine line, StatementLine other) {
        return line.kind() == other.kind()
                && line.resource().equals(other.resource())
                && line.book().equals(other.book())
                && line.tax().equals(other.tax());
    }
}
