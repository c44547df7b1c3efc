package dev.treering.projections.backbilling;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.AccountFact.PilotWithdrawn;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Back-billing of one partition: what statements say of cells, and facts, in; what becomes of pending cells out. Whatever a case
 * rests on may change while it is open: it is computed anew at the end of each fact that changed something, and told if it comes
 * to something else.
 */
public final class BackBilling {

    /** The shelves back-billing opens. */
    public static final List<ShelfSpec<?>> SHELVES = BackBillShelves.SPECS;

    private static final String WITHDRAWN = "pilot-withdrawn";
    private static final String CONVERTED = "pilot-converted";

    private final BackBillShelves shelves;
    private final PendingCells pending;
    private final Cases cases;
    private final Expiry expiry;

    /** Accounts for which the fact at hand has changed something. Of no fact once it is taken in itself. */
    private final SortedSet<AccountId> changed = new TreeSet<>();

    public BackBilling(Shelves shelves, AccountTerms terms) {
        this.shelves = BackBillShelves.of(shelves);
        this.pending = new PendingCells(this.shelves);
        this.cases = new Cases(this.shelves, pending, terms);
        this.expiry = new Expiry(this.shelves, pending);
    }

    /** Takes in what a statement says of cells, before the fact that made it. What is live is posted by the statement itself. */
    public List<AccountEntry> stated(AccountId account, CellsStated stated) {
        if (stated.mode() == BillingMode.LIVE) {
            return List.of();
        }
        List<CellAmount> fresh = pending.add(account, stated.cells());
        changed.add(account);
        return shelves.standing(account)
                .waiving()
                .map(why -> waived(account, why, fresh))
                .orElse(List.of());
    }

    /** Takes in a fact, in log order, after all that was stated because of it. */
    public List<AccountEntry> said(Fact fact) {
        var entries = new ArrayList<AccountEntry>(
                switch (fact) {
                    case PilotWithdrawn withdrawn -> waivedForEver(withdrawn.account(), WITHDRAWN);
                    case PilotConverted converted
                    when converted.usage() == PilotUsage.WAIVE -> waivedForEver(converted.account(), CONVERTED);
                    case AccountFact agreed -> {
                        changed.add(agreed.account());
                        yield List.of();
                    }
                    case PriceFact _ -> {
                        changed.addAll(shelves.withOpenCase());
                        yield List.of();
                    }
                    case BillingFact billing -> {
                        changed.add(billing.account());
                        yield of(billing.account(), told(billing));
                    }
                    case ClockFact.PeriodClosed closed -> {
                        List<AccountEntry> expired = expiry.closed(closed.period());
                        expired.forEach(entry -> changed.add(entry.account()));
                        yield expired;
                    }
                    default -> List.of();
                });
        changed.forEach(account ->
                cases.computedAnew(account).ifPresent(computed -> entries.add(new AccountEntry(account, computed))));
        changed.clear();
        return entries;
    }

    private List<? extends BackBillEntry> told(BillingFact fact) {
        return switch (fact) {
            case BillingFact.BackBillProposed proposal ->
                cases.proposed(proposal).stream().toList();
            case BillingFact.BackBillReleased release -> cases.released(release);
            case BillingFact.BackBillWaived wish -> cases.waived(wish);
            case BillingFact.BackBillNoticeSent sent ->
                ofCase(sent.account(), sent.billingCase(), open -> open.with(sent));
            case BillingFact.BackBillApproved approval ->
                ofCase(approval.account(), approval.billingCase(), open -> open.with(approval));
            case BillingFact.BackBillRejected rejected -> {
                Standing standing = shelves.standing(rejected.account());
                standing.open(rejected.billingCase())
                        .ifPresent(open -> shelves.put(rejected.account(), standing.ended(open.id())));
                yield List.of();
            }
            case CellsDisputed dispute -> {
                shelves.put(
                        dispute.account(), shelves.standing(dispute.account()).with(dispute));
                yield List.of();
            }
            case DisputeResolved resolved -> settled(resolved);
        };
    }

    private List<BackBillEntry> ofCase(AccountId account, CaseId id, UnaryOperator<OpenCase> change) {
        Standing standing = shelves.standing(account);
        standing.open(id).ifPresent(open -> shelves.put(account, standing.with(change.apply(open))));
        return List.of();
    }

    private List<BackBillEntry> settled(DisputeResolved resolved) {
        AccountId account = resolved.account();
        Standing standing = shelves.standing(account);
        CellsDisputed dispute = standing.disputes().get(resolved.dispute());
        if (dispute == null) {
            return List.of();
        }
        shelves.put(account, standing.withoutDispute(dispute.dispute()));
        if (resolved.resolution() == Resolution.REJECTED) {
            return List.of();
        }
        List<CellAmount> cells = pending.between(account, dispute.from(), dispute.until()).stream()
                .filter(cell -> Selection.covers(dispute, cell))
                .toList();
        return resolved(account, dispute.dispute(), cells);
    }

    private List<AccountEntry> waivedForEver(AccountId account, String why) {
        shelves.put(account, shelves.standing(account).waiving(why));
        changed.add(account);
        return waived(account, why, pending.of(account));
    }

    private List<AccountEntry> waived(AccountId account, String why, List<CellAmount> cells) {
        return of(account, resolved(account, why, cells));
    }

    private List<BackBillEntry> resolved(AccountId account, String why, List<CellAmount> cells) {
        pending.take(account, cells);
        return cells.isEmpty() ? List.of() : List.of(new Resolved(Resolved.Resolution.WAIVED, why, cells));
    }

    private static List<AccountEntry> of(AccountId account, List<? extends BackBillEntry> entries) {
        return entries.stream().map(entry -> new AccountEntry(account, entry)).toList();
    }
}
