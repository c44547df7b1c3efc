package dev.treering.runtime.observe;

import dev.treering.events.facts.LoggedFact;
import dev.treering.runtime.observe.DynoBook.OpenRun;
import dev.treering.runtime.observe.Inbox.News;
import dev.treering.runtime.observe.Signs.Away;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Understands news, with an eye on how long nothing was missed. For one thread.
 *
 * <p>What it cannot make sense of is a trouble of that pod, which is kept, and holds up no other.
 */
final class Witness {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    /** The kubelet's own resolution: a shorter gap hides nothing that could be measured. */
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(1);

    private final Pods pods;
    private final Insistence insistence;
    private final Troubles troubles;
    private final DynoBook book;
    private final DynoTracker tracker;
    private Instant watched = Instant.MIN; // until when nothing was missed
    private boolean blind;

    Witness(String cluster, Pods pods, Insistence insistence, Troubles troubles, DynoBook book) {
        this.pods = pods;
        this.insistence = insistence;
        this.troubles = troubles;
        this.book = book;
        this.tracker = new DynoTracker(cluster, book);
    }

    /** What the log has is not news, but is to be known. */
    void remember(LoggedFact logged) {
        book.apply(logged.id().source(), logged.fact(), logged.recordedAt());
    }

    /** The first look, at {@code now}: from the last thing the log has of us until then we were blind. */
    void open(Instant now) {
        watched = book.lastSign().filter(now::isAfter).orElse(now);
        blind = true;
    }

    /** Runs the log has open of pods that are not among these. */
    List<OpenRun> missing(Collection<PodSighting> there) {
        var uids = uids(there);
        return book.ownOpen().stream()
                .filter(run -> !uids.contains(run.run().pod()))
                .toList();
    }

    /** A run the log has open, of a pod that is not there. */
    Tracked vanished(OpenRun run, Instant now) {
        return guarded(
                pod(run.run().pod()),
                () -> tracker.vanished(run, signs(run.dyno().node(), now)));
    }

    /** These pods, and no others, are there. */
    List<Tracked> there(Collection<PodSighting> pods, Instant now) throws InterruptedException {
        var tracked = new ArrayList<Tracked>();
        tracked.add(guarded("gap", () -> gap("AdapterRestarted", now)));
        book.forgetAllBut(uids(pods));
        for (var pod : pods) {
            tracked.add(seen(pod, now));
        }
        seeAgain(now);
        return tracked;
    }

    /** Something was heard. */
    Tracked understand(News news) throws InterruptedException {
        return switch (news) {
            case News.Seen(var pod, var at) -> watchedUntil(at, seen(pod, at));
            case News.Gone(var last, var at) -> watchedUntil(at, gone(last, at));
            case News.SightLost() -> {
                blind = true;
                yield Tracked.NOTHING;
            }
            case News.SightRegained(var at) -> {
                var tracked = guarded("gap", () -> gap("WatchExpired", at));
                seeAgain(at);
                yield tracked;
            }
            case News.Logged(var fact) ->
                guarded("fact " + fact.id().id(), () -> {
                    remember(fact);
                    return Tracked.NOTHING;
                });
        };
    }

    /** Asks before it believes: a pod that only lost its labels is not gone, and neither is one that a stale list lacks. */
    private Tracked gone(PodSighting last, Instant at) throws InterruptedException {
        var seen = seen(last, at);
        if (tracker.isOpen(last)) {
            var still = insistence.on("look for " + last.pod(), () -> pods.find(last.pod()));
            if (still.isPresent()) {
                return seen.then(seen(still.get(), at));
            }
        }
        var gone = guarded(pod(last.pod().uid()), () -> tracker.gone(last, signs(last.node(), at)));
        return Tracked.of(seen.then(gone).facts());
    }

    private Tracked seen(PodSighting pod, Instant at) throws InterruptedException {
        Optional<Away> away = tracker.guesses(pod) ? away(pod.node()) : Optional.empty();
        return guarded(pod(pod.pod().uid()), () -> {
            Signs signs = signs(pod, at);
            return tracker.seen(pod, away.map(signs::with).orElse(signs));
        });
    }

    /** Seldom asked: when a container ended and nobody can say when, its machine may have been away. */
    private Optional<Away> away(String node) throws InterruptedException {
        return insistence
                .on("look for node " + node, () -> pods.readySince(node))
                .map(back -> new Away(back, pods.heartbeats().lastBefore(node, back)));
    }

    /** One odd pod must not stop the others. What was stated before it failed is in the book, and has to be said. */
    private Tracked guarded(String about, Supplier<Tracked> look) {
        try {
            var tracked = look.get();
            troubles.over(about);
            return tracked;
        } catch (RuntimeException e) {
            LOG.error("cannot make sense of {}", about, e);
            troubles.has(about, e);
            return tracker.stated();
        }
    }

    private static String pod(String uid) {
        return "pod " + uid;
    }

    private Tracked gap(String cause, Instant at) {
        boolean worthTelling = blind && Duration.between(watched, at).compareTo(SHORTEST_GAP) >= 0;
        return worthTelling ? tracker.blind(cause, new Signs(at, watched, Optional.empty())) : Tracked.NOTHING;
    }

    private void seeAgain(Instant at) {
        blind = false;
        watchedUntil(at, Tracked.NOTHING);
    }

    private Tracked watchedUntil(Instant at, Tracked tracked) {
        if (!blind && at.isAfter(watched)) {
            watched = at;
        }
        return tracked;
    }

    /** As of now: for what is not there any more, and so has no version. */
    private Signs signs(String node, Instant now) {
        return new Signs(now, watched, pods.heartbeats().asOf(node, Long.MAX_VALUE));
    }

    /** As of when the cluster wrote the pod as it was seen. */
    private Signs signs(PodSighting pod, Instant now) {
        var signs = new Signs(now, watched, pods.heartbeats().asOf(pod.node(), pod.version()));
        return blind ? signs.blind() : signs;
    }

    private static Set<String> uids(Collection<PodSighting> pods) {
        return pods.stream().map(pod -> pod.pod().uid()).collect(Collectors.toSet());
    }
}
