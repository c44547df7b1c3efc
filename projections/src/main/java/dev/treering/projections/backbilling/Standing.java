package dev.treering.projections.backbilling;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How an account stands with back-billing.
 *
 * @param waiving why all that is pending is waived, and all that ever will be; empty where it is not
 * @param disputes those that are open, by name
 * @param open the one case there can be
 * @param ended cases that have ended: an id is never used again
 */
record Standing(
        Optional<String> waiving,
        SortedMap<String, CellsDisputed> disputes,
        Optional<OpenCase> open,
        SortedSet<CaseId> ended) {

    static final Standing NONE =
            new Standing(Optional.empty(), Sorted.empty(), Optional.empty(), Collections.emptySortedSet());

    static final ShelfCodec<Standing> CODEC = ShelfCodec.version(1, Standing::write, Standing::read);

    Optional<OpenCase> open(CaseId id) {
        return open.filter(known -> known.id().equals(id));
    }

    Standing waiving(String why) {
        return new Standing(Optional.of(why), disputes, open, ended);
    }

    /** With a dispute; one of a name that is open already changes nothing. */
    Standing with(CellsDisputed dispute) {
        return disputes.containsKey(dispute.dispute())
                ? this
                : new Standing(waiving, Sorted.with(disputes, dispute.dispute(), dispute), open, ended);
    }

    Standing withoutDispute(String name) {
        var left = new TreeMap<>(disputes);
        left.remove(name);
        return new Standing(waiving, Collections.unmodifiableSortedMap(left), open, ended);
    }

    Standing with(OpenCase now) {
        return new Standing(waiving, disputes, Optional.of(now), ended);
    }

    /** With the open case ended. */
    Standing ended(CaseId id) {
        var all = new TreeSet<>(ended);
        all.add(id);
        return new Standing(waiving, disputes, Optional.empty(), Collections.unmodifiableSortedSet(all));
    }

    private void write(StateWriter out) {
        out.list(waiving.stream().toList(), (why, o) -> o.text(why));
        out.list(disputes.values(), Standing::fact);
        out.list(open.stream().toList(), (open, o) -> {
            fact(open.proposal(), o);
            o.raw(open.computed().bytes());
            o.map(open.notices(), (hash, p) -> p.raw(hash.bytes()), (day, p) -> p.number(day.toEpochDay()));
            o.map(
                    open.approvals(),
                    (hash, p) -> p.raw(hash.bytes()),
                    (people, p) -> p.list(people, (person, q) -> q.text(person)));
            o.number(open.isHeld() ? 1 : 0);
        });
        out.list(ended, (id, o) -> o.text(id.value()));
    }

    private static Standing read(StateReader in) {
        Optional<String> waiving = in.list(StateReader::text).stream().findFirst();
        var disputes = new TreeMap<String, CellsDisputed>();
        in.list(i -> fact(CellsDisputed.class, i)).forEach(dispute -> disputes.put(dispute.dispute(), dispute));
        Optional<OpenCase> open = in.list(Standing::openCase).stream().findFirst();
        var ended = new TreeSet<>(in.list(i -> new CaseId(i.text())));
        return new Standing(
                waiving, Collections.unmodifiableSortedMap(disputes), open, Collections.unmodifiableSortedSet(ended));
    }

    private static OpenCase openCase(StateReader in) {
        return new OpenCase(
                fact(BackBillProposed.class, in),
                Hash.ofDigest(in.raw()),
                in.map(i -> Hash.ofDigest(i.raw()), i -> LocalDate.ofEpochDay(i.number())),
                in.map(
                        i -> Hash.ofDigest(i.raw()),
                        i -> Collections.unmodifiableSortedSet(new TreeSet<>(i.list(StateReader::text)))),
                in.number() == 1);
    }

    /** In their published encoding, which is read back whatever version wrote it. */
    private static void fact(BillingFact fact, StateWriter out) {
        out.raw(FactCodec.encode(fact));
    }

    private static <F extends BillingFact> F fact(Class<F> type, StateReader in) {
        return type.cast(FactCodec.decode(FactCatalogue.nameOf(type), in.raw()));
    }
}
