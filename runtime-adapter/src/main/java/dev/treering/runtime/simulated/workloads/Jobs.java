package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.Conditions;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs pods until enough of them succeeded or too many failed; one pod object per attempt. */
public final class Jobs implements Controller {
    private static final String KIND = "batch/jobs";

    @Override
    public void run(Pass pass) {
        var pods = pass.podsByController();
        for (ObjectNode job : pass.all(KIND)) {
            Metadata metadata = Metadata.of(job);
            if (metadata.deleting()) {
                continue;
            }
            if (isFinished(job)) {
                expire(pass, job);
            } else {
                advance(pass, job, pods.getOrDefault(metadata.uid(), List.of()));
            }
        }
    }

    @Override
    public Stream<Instant> due(Pass pass) {
        return pass.all(KIND).stream().flatMap(job -> Stream.concat(deadline(job).stream(), expiry(job).stream()));
    }

    private static boolean isFinished(ObjectNode job) {
        return Conditions.isTrue(job, "Complete") || Conditions.isTrue(job, "Failed");
    }

    private static void advance(Pass pass, ObjectNode job, List<Pod> pods) {
        JsonNode spec = job.path("spec");
        int succeeded = count(pods, "Succeeded");
        int failed = count(pods, "Failed");
        List<Pod> active = pods.stream().filter(Pod::isActive).toList();
        int missing = spec.path("completions").asInt(1) - succeeded;
        boolean late = deadline(job).filter(end -> !pass.at().isBefore(end)).isPresent();
        if (missing <= 0) {
            finish(pass, job, "Complete", "CompletionsReached", succeeded, failed);
        } else if (failed > spec.path("backoffLimit").asInt(6) || late) {
            active.forEach(pod -> pass.delete("/pods", pod.json(), DeleteOptions.graceful()));
            finish(pass, job, "Failed", late ? "DeadlineExceeded" : "BackoffLimitExceeded", succeeded, failed);
        } else if (!spec.path("suspend").asBoolean(false)) {
            int wanted = Math.min(missing, spec.path("parallelism").asInt(1));
            for (int i = active.size(); i < wanted; i++) {
                pass.create("/pods", Metadata.of(job).namespace(), pod(job));
            }
            status(pass, job, active.size(), succeeded, failed);
        }
    }

    private static int count(List<Pod> pods, String phase) {
        return Math.toIntExact(
                pods.stream().filter(pod -> pod.phase().equals(phase)).count());
    }

    private static ObjectNode pod(ObjectNode job) {
        ObjectNode pod = PodTemplate.pod(job);
        Metadata metadata = Metadata.of(job);
        Json.child(Metadata.writable(pod), "labels")
                .put("batch.kubernetes.io/job-name", metadata.name())
                .put("batch.kubernetes.io/controller-uid", metadata.uid())
                .put("job-name", metadata.name());
        return pod;
    }

    private static void status(Pass pass, ObjectNode job, int active, int succeeded, int failed) {
        pass.editStatus(KIND, job, live -> counted(live, pass, active, succeeded, failed));
    }

    private static ObjectNode counted(ObjectNode job, Pass pass, int active, int succeeded, int failed) {
        ObjectNode status = Json.child(job, "status")
                .put("active", active)
                .put("succeeded", succeeded)
                .put("failed", failed);
        if (!status.has("startTime")) {
            status.put("startTime", pass.now());
        }
        return job;
    }

    private static void finish(Pass pass, ObjectNode job, String type, String reason, int succeeded, int failed) {
        pass.editStatus(KIND, job, live -> {
            ObjectNode counted = counted(live, pass, 0, succeeded, failed);
            if (type.equals("Complete")) {
                Json.child(counted, "status").put("completionTime", pass.now());
            }
            Conditions.set(counted, type, "True", reason, "", pass.now());
            return counted;
        });
    }

    private static Optional<Instant> deadline(ObjectNode job) {
        return isFinished(job)
                ? Optional.empty()
                : after(job, job.path("status").path("startTime"), "activeDeadlineSeconds");
    }

    private static void expire(Pass pass, ObjectNode job) {
        expiry(job)
                .filter(end -> !pass.at().isBefore(end))
                .ifPresent(end -> pass.delete(KIND, job, DeleteOptions.graceful()));
    }

    private static Optional<Instant> expiry(ObjectNode job) {
        return job.path("status")
                .path("conditions")
                .valueStream()
                .filter(condition -> isFinished(job))
                .map(condition -> condition.path("lastTransitionTime"))
                .findFirst()
                .flatMap(since -> after(job, since, "ttlSecondsAfterFinished"));
    }

    private static Optional<Instant> after(ObjectNode job, JsonNode since, String seconds) {
        JsonNode length = job.path("spec").path(seconds);
        return length.isNumber() && since.isString()
                ? Optional.of(Instant.parse(since.asString()).plusSeconds(length.asLong()))
                : Optional.empty();
    }
}
