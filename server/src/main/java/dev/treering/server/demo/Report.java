package dev.treering.server.demo;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.LedgerQueries.StatementView;
import dev.treering.server.http.Verifier.Verification;
import dev.treering.server.running.TreeringServer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of the story.
 *
 * @param facts in the log
 * @param cells of both accounts and months, sorted
 * @param statements in the order of accounts and months
 * @param audit what a replay of the log, apart from everything else, said of the ledgers
 */
public record Report(long facts, List<CellMetered> cells, List<StatementView> statements, Verification audit) {

    static final List<YearMonth> MONTHS = List.of(YearMonth.parse("2026-02"), YearMonth.parse("2026-03"));

    static Report of(TreeringServer server, long head) {
        LedgerQueries ledger = server.readModels().ledger();
        var cells = new ArrayList<CellMetered>();
        var statements = new ArrayList<StatementView>();
        for (AccountId account : List.of(Story.ACME, Story.GLOBEX)) {
            for (YearMonth month : MONTHS) {
                cells.addAll(ledger.usage(account, month));
                statements.addAll(ledger.statements(account, month));
            }
        }
        return new Report(head + 1, cells, statements, server.verifier().verify(Optional.empty(), Optional.empty()));
    }
}
