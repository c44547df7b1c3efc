package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AppId;
import java.util.Optional;
import java.util.function.Function;

/** What a line says beside its figures. */
final class Wording {

    private Wording() {}

    /** The line with its app's name. */
    static StatementLine named(StatementLine line, Function<AppId, String> appNames) {
        String app = line.resource().app();
        return app.isEmpty() ? line : line.with(appNames.apply(new AppId(app)), line.corrects());
    }

    /** The line as a correction. */
    static StatementLine correcting(StatementLine line, Correction correction) {
        return line.with(line.appName(), Optional.of(correction));
    }
}
