package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.resources.Resources;
import dev.treering.runtime.simulated.storage.Change;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One watch: a stream of events, one JSON document a line, from a resource version on. A watch from a version that is forgotten
 * gets one event of type {@code ERROR} with a 410 status.
 */
final class WatchStream {
    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(5);

    private final Resources resources;
    private final ResourceKind kind;
    private final String namespace;
    private final Predicate<JsonNode> selector;
    private final boolean bookmarks;
    private final OutputStream out;
    private long seen;

    WatchStream(
            Resources resources,
            ResourceKind kind,
            String namespace,
            Predicate<JsonNode> selector,
            boolean bookmarks,
            OutputStream out) {
        this.resources = resources;
        this.kind = kind;
        this.namespace = namespace;
        this.selector = selector;
        this.bookmarks = bookmarks;
        this.out = out;
    }

    /** Begins with what there is, as {@code ADDED} events. */
    void fromNow(boolean announceEnd) throws IOException {
        ObjectStore store = resources.store();
        record Snapshot(List<ObjectNode> objects, long revision) {}
        Snapshot snapshot =
                store.locked(() -> new Snapshot(resources.select(kind, namespace, selector), store.revision()));
        for (ObjectNode object : snapshot.objects()) {
            send("ADDED", object);
        }
        seen = snapshot.revision();
        if (announceEnd) {
            ObjectNode end = bookmark();
            Metadata.writable(end).putObject("annotations").put("k8s.io/initial-events-end", "true");
            send("BOOKMARK", end);
        }
        out.flush();
    }

    /** Begins after a resource version. */
    void from(long revision) {
        seen = revision;
    }

    /** Sends what happens until the client leaves, the patience is over, or {@code ended} says so. */
    void follow(Duration patience, BooleanSupplier ended) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long nextBookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
        while (!ended.getAsBoolean() && System.nanoTime() < end) {
            if (!sendNews()) {
                return;
            }
            if (bookmarks && System.nanoTime() > nextBookmark) {
                nextBookmark = System.nanoTime() + BOOKMARK_EVERY.toNanos();
                send("BOOKMARK", bookmark());
            }
            out.flush();
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            resources.store().await(seen, ended, left.compareTo(BOOKMARK_EVERY) < 0 ? left : BOOKMARK_EVERY);
        }
    }

    private boolean sendNews() throws IOException {
        ObjectStore store = resources.store();
        record News(Optional<List<Change>> changes, long revision) {}
        News news = store.locked(() -> new News(store.changesAfter(seen), store.revision()));
        if (news.changes().isEmpty()) {
            send("ERROR", Refusal.expired("too old resource version: " + seen).toStatus());
            out.flush();
            return false;
        }
        for (Change change : news.changes().get()) {
            if (change.key().kind().equals(kind.storageName())
                    && (namespace.isEmpty() || namespace.equals(change.key().namespace()))) {
                send(change);
            }
        }
        seen = Math.max(seen, news.revision());
        return true;
    }

    /** To a watch with a selector, an object that begins to match is added, and one that ceases to is deleted. */
    private void send(Change change) throws IOException {
        boolean before = change.before().filter(selector).isPresent();
        boolean after = change.after().filter(selector).isPresent();
        if (before && after) {
            send("MODIFIED", change.last());
        } else if (after) {
            send("ADDED", change.last());
        } else if (before) {
            send("DELETED", change.last());
        }
    }

    private ObjectNode bookmark() {
        ObjectNode object = Json.object().put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        Metadata.writable(object).put("resourceVersion", Long.toString(seen));
        return object;
    }

    private void send(String type, JsonNode object) throws IOException {
        out.write(Json.bytes(Json.object().put("type", type).set("object", object)));
        out.write('\n');
    }
}
