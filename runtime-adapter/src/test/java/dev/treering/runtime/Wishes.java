package dev.treering.runtime;

import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.ProcessType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wished for, by the plainest reading of the facts: what a cluster is judged against. */
final class Wishes {

    /** What an app's process is to be: an image and a number. */
    record Wish(String image, int quantity) {}

    private final Map<AppId, String> images = new TreeMap<>();
    private final Map<AppId, Map<ProcessType, Integer>> quantities = new TreeMap<>();
    private final Set<AppId> deleted = new HashSet<>();

    void decided(AppFact fact) {
        switch (fact) {
            case AppFact.Released released when knows(released.app()) -> images.put(released.app(), released.image());
            case AppFact.FormationScaled scaled
            when knows(scaled.app()) ->
                quantities.computeIfAbsent(scaled.app(), _ -> new TreeMap<>()).put(scaled.process(), scaled.quantity());
            case AppFact.Deleted gone -> {
                deleted.add(gone.app());
                quantities.remove(gone.app());
            }
            default -> {} // says nothing of what runs, or comes after the end
        }
    }

    boolean knows(AppId app) {
        return !deleted.contains(app);
    }

    /** By {@code app/process}. */
    Map<String, Wish> all() {
        var all = new TreeMap<String, Wish>();
        quantities.forEach((app, processes) -> processes.forEach(
                (process, quantity) -> all.put(app + "/" + process, new Wish(images.getOrDefault(app, ""), quantity))));
        return all;
    }
}
