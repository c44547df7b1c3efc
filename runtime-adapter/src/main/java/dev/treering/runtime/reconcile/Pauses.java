package dev.treering.runtime.reconcile;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.vocabulary.AppId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The apps that are not to be touched, as the log has it; the newest word on an app holds, whoever said it. For any thread. */
public final class Pauses {

    private record Said(long position, Optional<String> reason) {}

    private final Map<AppId, Said> said = new ConcurrentHashMap<>();

    /** Something the log has; gives the app that may be touched again by it. */
    public Optional<AppId> heard(LoggedFact logged) {
        return switch (logged.fact()) {
            case ReconcileFact.Paused fact -> {
                remember(fact.app(), new Said(logged.position(), Optional.of(fact.reason())));
                yield Optional.empty();
            }
            case ReconcileFact.Resumed fact -> {
                remember(fact.app(), new Said(logged.position(), Optional.empty()));
                yield Optional.of(fact.app());
            }
            default -> Optional.empty();
        };
    }

    private void remember(AppId app, Said next) {
        said.merge(app, next, (one, other) -> one.position() > other.position() ? one : other);
    }

    /** Whether the app is to be left as it is. */
    public boolean isPaused(AppId app) {
        return Optional.ofNullable(said.get(app)).flatMap(Said::reason).isPresent();
    }

    /** Why, by app. */
    public Map<AppId, String> reasons() {
        return said.entrySet().stream()
                .filter(entry -> entry.getValue().reason().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().reason().orElseThrow()));
    }
}
