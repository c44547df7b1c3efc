package dev.treering.server.invoicing;

import dev.treering.aggregates.invoice.Claim;
import dev.treering.aggregates.issuing.Issuing;
import dev.treering.aggregates.issuing.Order;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.query.InvoiceQueries.Place;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run over a month, step by step. A step looks at so many entries, parks those whose figures do not hold, and issues the
 * others in one append. It keeps nothing that the log does not have: a run that was cut off is begun again from the start, and passes
 * over what is done.
 */
public final class InvoiceRun {

    private final List<DueSource> sources;
    private final Issuing issuing;
    private final FactLog log;

    InvoiceRun(List<DueSource> sources, Issuing issuing, FactLog log) {
        this.sources = List.copyOf(sources);
        this.issuing = issuing;
        this.log = log;
    }

    /** A run over what these queries say is due. */
    public static InvoiceRun over(InvoiceQueries queries, Issuing issuing, FactLog log) {
        return new InvoiceRun(List.of(liveStatements(queries)), issuing, log);
    }

    private static DueSource liveStatements(InvoiceQueries queries) {
        return new DueSource() {
            @Override
            public Kind kind() {
                return Kind.STATEMENT;
            }

            @Override
            public List<Due> page(YearMonth month, Place after, int limit) {
                return queries.liveStatements(month, after, limit);
            }
        };
    }

    /**
     * One step.
     *
     * @param draftOnly whether nothing is to be issued
     * @param from where it begins
     * @param limit the most entries it looks at
     */
    public RunStep step(YearMonth month, Order order, boolean draftOnly, Cursor from, int limit) {
        DueSource source = source(from.kind());
        List<Due> page = source.page(month, from.place(), limit);
        var claims = new ArrayList<Claim>();
        var parked = new ArrayList<RunStep.Parked>();
        var parkings = new ArrayList<Submission>();
        int nothingDue = 0;
        int invoicedBefore = 0;
        issuing.catchUp();
        for (Due due : page) {
            Claim claim = DueFigures.claim(due);
            Optional<String> problem = DueFigures.problem(due);
            if (issuing.isInvoiced(claim)) {
                invoicedBefore++;
            } else if (problem.isPresent()) {
                parked.add(new RunStep.Parked(due.account(), due.source().kind(), problem.get()));
                parkings.add(parking(claim, problem.get(), order));
            } else if (DueFigures.asksForNothing(due)) {
                nothingDue++;
            } else {
                claims.add(claim);
            }
        }
        log.append(parkings);
        var done = draftOnly ? new Issuing.Done(List.of(), issuing.draft(order, claims)) : issuing.issue(order, claims);
        List<InvoiceNumber> numbers =
                done.issued().stream().map(invoice -> invoice.number()).toList();
        return new RunStep(
                page.size(), nothingDue, invoicedBefore, done.drafted(), numbers, parked, next(source, page, limit));
    }

    /** Said once for the same reason: the log knows it by its name. */
    private static Submission parking(Claim claim, String reason, Order order) {
        return new Submission(claim.parkedId(reason), order.at(), claim.parked(reason), order.extensions());
    }

    private DueSource source(Kind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is due of kind " + kind));
    }

    private Optional<Cursor> next(DueSource source, List<Due> page, int limit) {
        if (page.size() == limit) {
            Due last = page.getLast();
            return Optional.of(new Cursor(
                    source.kind(),
                    new Place(last.account().value(), last.source().sequence())));
        }
        int following = sources.indexOf(source) + 1;
        return following < sources.size()
                ? Optional.of(new Cursor(sources.get(following).kind(), Place.FIRST))
                : Optional.empty();
    }
}
