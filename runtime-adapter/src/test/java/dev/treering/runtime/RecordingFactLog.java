package dev.treering.runtime;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.log.Submission;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.feed.Feed;
import dev.treering.runtime.trouble.Troubles;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A log in memory that keeps its promises, and can be told to go silent before or after it has done its work. */
final class RecordingFactLog implements FactLog {

    private final InstantSource clock;
    private final List<LoggedFact> facts = new ArrayList<>();
    private final Map<FactId, LoggedFact> byId = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private int duplicates;
    private int silentBefore;
    private int silentAfter;
    private boolean cut;
    private int untilThen;
    private Runnable then = () -> {};

    final Map<AppId, DesiredApp> published = new ConcurrentHashMap<>();

    RecordingFactLog(InstantSource clock) {
        this.clock = clock;
    }

    /** The next appends fail, with nothing done. */
    synchronized void failNext(int appends) {
        silentBefore = appends;
    }

    /** The next appends are done, and nobody is told. */
    synchronized void loseNextAnswers(int appends) {
        silentAfter = appends;
    }

    /** No append comes through any more, or again. */
    synchronized void cut(boolean yes) {
        cut = yes;
    }

    /** Something is to happen when so many more appends are done, before anybody is told. Replaces what was. */
    synchronized void after(int appends, Runnable what) {
        untilThen = appends;
        then = what;
    }

    /** Something decided elsewhere; does not fail. */
    synchronized void decided(String id, Fact fact) {
        var _ = store(List.of(new Submission(new FactId("treering/test", id), clock.instant(), fact, Map.of())));
    }

    @Override
    public synchronized List<Appended> append(List<Submission> submissions) {
        if (cut) {
            throw new LogUnavailable("cut off", new IOException("no route to host"));
        }
        if (silentBefore > 0) {
            silentBefore--;
            throw new LogUnavailable("told to fail", new IOException("no connection"));
        }
        var outcomes = store(submissions);
        if (--untilThen == 0) {
            then.run();
        }
        if (silentAfter > 0 || cut) {
            silentAfter = Math.max(0, silentAfter - 1);
            throw new LogUnavailable("told to lose the answer", new IOException("connection reset"));
        }
        return outcomes;
    }

    private synchronized List<Appended> store(List<Submission> submissions) {
        var outcomes = submissions.stream().map(this::store).toList();
        notifyAll();
        return outcomes;
    }

    private Appended store(Submission submission) {
        LoggedFact known = byId.get(submission.id());
        if (known != null) {
            if (known.fact().equals(submission.fact())) {
                duplicates++;
                return new Appended.Duplicate(known.position());
            }
            conflicts.add(known.fact() + " <> " + submission.fact());
            return new Appended.Conflict(known.position(), "other content");
        }
        Instant now = clock.instant();
        var logged = new LoggedFact(
                facts.size(), submission.id(), submission.heldAt(), now, submission.extensions(), submission.fact());
        facts.add(logged);
        byId.put(logged.id(), logged);
        return new Appended.Accepted(logged.position());
    }

    @Override
    public synchronized long head() {
        return facts.size() - 1L;
    }

    synchronized List<LoggedFact> facts() {
        return List.copyOf(facts);
    }

    /** What was appended from a position on. */
    synchronized List<LoggedFact> since(int position) {
        return List.copyOf(facts.subList(position, facts.size()));
    }

    synchronized List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    synchronized int duplicates() {
        return duplicates;
    }

    /** What was said of dynos, in order. */
    List<DynoFact> dynoFacts() {
        return facts().stream()
                .map(LoggedFact::fact)
                .filter(DynoFact.class::isInstance)
                .map(DynoFact.class::cast)
                .toList();
    }

    private synchronized LoggedFact await(int position) throws InterruptedException {
        while (facts.size() <= position) {
            wait();
        }
        return facts.get(position);
    }

    /** The log's other end: from the first fact on, and then live. */
    Feed feed() {
        return new Feed() {
            private volatile int consumed;
            private final Thread thread = Thread.ofVirtual().unstarted(this::run);
            private Consumer<LoggedFact> listener = _ -> {};

            private void run() {
                try {
                    while (true) {
                        listener.accept(RecordingFactLog.this.await(consumed));
                        consumed = consumed + 1;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void start(Consumer<LoggedFact> to, Troubles troubles) {
                listener = to;
                thread.start();
            }

            @Override
            public long consumedPosition() {
                return consumed - 1L;
            }

            @Override
            public void publish(DesiredApp app) {
                published.merge(app.app(), app, (a, b) -> a.position() > b.position() ? a : b);
            }

            @Override
            public void close() {
                thread.interrupt();
            }
        };
    }
}
