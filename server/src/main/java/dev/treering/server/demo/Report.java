package dev.treering.server.demo;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
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
 * @param backBill what was posted of the pilot
 * @param invoices in the order of their issue
 * @param audit what a replay of the log, apart from everything else, said of the ledgers
 */
public record Report(
        long facts,
        List<CellMetered> cells,
        List<StatementView> statements,
        Optional<BackBillEntry.Posted> backBill,
        List<InvoiceView> invoices,
        Verification audit) {

    static final List<YearMonth> MONTHS = List.of(YearMonth.parse("2026-02"), YearMonth.parse("2026-03"));

    /** The months that have something due: March live, and in April the back-bill is posted. */
    static final List<YearMonth> INVOICED = List.of(YearMonth.parse("2026-03"), YearMonth.parse("2026-04"));

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
        return new Report(
                head + 1,
                cells,
                statements,
                posted(server),
                server.readModels().invoices().invoices(Optional.empty(), Optional.empty(), Optional.empty()),
                server.verifier().verify(Optional.empty(), Optional.empty()));
    }

    private static Optional<BackBillEntry.Posted> posted(TreeringServer server) {
        return server.readModels().backBills().backBills(Story.ACME).stream()
                .flatMap(view -> view.said().stream())
                .filter(BackBillEntry.Posted.class::isInstance)
                .map(BackBillEntry.Posted.class::cast)
                .findFirst();
    }
}
