package dev.treering.server.invoicing;

import dev.treering.aggregates.invoice.Claim;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.rating.MinorUnit;
import java.util.Optional;

/** Whether the figures of something due may be put on an invoice: checked once more, apart from what made them. */
final class DueFigures {

    private DueFigures() {}

    /** The first rule the figures break, in a sentence; empty when they hold. */
    static Optional<String> problem(Due due) {
        if (due.linesFound() != due.lines()) {
            return Optional.of("it says it has " + due.lines() + " lines, there are " + due.linesFound());
        }
        if (due.sum().compareTo(due.total()) != 0) {
            return Optional.of("its lines come to " + due.sum().toPlainString() + ", its total is "
                    + due.total().toPlainString());
        }
        int decimals = MinorUnit.of(due.currency()).decimals();
        if (due.decimals() > decimals) {
            return Optional.of("a line has an amount with " + due.decimals() + " decimals; " + due.currency() + " has "
                    + decimals);
        }
        if (due.agreed().filter(agreed -> !agreed.equals(due.currency())).isPresent()) {
            return Optional.of("it is in " + due.currency() + ", the account's currency is "
                    + due.agreed().orElseThrow());
        }
        return chainProblem(due);
    }

    /** An entry that the account's chain does not have, or has otherwise, is none. */
    private static Optional<String> chainProblem(Due due) {
        if (due.chainHead().isEmpty()) {
            return Optional.of("the account's ledger is not known");
        }
        var head = due.chainHead().get();
        if (due.source().sequence() > head.sequence()) {
            return Optional.of(
                    "it is entry " + due.source().sequence() + " of a ledger that ends at " + head.sequence());
        }
        boolean isHead = due.source().sequence() == head.sequence();
        return isHead && !due.source().hash().equals(head.hash())
                ? Optional.of("its hash is " + due.source().hash() + ", the ledger has " + head.hash())
                : Optional.empty();
    }

    /** A statement without lines that comes to nothing asks for nothing. */
    static boolean asksForNothing(Due due) {
        return due.lines() == 0 && due.linesFound() == 0 && due.total().signum() == 0;
    }

    static Claim claim(Due due) {
        return new Claim(due.account(), due.source(), due.currency(), due.total());
    }
}
