package dev.treering.projections.backbilling;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account in its pilot, and the words in which tests tell what happens to it. Its state is kept as bytes. */
final class Pilot {

    static final AccountId ACME = new AccountId("acme");
    static final AppId SHOP = new AppId("shop");
    static final CaseId CASE = new CaseId("c1");
    static final Resource WEB = Resource.dyno(SHOP, new ProcessType("web"), new DynoSize("std"));
    static final Resource WORKER = Resource.dyno(SHOP, new ProcessType("worker"), new DynoSize("std"));
    static final Resource OTHER = Resource.dyno(new AppId("blog"), new ProcessType("web"), new DynoSize("std"));

    final AgreedInMemory agreed = new AgreedInMemory();

    /** All that the ledger said. */
    final List<LedgerEntry> ledger = new ArrayList<>();

    private final EncodedShelves shelves = new EncodedShelves();
    private final BackBilling backBilling = new BackBilling(shelves, agreed);

    static BackBillTerms terms(String discountPercent, String cap, PriceRule rule, int noticeDays) {
        return new BackBillTerms(
                Period.ofMonths(12),
                new BigDecimal(discountPercent),
                cap.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cap)),
                rule,
                noticeDays);
    }

    static BackBillTerms plain() {
        return terms("0", "", PriceRule.THEN_CURRENT, 30);
    }

    static CellAmount cell(Resource resource, String day, int revision, String amount) {
        return new CellAmount(resource, LocalDate.parse(day), revision, 3_600_000, new BigDecimal(amount));
    }

    static CellAmount cell(String day, String amount) {
        return cell(WEB, day, 0, amount);
    }

    /** A shadow statement says this of cells. */
    List<LedgerEntry> states(CellAmount... cells) {
        return states(BillingMode.SHADOW, cells);
    }

    List<LedgerEntry> states(BillingMode mode, CellAmount... cells) {
        var period = YearMonth.from(cells[0].day());
        List<LedgerEntry> said = entries(backBilling.stated(ACME, new CellsStated(period, mode, List.of(cells))));
        ledger.addAll(said);
        var all = new ArrayList<>(said);
        all.addAll(happens(new ClockFact.PeriodClosed(period)));
        return all;
    }

    List<LedgerEntry> happens(Fact fact) {
        List<LedgerEntry> said = entries(backBilling.said(fact));
        ledger.addAll(said);
        return said;
    }

    void goesLive(String from) {
        agreed.liveFrom = Optional.of(LocalDate.parse(from));
        happens(new AccountFact.LiveScheduled(ACME, LocalDate.parse(from)));
    }

    List<LedgerEntry> proposes(String from, String until, BackBillTerms terms, String on, Exclusion... exclusions) {
        return happens(new BillingFact.BackBillProposed(
                ACME,
                CASE,
                LocalDate.parse(from),
                LocalDate.parse(until),
                terms,
                List.of(exclusions),
                LocalDate.parse(on),
                "paul"));
    }

    List<LedgerEntry> approves(Hash hash, String by) {
        return happens(new BillingFact.BackBillApproved(ACME, CASE, hash, by));
    }

    List<LedgerEntry> sendsNotice(Hash hash, String on) {
        return happens(new BillingFact.BackBillNoticeSent(ACME, CASE, hash, LocalDate.parse(on), "mail 17", "paul"));
    }

    List<LedgerEntry> releases(Hash hash, String on) {
        return happens(new BillingFact.BackBillReleased(ACME, CASE, hash, LocalDate.parse(on), "paul"));
    }

    List<LedgerEntry> disputes(String dispute, String from, String until) {
        return happens(new BillingFact.CellsDisputed(
                ACME, dispute, LocalDate.parse(from), LocalDate.parse(until), Optional.empty(), "not mine", "carl"));
    }

    List<LedgerEntry> resolves(String dispute, BillingFact.DisputeResolved.Resolution how) {
        return happens(new BillingFact.DisputeResolved(ACME, dispute, how, "looked at", "paul"));
    }

    List<LedgerEntry> closes(String period) {
        return happens(new ClockFact.PeriodClosed(YearMonth.parse(period)));
    }

    /** What is pending by the state itself. */
    List<CellAmount> pending() {
        return new PendingCells(BackBillShelves.of(shelves)).of(ACME);
    }

    /** What the ledger said last of what the case comes to. */
    Computed computed() {
        return ledger.stream()
                .filter(Computed.class::isInstance)
                .map(Computed.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static List<LedgerEntry> entries(List<AccountEntry> said) {
        return said.stream().map(AccountEntry::entry).toList();
    }
}
