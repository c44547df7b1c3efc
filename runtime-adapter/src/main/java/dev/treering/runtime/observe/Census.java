package dev.treering.runtime.observe;

import dev.treering.runtime.observe.DynoBook.OpenRun;
import dev.treering.runtime.observe.PodSighting.Ended;
import dev.treering.runtime.observe.PodSighting.Running;
import dev.treering.runtime.observe.PodSighting.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dynos that run, counted in the cluster and held against those that the log has open, which are those that the ledger charges.
 *
 * <p>Something is always on its way from the one to the other. So what two censuses in a row find is a difference, and what only the
 * newer one does is not yet.
 *
 * @param at when it was taken
 * @param running how many run in the cluster
 * @param open how many the log has open
 * @param found what is not the same, a line each, in order
 * @param differences what of it the census before had found already
 */
public record Census(Instant at, int running, int open, List<String> found, List<String> differences) {

    private record Run(String pod, Instant startedAt) {}

    public Census {
        found = List.copyOf(found);
        differences = List.copyOf(differences);
    }

    static Census of(Instant at, Collection<PodSighting> there, Collection<OpenRun> open, Optional<Census> before) {
        Set<Run> running = there.stream()
                .filter(pod -> pod.identity().isPresent())
                .flatMap(Census::runOf)
                .collect(Collectors.toSet());
        Set<Run> charged = open.stream()
                .map(run -> new Run(run.run().pod(), run.started().startedAt()))
                .collect(Collectors.toSet());
        var found = new TreeSet<String>();
        running.stream()
                .filter(run -> !charged.contains(run))
                .forEach(run -> found.add(
                        "pod " + run.pod() + " runs since " + run.startedAt() + ", and the log does not have it"));
        charged.stream()
                .filter(run -> !running.contains(run))
                .forEach(run -> found.add(
                        "the log has pod " + run.pod() + " run since " + run.startedAt() + ", and it does not"));
        var known = before.map(Census::found).orElse(List.of());
        return new Census(
                at,
                running.size(),
                charged.size(),
                List.copyOf(found),
                found.stream().filter(known::contains).toList());
    }

    private static Stream<Run> runOf(PodSighting pod) {
        return pod.container().stream().flatMap(container -> switch (container.state()) {
            case Running(Instant since) -> Stream.of(new Run(pod.pod().uid(), since));
            case Waiting _, Ended _ -> Stream.empty();
        });
    }
}
