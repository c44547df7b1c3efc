package dev.treering.runtime.desired;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The desired state of every app the log has spoken of. One thread folds facts in; any thread reads. An app that is not here is
 * unknown, which is not the same as deleted: nothing may be concluded from it.
 */
public final class DesiredApps {

    /** What is to run of an app, and the fact that made it so. */
    public record Known(DesiredApp app, Cause cause) {}

    private final Map<AppId, Known> apps = new ConcurrentHashMap<>();

    /**
     * Folds a fact in; gives the app whose desired state it changed, or nothing. A fact seen before changes nothing.
     *
     * <p>A formation that was scaled elsewhere, and only imported, is history of another cluster: this one runs what was decided
     * here.
     */
    public Optional<DesiredApp> apply(LoggedFact logged) {
        if (!(logged.fact() instanceof AppFact fact)) {
            return Optional.empty();
        }
        if (fact instanceof AppFact.FormationScaled && !logged.id().isDecidedHere()) {
            return Optional.empty();
        }
        var before = Optional.ofNullable(apps.get(fact.app()));
        if (before.isPresent() && before.get().app().position() >= logged.position()) {
            return Optional.empty();
        }
        DesiredApp after = DesiredAppFold.next(before.map(Known::app), fact, logged.position());
        boolean counts = before.isEmpty() || after.position() == logged.position();
        apps.put(
                fact.app(),
                new Known(after, counts ? Cause.of(logged) : before.get().cause()));
        return Optional.of(after);
    }

    /** What is to run of an app; empty for one the log has not spoken of. */
    public Optional<DesiredApp> find(AppId app) {
        return known(app).map(Known::app);
    }

    /** As {@link #find}, with the fact that made it so. */
    public Optional<Known> known(AppId app) {
        return Optional.ofNullable(apps.get(app));
    }

    /** All apps the log has spoken of, the deleted ones too. */
    public Collection<DesiredApp> all() {
        return apps.values().stream().map(Known::app).toList();
    }
}
