package dev.treering.projections.explanation;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.statements.Drawing;
import dev.treering.projections.step.MemoryShelves;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account's facts folded until a month of it is stated, by the rules that state it, with all that its lines come from. Facts after
 * that are passed over: a statement is explained by what was known when it was issued.
 */
public final class ExplanationFold {

    private final AccountId account;
    private final YearMonth period;
    private final Optional<BillingMode> mode;
    private final AccountLedger ledger = new AccountLedger(new MemoryShelves(), this::drawn);
    private final CellHistory cells = new CellHistory();
    private final List<LoggedFact> facts = new ArrayList<>();
    private final Map<PriceBookVersion, Hash> books = new HashMap<>();
    private final List<Drawing> drawings = new ArrayList<>();
    private final Map<SettledMonth, Long> settled = new HashMap<>();
    private final Map<BillingMode, ExplainedStatement> found = new EnumMap<>(BillingMode.class);

    /** A month that was stated, or corrected, in a mode. */
    record SettledMonth(YearMonth period, BillingMode mode) {}

    /** Without a mode both are looked for, and LIVE goes before SHADOW. */
    public ExplanationFold(AccountId account, YearMonth period, Optional<BillingMode> mode) {
        this.account = account;
        this.period = period;
        this.mode = mode;
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(LoggedFact logged) {
        if (!found.isEmpty()) {
            return;
        }
        if (logged.fact() instanceof BookPublished book) {
            books.putIfAbsent(book.book(), book.contentHash());
        }
        drawings.clear();
        List<LedgerRecord> records = ledger.accept(logged);
        if (records.stream().noneMatch(record -> record.chained().entry() instanceof FactRejected)) {
            facts.add(logged);
        }
        var before = Map.copyOf(settled);
        for (LedgerRecord record : records) {
            if (record.chained().account().equals(account)) {
                cells.accept(record.chained().entry(), logged.position());
                if (record.chained().entry() instanceof StatementIssued issued) {
                    stated(issued, record, logged, before);
                }
            }
        }
    }

    /** The statement, to be asked about its lines; empty where it was not issued. */
    public Optional<ExplainedStatement> statement() {
        return found.entrySet().stream()
                .filter(each -> mode.isEmpty() || each.getKey() == mode.get())
                .map(Map.Entry::getValue)
                .reduce((_, last) -> last);
    }

    private void drawn(AccountId of, Drawing drawing) {
        if (of.equals(account)) {
            drawings.add(drawing);
        }
    }

    private void stated(
            StatementIssued issued, LedgerRecord record, LoggedFact cause, Map<SettledMonth, Long> settledBefore) {
        issued.lines().stream()
                .flatMap(line -> line.corrects().stream())
                .forEach(correction ->
                        settled.put(new SettledMonth(correction.period(), issued.mode()), cause.position()));
        settled.put(new SettledMonth(issued.period(), issued.mode()), cause.position());
        boolean isWanted = issued.period().equals(period) && (mode.isEmpty() || mode.get() == issued.mode());
        if (isWanted) {
            Drawing drawing = drawings.stream()
                    .filter(each -> each.period().equals(issued.period()) && each.mode() == issued.mode())
                    .findFirst()
                    .orElseThrow();
            found.put(
                    issued.mode(),
                    new ExplainedStatement(
                            account,
                            issued,
                            record.hash(),
                            cause.position(),
                            drawing,
                            cells,
                            List.copyOf(facts),
                            Map.copyOf(books),
                            settledBefore));
        }
    }
}
