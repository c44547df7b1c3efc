package dev.treering.runtime.simulated.workloads;

import static dev.treering.runtime.simulated.workloads.ReplicaSets.KIND;

import dev.treering.runtime.simulated.control.AtRest;
import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One replica set per template, and a rolling update from the old ones to the newest. */
public final class Deployments implements Controller {
    private static final String DEPLOYMENTS = "apps/deployments";
    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final AtRest rest = new AtRest();

    @Override
    public void run(Pass pass) {
        Map<String, List<ObjectNode>> sets = pass.all(KIND).stream()
                .collect(Collectors.groupingBy(set -> Metadata.of(set).controllerUid()));
        for (ObjectNode deployment : pass.all(DEPLOYMENTS)) {
            Metadata metadata = Metadata.of(deployment);
            if (!metadata.deleting()) {
                List<ObjectNode> own = sets.getOrDefault(metadata.uid(), List.of());
                var seen = Stream.concat(Stream.of(deployment), own.stream()).toList();
                rest.unless(pass, metadata.uid(), seen, () -> roll(pass, deployment, own));
            }
        }
    }

    private static void roll(Pass pass, ObjectNode deployment, List<ObjectNode> sets) {
        List<ObjectNode> byAge = sets.stream()
                .sorted(Comparator.comparing(Deployments::revision))
                .toList();
        JsonNode spec = deployment.path("spec");
        Optional<ObjectNode> current = byAge.stream()
                .filter(set -> template(set).equals(spec.path("template")))
                .findFirst();
        if (current.isEmpty()) {
            pass.create(KIND, Metadata.of(deployment).namespace(), newSet(deployment, nextRevision(byAge)));
            return;
        }
        ObjectNode newest = current.get();
        List<ObjectNode> old = byAge.stream().filter(set -> set != newest).toList();
        if (revision(newest) < nextRevision(old)) {
            markNewest(pass, newest, nextRevision(old));
            return;
        }
        resize(pass, spec, newest, old);
        forget(pass, spec, old);
        status(pass, deployment, newest, byAge);
    }

    /** The template the set was made from: without the label that tells its pods from those of other sets. */
    private static JsonNode template(ObjectNode set) {
        ObjectNode template = (ObjectNode) set.path("spec").path("template").deepCopy();
        if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
            labels.remove(HASH);
        }
        return template;
    }

    private static ObjectNode newSet(ObjectNode deployment, int revision) {
        JsonNode spec = deployment.path("spec");
        String hash = Integer.toUnsignedString(spec.path("template").toString().hashCode(), 36);
        ObjectNode template = (ObjectNode) spec.path("template").deepCopy();
        ObjectNode labels = Json.child(Metadata.writable(template), "labels").put(HASH, hash);
        ObjectNode set = Json.object();
        ObjectNode metadata =
                Metadata.writable(set).put("name", Metadata.of(deployment).name() + "-" + hash);
        metadata.set("labels", labels.deepCopy());
        metadata.putObject("annotations").put(REVISION, Integer.toString(revision));
        metadata.putArray("ownerReferences").add(Pass.controllerReference(deployment));
        ObjectNode setSpec = set.putObject("spec").put("replicas", 0);
        ObjectNode selector = (ObjectNode) spec.path("selector").deepCopy();
        Json.child(selector, "matchLabels").put(HASH, hash);
        setSpec.set("selector", selector);
        setSpec.set("template", template);
        return set;
    }

    private static int revision(ObjectNode set) {
        String text = Metadata.of(set).annotation(REVISION);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static int nextRevision(List<ObjectNode> sets) {
        return 1 + sets.stream().mapToInt(Deployments::revision).max().orElse(0);
    }

    /** A roll-back: an old template is wanted again, and its set becomes the newest. */
    private static void markNewest(Pass pass, ObjectNode set, int revision) {
        pass.edit(KIND, set, live -> {
            Json.child(Metadata.writable(live), "annotations").put(REVISION, Integer.toString(revision));
            return live;
        });
    }

    private static void resize(Pass pass, JsonNode spec, ObjectNode newest, List<ObjectNode> old) {
        Map<String, Integer> next =
                next(spec, size(newest), old.stream().map(Deployments::size).toList());
        resize(pass, newest, next);
        old.forEach(set -> resize(pass, set, next));
    }

    private static Map<String, Integer> next(JsonNode spec, RollingUpdate.Size newest, List<RollingUpdate.Size> old) {
        int wanted = spec.path("replicas").asInt(1);
        JsonNode strategy = spec.path("strategy");
        if (strategy.path("type").asString("").equals("Recreate")) {
            boolean empty = old.stream().allMatch(set -> set.replicas() == 0);
            return Map.of(newest.name(), empty ? wanted : newest.replicas());
        }
        JsonNode limits = strategy.path("rollingUpdate");
        int surge = RollingUpdate.portion(limits.path("maxSurge").asString("25%"), wanted, true);
        int unavailable = RollingUpdate.portion(limits.path("maxUnavailable").asString("25%"), wanted, false);
        // both rounded to nothing would never move; the API then lets one pod be missing
        return new RollingUpdate(wanted, surge, surge == 0 && unavailable == 0 ? 1 : unavailable).next(newest, old);
    }

    private static RollingUpdate.Size size(ObjectNode set) {
        return new RollingUpdate.Size(
                Metadata.of(set).name(),
                set.path("spec").path("replicas").asInt(0),
                set.path("status").path("availableReplicas").asInt(0));
    }

    private static void resize(Pass pass, ObjectNode set, Map<String, Integer> next) {
        int replicas = next.getOrDefault(Metadata.of(set).name(), 0);
        if (replicas != set.path("spec").path("replicas").asInt(0)) {
            pass.edit(KIND, set, live -> {
                Json.child(live, "spec").put("replicas", replicas);
                return live;
            });
        }
    }

    private static void forget(Pass pass, JsonNode spec, List<ObjectNode> old) {
        int excess = old.size() - spec.path("revisionHistoryLimit").asInt(10);
        old.stream()
                .filter(set -> set.path("spec").path("replicas").asInt(0) == 0
                        && set.path("status").path("replicas").asInt(0) == 0)
                .limit(Math.max(0, excess))
                .forEach(set -> pass.delete(KIND, set, DeleteOptions.graceful()));
    }

    private static void status(Pass pass, ObjectNode deployment, ObjectNode newest, List<ObjectNode> sets) {
        int replicas = sum(sets, "replicas");
        int ready = sum(sets, "readyReplicas");
        int wanted = deployment.path("spec").path("replicas").asInt(1);
        int updated = newest.path("status").path("replicas").asInt(0);
        pass.editStatus(DEPLOYMENTS, deployment, live -> {
            Json.child(live, "status")
                    .put("replicas", replicas)
                    .put("updatedReplicas", updated)
                    .put("readyReplicas", ready)
                    .put("availableReplicas", ready)
                    .put("unavailableReplicas", Math.max(0, wanted - ready))
                    .set("observedGeneration", live.path("metadata").path("generation"));
            Rollout.conditions(live, wanted, ready, updated, replicas, pass.now());
            return live;
        });
    }

    private static int sum(List<ObjectNode> sets, String field) {
        return sets.stream()
                .mapToInt(set -> set.path("status").path(field).asInt(0))
                .sum();
    }
}
