package dev.treering.aggregates.issuing;

import dev.treering.aggregates.invoice.Claim;
import dev.treering.aggregates.invoice.InvoiceBook;
import dev.treering.aggregates.store.AppendOutcome;
import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Clause;
import dev.treering.aggregates.store.Condition;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.FactTags;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.log.LogUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Issues invoices. Each append holds only while nobody has issued or voided anything since the book was read, so two runs at
 * once, in one process or in several, leave no gap, give no number twice and invoice nothing twice. The process may die at any
 * moment: an append is there as a whole or not at all, and the same call again goes on from there.
 *
 * <p>Keeps the book it has read, so that a call costs what is new. Safe for use by several threads.
 */
public final class Issuing {

    private static final Boundary EVERY_INVOICE =
            new Boundary(List.of(new Clause(new TreeSet<>(Set.of(FactTags.INVOICES)), Set.of())));
    private static final int MOST_ATTEMPTS = 1_000;

    private final EventStore store;
    private InvoiceBook book = InvoiceBook.EMPTY; // with seen, guarded by this
    private long seen = -1;

    public Issuing(EventStore store) {
        this.store = store;
    }

    /**
     * What a call came to.
     *
     * @param issued the invoices this call issued, in order of their numbers
     * @param drafted how many claims it drew up for the first time
     */
    public record Done(List<Issued> issued, int drafted) {
        public Done {
            issued = List.copyOf(issued);
        }
    }

    /**
     * Issues an invoice for each claim that has none, all in one append; those that have one are passed over.
     *
     * @throws LogUnavailable when nothing is known of the outcome; the same call may be made again
     */
    public synchronized Done issue(Order order, List<Claim> claims) {
        catchUp();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            List<Issued> issued = book.issue(order.series(), claims, order.on(), order.due());
            if (issued.isEmpty()) {
                return new Done(List.of(), 0);
            }
            List<NewFact> facts = undrafted(order, claimsOf(issued, claims));
            int drafted = facts.size();
            issued.forEach(invoice -> facts.add(fact(idOf(invoice), invoice, order)));
            switch (store.append(Optional.of(new Condition(EVERY_INVOICE, seen)), facts)) {
                case AppendOutcome.Committed committed -> {
                    book = book.with(issued);
                    seen = committed.lastPosition();
                    return new Done(issued, drafted);
                }
                case AppendOutcome.Overtaken _, AppendOutcome.Taken _ -> catchUp();
            }
        }
        throw new LogUnavailable(
                "others issued invoices " + MOST_ATTEMPTS + " times meanwhile", new IllegalStateException("overtaken"));
    }

    /** Draws claims up that were not, and have no invoice, without issuing anything; how many. */
    public synchronized int draft(Order order, List<Claim> claims) {
        catchUp();
        var open =
                claims.stream().filter(claim -> book.numberOf(claim).isEmpty()).toList();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            List<NewFact> drafts = undrafted(order, open);
            if (drafts.isEmpty() || store.append(Optional.empty(), drafts) instanceof AppendOutcome.Committed) {
                return drafts.size();
            }
        }
        throw new LogUnavailable("others drafted the same meanwhile", new IllegalStateException("taken"));
    }

    /** Whether an invoice holds for the claim. */
    public synchronized boolean isInvoiced(Claim claim) {
        return book.numberOf(claim).isPresent();
    }

    /** Reads what was issued and voided since the last look. */
    public synchronized void catchUp() {
        var news = store.source(EVERY_INVOICE, seen);
        book = book.with(news.facts().stream().map(StoredFact::fact).toList());
        seen = news.consistentAt();
    }

    private static List<Claim> claimsOf(List<Issued> issued, List<Claim> claims) {
        var wanted = new HashSet<Claim.Key>();
        issued.forEach(invoice -> wanted.add(new Claim.Key(invoice.account(), invoice.source())));
        return claims.stream().filter(claim -> wanted.remove(claim.key())).toList();
    }

    private List<NewFact> undrafted(Order order, List<Claim> claims) {
        Map<FactId, StoredFact> there =
                store.find(claims.stream().map(Claim::draftId).toList());
        var fresh = new ArrayList<NewFact>();
        var seenNow = new HashSet<FactId>();
        for (Claim claim : claims) {
            if (!there.containsKey(claim.draftId()) && seenNow.add(claim.draftId())) {
                fresh.add(fact(claim.draftId(), claim.drafted(), order));
            }
        }
        return fresh;
    }

    /** The first fact of an invoice's story, named as decisions on the story go on to name theirs. */
    private static FactId idOf(Issued invoice) {
        return new FactId("treering/invoice", invoice.number() + "/1");
    }

    private static NewFact fact(FactId id, InvoiceFact fact, Order order) {
        return NewFact.of(id, order.at(), fact, order.extensions());
    }
}
