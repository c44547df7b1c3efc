package dev.treering.aggregates.invoice;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.vocabulary.InvoiceNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All invoices that were issued: the last number of every series, and what is invoiced and holds. A claim is invoiced once,
 * whatever the series, until its invoice is voided; a number is given once, for ever.
 */
public final class InvoiceBook {

    /** Before the first invoice. */
    public static final InvoiceBook EMPTY = new InvoiceBook(Map.of(), Map.of(), Map.of());

    private final Map<String, InvoiceNumber> last;
    private final Map<Claim.Key, InvoiceNumber> holding;
    private final Map<InvoiceNumber, Claim.Key> sources;

    private InvoiceBook(
            Map<String, InvoiceNumber> last,
            Map<Claim.Key, InvoiceNumber> holding,
            Map<InvoiceNumber, Claim.Key> sources) {
        this.last = last;
        this.holding = holding;
        this.sources = sources;
    }

    /** The book after these facts, in the order of the log; facts of other kinds change nothing. */
    public InvoiceBook with(List<? extends Fact> facts) {
        if (facts.isEmpty()) {
            return this;
        }
        var next = new InvoiceBook(new HashMap<>(last), new HashMap<>(holding), new HashMap<>(sources));
        facts.forEach(next::take);
        return next;
    }

    private void take(Fact fact) {
        switch (fact) {
            case Issued issued -> {
                var key = new Claim.Key(issued.account(), issued.source());
                last.merge(
                        issued.number().series(),
                        issued.number(),
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
                holding.put(key, issued.number());
                sources.put(issued.number(), key);
            }
            case InvoiceFact.Voided voided -> {
                var key = sources.get(voided.number());
                if (key != null) {
                    holding.remove(key, voided.number());
                }
            }
            default -> {}
        }
    }

    /** The invoice that holds for a claim; empty where it is free to be invoiced. */
    public Optional<InvoiceNumber> numberOf(Claim claim) {
        return Optional.ofNullable(holding.get(claim.key()));
    }

    /** The number that comes next in a series. */
    public InvoiceNumber next(String series) {
        var before = last.get(series);
        return before == null ? new InvoiceNumber(series, 1) : before.next();
    }

    /**
     * Invoices for those claims that have none, in order, numbered on without a gap. They may be appended only while nothing
     * was issued or voided since the facts of this book.
     *
     * @param on day of issue, UTC
     * @param due day payment is due, UTC
     */
    public List<Issued> issue(String series, List<Claim> claims, LocalDate on, LocalDate due) {
        var issued = new ArrayList<Issued>();
        var seen = new HashSet<Claim.Key>();
        InvoiceNumber number = next(series);
        for (Claim claim : claims) {
            if (numberOf(claim).isEmpty() && seen.add(claim.key())) {
                issued.add(
                        new Issued(claim.account(), number, claim.source(), claim.currency(), claim.total(), on, due));
                number = number.next();
            }
        }
        return issued;
    }
}
