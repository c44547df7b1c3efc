package dev.treering.server.http.v1;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.log.Extensions;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.projections.explanation.Explanation.DayTimeline;
import dev.treering.projections.metering.Edge;
import java.time.Instant;
import java.util.List;

/**
 * A UTC day in intervals, or with the reports that a counter sums, in JSON.
 *
 * @param commandedMs of all intervals, as are the other sums: they are those of the cell
 */
public record TimelineJson(
        String day,
        long commandedMs,
        long observedMs,
        long billableMs,
        List<Interval> intervals,
        List<Report> reports) {

    /**
     * From an instant until another, half-open.
     *
     * @param counts whether the app was the account's own
     * @param begun what changed at the beginning; of the day's first interval what held from before
     */
    public record Interval(
            String from,
            String until,
            long ms,
            int commanded,
            int observed,
            int billable,
            int restarting,
            int lost,
            boolean counts,
            boolean maintenance,
            List<Cause> begun) {

        static Interval of(dev.treering.projections.metering.Interval each) {
            return new Interval(
                    Instant.ofEpochMilli(each.from()).toString(),
                    Instant.ofEpochMilli(each.until()).toString(),
                    each.until() - each.from(),
                    each.commanded(),
                    each.observed(),
                    each.billable(),
                    each.restarting(),
                    each.lost(),
                    each.counts(),
                    each.maintained(),
                    each.begun().stream().map(Cause::of).toList());
        }
    }

    /** A fact and what it changed; {@code by} is who caused it, or the source that told of it. */
    public record Cause(String at, String what, long position, String source, String id, String type, String by) {

        static Cause of(Edge edge) {
            return of(Instant.ofEpochMilli(edge.at()), edge.what(), edge.cause());
        }

        static Cause of(Instant at, String what, LoggedFact fact) {
            return new Cause(
                    at.toString(),
                    what,
                    fact.position(),
                    fact.id().source(),
                    fact.id().id(),
                    FactCatalogue.nameOf(fact.fact().getClass()),
                    fact.extensions().getOrDefault(Extensions.ACTOR, fact.id().source()));
        }
    }

    /** What a meter reported. */
    public record Report(String quantity, Cause cause) {}

    static TimelineJson of(DayTimeline day) {
        Usage sum = day.intervals().stream()
                .map(dev.treering.projections.metering.Interval::usage)
                .reduce(Usage.NONE, Usage::plus);
        return new TimelineJson(
                day.day().toString(),
                sum.commandedMs(),
                sum.observedMs(),
                sum.billableMs(),
                day.intervals().stream().map(Interval::of).toList(),
                day.reports().stream()
                        .map(each -> new Report(
                                each.quantity().toPlainString(),
                                Cause.of(each.cause().heldAt(), "reported", each.cause())))
                        .toList());
    }
}
