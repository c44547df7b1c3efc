package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The trace with every account in its pilot until 10 March, and what is told of back-bills after its last fact. Everything the ledger
 * says goes into the books of the account, which fail at the first cell that is resolved twice.
 */
public final class OpenbPilot {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final LocalDate LIVE = LocalDate.of(2026, 3, 10);

    /** The day of every proposal. */
    static final LocalDate PROPOSED = LocalDate.of(2026, 4, 1);

    /** The first day on which it may be posted, at thirty days of notice. */
    static final LocalDate POSTED = LocalDate.of(2026, 5, 1);

    /** So many because the pilot has few facts, and some of those are to be late. */
    static final int LATE_PERCENT = 60;

    static final int SEED = 20260310;

    private static final Instant AFTER_ALL = Instant.parse("2026-07-01T00:00:00Z");

    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final SortedSet<AccountId> accounts = new TreeSet<>();
    private final SortedMap<AccountId, OpenbBooks> books = new TreeMap<>();
    private final SortedMap<AccountId, List<LedgerEntry>> entries = new TreeMap<>();
    private final List<LoggedFact> told = new ArrayList<>();
    private final List<LoggedFact> facts;
    private final long first;

    private OpenbPilot(List<LoggedFact> facts) {
        this.facts = facts;
        this.first = facts.size();
        for (LoggedFact logged : facts) {
            if (logged.fact() instanceof AccountFact.Opened opened) {
                accounts.add(opened.account());
            }
            taken(ledger.accept(logged));
        }
    }

    /** @param facts with every account live from {@link #LIVE} on */
    static OpenbPilot of(List<LoggedFact> facts) {
        return new OpenbPilot(facts);
    }

    /** Sixty facts of a hundred, nearly all that can be, come after their month has closed. */
    public static OpenbPilot withLateFacts() {
        return of(OpenbLate.of(onTime(), LATE_PERCENT, SEED));
    }

    static List<LoggedFact> onTime() {
        return OpenbLate.onTime(Openb.trace().facts(), LIVE);
    }

    public SortedSet<AccountId> accounts() {
        return accounts;
    }

    public OpenbBooks books(AccountId account) {
        return books.computeIfAbsent(account, _ -> new OpenbBooks());
    }

    /** All that the ledger said of an account, in order. */
    public List<LedgerEntry> entries(AccountId account) {
        return entries.getOrDefault(account, List.of());
    }

    /** The trace and all that was told after it. */
    List<LoggedFact> log() {
        return Stream.concat(facts.stream(), told.stream()).toList();
    }

    List<LedgerEntry> tell(Fact fact) {
        long position = first + told.size();
        var logged =
                new LoggedFact(position, new FactId("test", "told-" + position), AFTER_ALL, AFTER_ALL, Map.of(), fact);
        told.add(logged);
        return taken(ledger.accept(logged));
    }

    /** All that was told after the trace, once more. */
    List<LedgerEntry> tellAllAgain() {
        return told.stream()
                .flatMap(logged -> taken(ledger.accept(logged)).stream())
                .toList();
    }

    /** All days of the pilot and of what came after it. */
    List<LedgerEntry> propose(AccountId account, String name, BackBillTerms terms) {
        return tell(new BillingFact.BackBillProposed(
                account, new CaseId(name), FIRST, POSTED, terms, List.of(), PROPOSED, "paul"));
    }

    void announceAndApprove(AccountId account, String name, Hash hash) {
        var id = new CaseId(name);
        tell(new BillingFact.BackBillNoticeSent(account, id, hash, PROPOSED, "mail of " + account, "paul"));
        tell(new BillingFact.BackBillApproved(account, id, hash, "ann"));
        tell(new BillingFact.BackBillApproved(account, id, hash, "bob"));
    }

    List<LedgerEntry> release(AccountId account, String name, Hash hash) {
        return tell(new BillingFact.BackBillReleased(account, new CaseId(name), hash, POSTED, "paul"));
    }

    void giveUp(AccountId account, String name) {
        tell(new BillingFact.BackBillRejected(account, new CaseId(name), "another time", "ann"));
    }

    /** The whole way of a case; gives what its release came to. */
    public LedgerEntry backBill(AccountId account, String name, BackBillTerms terms) {
        Hash hash = computed(propose(account, name, terms)).hash();
        announceAndApprove(account, name, hash);
        List<LedgerEntry> said = release(account, name, hash);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    static Computed computed(List<LedgerEntry> said) {
        assertThat(said).singleElement().isInstanceOf(Computed.class);
        return (Computed) said.getFirst();
    }

    private List<LedgerEntry> taken(List<LedgerRecord> records) {
        for (LedgerRecord entry : records) {
            AccountId account = entry.chained().account();
            books(account).said(entry.chained().entry());
            entries.computeIfAbsent(account, _ -> new ArrayList<>())
                    .add(entry.chained().entry());
        }
        return records.stream().map(entry -> entry.chained().entry()).toList();
    }
}
