package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.text;

import dev.treering.projections.rating.Metered;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What was in use, of one size.
 *
 * @param resource the peer's name, and what it was used for
 * @param node which of several, from 0: the peer rounds the time of each apart
 */
record PaasUse(String resource, int node, String plan, long memoryMb, long storageMb) implements Comparable<PaasUse> {

    private static final Comparator<PaasUse> ORDER = Comparator.comparing(PaasUse::resource)
            .thenComparingInt(PaasUse::node)
            .thenComparing(PaasUse::plan)
            .thenComparingLong(PaasUse::memoryMb)
            .thenComparingLong(PaasUse::storageMb);

    /** What an app has that says nothing of it. */
    private static final long USUAL_MEMORY_MB = 1024;

    @Override
    public int compareTo(PaasUse other) {
        return ORDER.compare(this, other);
    }

    /** Everything in use before a day, metered. */
    static SortedMap<PaasUse, SortedMap<LocalDate, Metered>> of(Case given, LocalDate to) {
        var timelines = new TreeMap<PaasUse, Formations>();
        if (given.json().has("intervals")) {
            elements(given.json().path("intervals")).forEach(span -> interval(given, span, timelines));
        } else {
            events(given, to, timelines);
        }
        var metered = new TreeMap<PaasUse, SortedMap<LocalDate, Metered>>();
        timelines.forEach((use, formations) ->
                formations.meteredThrough(to.minusDays(1)).forEach((_, days) -> metered.put(use, days)));
        return metered;
    }

    private static void interval(Case given, JsonNode span, SortedMap<PaasUse, Formations> timelines) {
        String plan = text(span, "plan");
        long storage = span.path("storage_mb").asLong(storageOf(given.plan(), plan));
        // what is renamed is the same thing
        for (int node = 0; node < Math.max(1, span.path("nodes").asInt(1)); node++) {
            var use = new PaasUse(
                    span.path("resource").asString("resource"),
                    node,
                    plan,
                    span.path("memory_mb").asLong(USUAL_MEMORY_MB),
                    storage);
            span(timelines, use, Instant.parse(text(span, "start")), Instant.parse(text(span, "stop")));
        }
    }

    private static long storageOf(JsonNode plan, String id) {
        return elements(plan.path("versions")).stream()
                .filter(version -> text(version, "id").equals(id))
                .findFirst()
                .map(version -> version.path("storage_mb").asLong(0))
                .orElse(0L);
    }

    /** A resource is in one state until its next event; a second start is an update. */
    private static void events(Case given, LocalDate to, SortedMap<PaasUse, Formations> timelines) {
        List<JsonNode> events = elements(given.json().path("events"));
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            String state = text(event, "state");
            if (state.endsWith("STOPPED") || state.equals("DELETED")) {
                continue;
            }
            String resource = usedFor(event);
            Instant until = events.subList(i + 1, events.size()).stream()
                    .filter(next -> usedFor(next).equals(resource))
                    .findFirst()
                    .map(next -> Instant.parse(text(next, "at")))
                    .orElse(to.atStartOfDay().toInstant(ZoneOffset.UTC));
            for (int node = 0; node < event.path("nodes").asInt(1); node++) {
                var use = new PaasUse(
                        resource, node, planOf(event), event.path("memory_mb").asLong(USUAL_MEMORY_MB), 0);
                span(timelines, use, Instant.parse(text(event, "at")), until);
            }
        }
    }

    private static String usedFor(JsonNode event) {
        return text(event, "resource") + "-" + planOf(event);
    }

    private static String planOf(JsonNode event) {
        String state = text(event, "state");
        if (state.startsWith("STAGING")) {
            return "staging";
        }
        return state.startsWith("TASK") ? "task" : event.path("plan").asString("app");
    }

    private static void span(SortedMap<PaasUse, Formations> timelines, PaasUse use, Instant from, Instant to) {
        timelines.computeIfAbsent(use, _ -> new Formations()).span(from, to, "app", "web", "size", 1);
    }
}
