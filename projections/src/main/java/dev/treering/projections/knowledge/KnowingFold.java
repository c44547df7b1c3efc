package dev.treering.projections.knowledge;

import dev.treering.events.facts.AccountFact.Opened;
import dev.treering.events.facts.ClockFact.DayClosed;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.knowledge.AsKnown.Correcting;
import dev.treering.projections.knowledge.AsKnown.Issued;
import dev.treering.projections.knowledge.AsKnown.OfMode;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.statements.Known;
import dev.treering.projections.statements.Known.State;
import dev.treering.projections.step.MemoryShelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account's facts folded to what is known of one of its months. Takes in no fact beyond the position it is asked about. */
public final class KnowingFold {

    private final AccountId account;
    private final YearMonth period;
    private final long position;
    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final Map<BillingMode, Issued> issued = new EnumMap<>(BillingMode.class);
    private final Map<BillingMode, List<Correcting>> corrections = new EnumMap<>(BillingMode.class);
    private Optional<LocalDate> lastClosed = Optional.empty();
    private boolean isOpened;

    public KnowingFold(AccountId account, YearMonth period, long position) {
        this.account = account;
        this.period = period;
        this.position = position;
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(LoggedFact logged) {
        if (logged.position() > position) {
            return;
        }
        switch (logged.fact()) {
            case Opened opened -> isOpened |= opened.account().equals(account);
            case DayClosed closed -> closed(closed.day());
            case PeriodClosed closed -> closed(closed.period().atEndOfMonth());
            default -> {} // says nothing of how far time has come
        }
        for (LedgerRecord record : ledger.accept(logged)) {
            if (record.chained().account().equals(account)
                    && record.chained().entry() instanceof StatementIssued statement) {
                stated(statement, logged.position(), record);
            }
        }
    }

    /** What is known now. */
    public AsKnown known() {
        var known = new EnumMap<BillingMode, Known>(BillingMode.class);
        issued.forEach((mode, each) -> known.put(mode, correctsOthersOnly(each)));
        ledger.known(account, period).forEach(each -> known.put(each.mode(), each));
        var modes = known.entrySet().stream()
                .map(each -> new OfMode(
                        each.getValue(),
                        Optional.ofNullable(issued.get(each.getKey())),
                        corrections.getOrDefault(each.getKey(), List.of())))
                .toList();
        return new AsKnown(account, period, position, isOpened, lastClosed, modes);
    }

    /** A statement may say nothing of its own month. */
    private static Known correctsOthersOnly(Issued issued) {
        return new Known(
                issued.statement().period(),
                issued.statement().mode(),
                State.STATED,
                Optional.of(issued.statement().currency()),
                List.of(),
                Optional.empty());
    }

    private void closed(LocalDate day) {
        lastClosed = lastClosed.filter(last -> last.isAfter(day)).or(() -> Optional.of(day));
    }

    private void stated(StatementIssued statement, long place, LedgerRecord record) {
        if (statement.period().equals(period)) {
            issued.put(
                    statement.mode(),
                    new Issued(statement, place, record.chained().sequence(), record.hash()));
        }
        statement.lines().stream()
                .filter(line -> line.corrects()
                        .filter(correction -> correction.period().equals(period))
                        .isPresent())
                .forEach(line -> corrections
                        .computeIfAbsent(statement.mode(), _ -> new ArrayList<>())
                        .add(new Correcting(statement.period(), line)));
    }
}
