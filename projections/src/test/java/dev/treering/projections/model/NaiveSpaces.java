package dev.treering.projections.model;

import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.SpaceFact.NetworkAttached;
import dev.treering.events.facts.SpaceFact.NetworkDetached;
import dev.treering.events.facts.SpaceFact.Provisioned;
import dev.treering.events.facts.SpaceFact.Requested;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.model.Levels.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One space of one account and the networks attached to it, as functions of time. */
final class NaiveSpaces {

    private final String space;
    private final List<Counted> facts;
    private final long deletedAt;
    private final NavigableSet<Long> instants = new TreeSet<>();

    NaiveSpaces(String space, List<Counted> facts) {
        this.space = space;
        this.facts = facts;
        this.deletedAt = earliest(SpaceFact.Deleted.class);
        facts.forEach(counted -> instants.add(counted.heldAt()));
    }

    List<Levels> levels() {
        var levels = new ArrayList<Levels>();
        long provisionedAt = earliest(Provisioned.class);
        Counted.of(Requested.class, facts)
                .map(requested -> requested.says(requested.fact().sku()))
                .min(Said.ORDER)
                .ifPresent(requested -> levels.add(new Levels(
                        new Resource(ResourceKind.SPACE, "", space, requested.value()),
                        instant -> new Sample(
                                isThere(requested.at(), instant), isThere(provisionedAt, instant), 0, 0, false),
                        instants,
                        List.of())));
        networks().forEach((network, said) -> {
            for (String sku : new TreeSet<>(said.stream().map(Said::value).toList())) {
                if (!sku.isEmpty()) {
                    var resource = new Resource(ResourceKind.NETWORK, "", space + "/" + network, new Sku(sku));
                    levels.add(new Levels(resource, instant -> network(said, sku, instant), instants, List.of()));
                }
            }
        });
        return levels;
    }

    private TreeMap<String, List<Said<String>>> networks() {
        var networks = new TreeMap<String, List<Said<String>>>();
        Counted.of(NetworkAttached.class, facts)
                .forEach(one -> networks.computeIfAbsent(one.fact().network(), _ -> new ArrayList<>())
                        .add(one.says(one.fact().sku().value())));
        Counted.of(NetworkDetached.class, facts)
                .forEach(one -> networks.computeIfAbsent(one.fact().network(), _ -> new ArrayList<>())
                        .add(one.says("")));
        return networks;
    }

    private Sample network(List<Said<String>> said, String sku, long instant) {
        boolean there = instant < deletedAt && Said.at(said, instant).orElse("").equals(sku);
        return there ? new Sample(1, 1, 0, 0, false) : Sample.NOTHING;
    }

    private int isThere(long since, long instant) {
        return since <= instant && instant < deletedAt ? 1 : 0;
    }

    private <F extends SpaceFact> long earliest(Class<F> kind) {
        return Counted.of(kind, facts)
                .mapToLong(one -> one.counted().heldAt())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
