package dev.treering.server.invoicing;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.server.invoicing.delivery.Consignment;
import dev.treering.server.invoicing.delivery.Dispatch;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The delivery of what was issued, step by step. An invoice is delivered when the log says so, which is after the provider said
 * so: cut off in between, it is sent again under the same key and gets the same reference.
 */
public final class DeliveryRun {

    private static final int MOST_AT_ONCE = 500;

    private final InvoiceQueries queries;
    private final Dispatch dispatch;
    private final FactLog log;

    public DeliveryRun(InvoiceQueries queries, Dispatch dispatch, FactLog log) {
        this.queries = queries;
        this.dispatch = dispatch;
        this.log = log;
    }

    /** Who the invoices go to. */
    public String provider() {
        return dispatch.provider().name();
    }

    /** How many invoices a step of a few seconds has, as the provider allows. */
    public int usualStep() {
        var limits = dispatch.provider().limits();
        return Math.clamp(2L * limits.perSecond(), limits.batch(), Math.max(limits.batch(), MOST_AT_ONCE));
    }

    /**
     * One step.
     *
     * @param month whose invoices; empty for all
     * @param after log position it begins behind; -1 for the beginning
     * @param at when it was asked, UTC: the time the facts hold from
     */
    public DeliveryStep step(
            Optional<YearMonth> month, long after, int limit, Instant at, Map<String, String> extensions)
            throws InterruptedException {
        List<InvoiceView> page = queries.undelivered(month, after, limit);
        var delivered = dispatch.send(
                page.stream().map(DeliveryRun::consignment).toList(), taken -> note(taken, at, extensions));
        return new DeliveryStep(
                page.size(),
                delivered.taken(),
                delivered.refused(),
                delivered.unanswered(),
                page.size() < limit
                        ? OptionalLong.empty()
                        : OptionalLong.of(page.getLast().position()));
    }

    /** Named by the invoice: however often it was sent, it is delivered once. */
    private void note(List<Dispatch.Taken> taken, Instant at, Map<String, String> extensions) {
        log.append(taken.stream()
                .map(each -> new Submission(
                        new FactId(
                                "treering/invoice-delivered",
                                each.consignment().number().toString()),
                        at,
                        new InvoiceFact.Delivered(
                                each.consignment().account(),
                                each.consignment().number(),
                                provider(),
                                each.reference()),
                        extensions))
                .toList());
    }

    private static Consignment consignment(InvoiceView invoice) {
        return new Consignment(
                invoice.number(),
                invoice.account(),
                invoice.source(),
                invoice.currency(),
                invoice.total(),
                invoice.issuedOn(),
                invoice.dueOn());
    }
}
