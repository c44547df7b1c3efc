package dev.treering.server.invoicing.delivery;

import dev.treering.events.vocabulary.InvoiceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of the invoices of one call, told by several threads; and how many more may be tried again. */
final class Tally {

    private final SortedMap<InvoiceNumber, String> unanswered = new TreeMap<>();
    private final SortedMap<InvoiceNumber, String> refused = new TreeMap<>();
    private long retriesLeft;
    private int taken;

    Tally(long retries) {
        this.retriesLeft = retries;
    }

    /** Why it was not taken so far; counts unless it still is. */
    synchronized void last(Consignment consignment, String reason) {
        unanswered.put(consignment.number(), reason);
    }

    synchronized void refused(Consignment consignment, String reason) {
        unanswered.remove(consignment.number());
        refused.put(consignment.number(), reason);
    }

    synchronized void taken(List<Dispatch.Taken> got) {
        got.forEach(each -> unanswered.remove(each.consignment().number()));
        taken += got.size();
    }

    /** Whether so many more may be tried again; counts them if so. */
    synchronized boolean mayRetry(int number) {
        if (number > retriesLeft) {
            return false;
        }
        retriesLeft -= number;
        return true;
    }

    synchronized Delivered delivered() {
        return new Delivered(taken, left(refused), left(unanswered));
    }

    private static List<Delivered.Left> left(SortedMap<InvoiceNumber, String> reasons) {
        var all = new ArrayList<Delivered.Left>();
        reasons.forEach((invoice, reason) -> all.add(new Delivered.Left(invoice, reason)));
        return all;
    }
}
