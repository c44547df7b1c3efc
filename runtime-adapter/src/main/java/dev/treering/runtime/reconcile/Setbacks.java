package dev.treering.runtime.reconcile;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.runtime.desired.Cause;
import dev.treering.runtime.desired.DesiredApps.Known;
import dev.treering.runtime.desired.DesiredResources.Refused;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log that an app cannot be reconciled, and that it can again, once each. What was told before, by whom ever, is known from the
 * log, so that a restart repeats nothing. What is not a refusal is told only when it has failed several times in a row: conflicts and a
 * server that is away for a moment are no news.
 *
 * <p>For any thread, one at a time for an app.
 */
public final class Setbacks {

    /** Failures in a row, other than refusals, that are news. */
    static final int NEWS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    /** What the log has of an app, as of a position. */
    private record Told(long position, Optional<ReconcileFact.Failed> failed) {}

    /** So many failures of one kind, one after the other. */
    private record Row(String object, int status, int length) {
        boolean isLike(Row other) {
            return object.equals(other.object) && status == other.status;
        }
    }

    private final String source;
    private final FactLog log;
    private final InstantSource clock;
    private final Map<AppId, Told> told = new ConcurrentHashMap<>();
    private final Map<AppId, Row> inARow = new ConcurrentHashMap<>();
    private final Map<AppId, Submission> unanswered = new ConcurrentHashMap<>();

    public Setbacks(String cluster, FactLog log, InstantSource clock) {
        this.source = "treering/reconciler/" + cluster;
        this.log = log;
        this.clock = clock;
    }

    /** Something the log has, in log order. What another cluster's reconciler said is nothing to this one. */
    public void heard(LoggedFact logged) {
        if (logged.id().source().equals(source)) {
            remember(logged.fact(), logged.position());
        }
    }

    /** A step failed. */
    void failed(Known known, StepFailed why) {
        AppId app = known.app().app();
        if (why.isRefusal()) {
            inARow.remove(app);
            tellFailed(known, why.object(), why.status(), why.reason());
            return;
        }
        var row = inARow.merge(
                app,
                new Row(why.object(), why.status(), 1),
                (before, one) -> before.isLike(one) ? new Row(one.object(), one.status(), before.length() + 1) : one);
        if (row.length() >= NEWS) {
            tellFailed(known, why.object(), why.status(), why.reason());
        }
    }

    /** A process is wished for as it cannot be. */
    void refused(Known known, Refused why) {
        inARow.remove(known.app().app());
        tellFailed(known, "deployment " + why.place(), 0, why.process() + ": " + why.reason());
    }

    /** All is as it should be. */
    void none(Known known) {
        AppId app = known.app().app();
        inARow.remove(app);
        settle(app);
        if (open(app).isPresent()) {
            tell(known, new ReconcileFact.Recovered(known.app().account(), app));
        }
    }

    private void tellFailed(Known known, String object, int status, String reason) {
        AppId app = known.app().app();
        settle(app);
        boolean isNews = open(app)
                .filter(before -> before.object().equals(object) && before.status() == status)
                .isEmpty();
        if (isNews) {
            tell(known, new ReconcileFact.Failed(known.app().account(), app, object, status, reason));
        }
    }

    private Optional<ReconcileFact.Failed> open(AppId app) {
        return Optional.ofNullable(told.get(app)).flatMap(Told::failed);
    }

    /** What is told is named by what was told before it: of two adapters that would tell what follows, one does. */
    private void tell(Known known, ReconcileFact fact) {
        String app =
                Hash.of(fact.app().value().getBytes(StandardCharsets.UTF_8)).toString();
        var before = Optional.ofNullable(told.get(fact.app())).map(Told::position);
        String id = app + "/after/" + before.map(Object::toString).orElse("nothing");
        var extensions = because(known.cause());
        unanswered.put(fact.app(), new Submission(new FactId(source, id), clock.instant(), fact, extensions));
        settle(fact.app());
    }

    /** What was sent and not answered is sent again as it was, before anything else is said of the app. */
    private void settle(AppId app) {
        Submission sent = unanswered.get(app);
        if (sent == null) {
            return;
        }
        switch (log.append(List.of(sent)).getFirst()) {
            case Appended.Accepted(var position) -> remember(sent.fact(), position);
            case Appended.Duplicate(var position) -> remember(sent.fact(), position);
            case Appended.Conflict _ -> LOG.debug("another adapter was the first to tell; not told: {}", sent.fact());
            case Appended.Refused(var problem) -> LOG.warn("{} is not told: {}", sent.fact(), problem);
        }
        unanswered.remove(app);
    }

    private void remember(Fact said, long position) {
        switch (said) {
            case ReconcileFact.Failed failed -> remember(failed.app(), new Told(position, Optional.of(failed)));
            case ReconcileFact.Recovered fact -> remember(fact.app(), new Told(position, Optional.empty()));
            default -> {} // none of ours
        }
    }

    private void remember(AppId app, Told next) {
        told.merge(app, next, (one, other) -> one.position() > other.position() ? one : other);
    }

    private static Map<String, String> because(Cause cause) {
        var extensions = new HashMap<String, String>();
        extensions.put(Extensions.CAUSATION, cause.fact());
        if (!cause.traceparent().isEmpty()) {
            extensions.put(Extensions.TRACEPARENT, cause.traceparent());
        }
        return extensions;
    }
}
