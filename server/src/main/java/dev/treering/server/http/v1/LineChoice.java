package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which lines of a statement are meant: the one of a number, from 1, or all that have an app, a process and a SKU; all where nothing is
 * said. An app is named by its id or by the name on the line.
 */
public record LineChoice(
        Optional<Integer> number, Optional<String> app, Optional<String> process, Optional<String> sku) {

    /** Their numbers, ascending. */
    public List<Integer> numbers(StatementIssued statement) {
        return IntStream.rangeClosed(1, statement.lines().size())
                .filter(each -> number.isEmpty() || number.get() == each)
                .filter(each -> isMeant(statement.lines().get(each - 1)))
                .boxed()
                .toList();
    }

    private boolean isMeant(StatementLine line) {
        return is(app, line.resource().app(), line.appName())
                && is(process, line.resource().name())
                && is(sku, line.resource().sku().value());
    }

    private static boolean is(Optional<String> wanted, String... names) {
        return wanted.isEmpty() || List.of(names).contains(wanted.get());
    }
}
