package dev.treering.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The pods of dynos as any client of the cluster's Kubernetes API sees them. */
record ClusterPods(URI apiServer, HttpClient http) {

    private static final String OURS = "/api/v1/pods?labelSelector=app.kubernetes.io%2Fmanaged-by%3Dtreering";
    private static final String SCRIPT = "simulated.treering.dev/";

    static ClusterPods of(ServerProcess server) {
        return new ClusterPods(URI.create(server.status().path("cluster").asString()), HttpClient.newHttpClient());
    }

    /** A pod as it was read. */
    record Pod(JsonNode json) {

        String name() {
            return json.path("metadata").path("name").asString();
        }

        String uid() {
            return json.path("metadata").path("uid").asString();
        }

        String path() {
            return "/api/v1/namespaces/"
                    + json.path("metadata").path("namespace").asString() + "/pods/" + name();
        }

        boolean isLeaving() {
            return json.path("metadata").has("deletionTimestamp");
        }

        boolean isRunning() {
            return container().path("state").has("running");
        }

        boolean hasCrashed() {
            return container().path("lastState").has("terminated");
        }

        private JsonNode container() {
            return json.path("status").path("containerStatuses").path(0);
        }
    }

    List<Pod> all() {
        return Openb.JSON
                .readTree(send(request(OURS).GET()))
                .path("items")
                .valueStream()
                .map(Pod::new)
                .toList();
    }

    void delete(Pod pod) {
        send(request(pod.path()).DELETE());
    }

    /** Tells the simulated kubelet that the pod's process has run for long enough, and what it ends with. */
    void crash(Pod pod) {
        annotate(pod, "{\"" + SCRIPT + "run-seconds\":\"1\",\"" + SCRIPT + "exit-code\":\"1\"}");
        Await.until("the kubelet has seen the crash of " + pod.name(), () -> {
            Pod now = new Pod(Openb.JSON.readTree(send(request(pod.path()).GET())));
            return now.hasCrashed() ? "" : now.json().path("status").toString();
        });
        annotate(pod, "{\"" + SCRIPT + "run-seconds\":null,\"" + SCRIPT + "exit-code\":null}");
    }

    private void annotate(Pod pod, String annotations) {
        String patch = "{\"metadata\":{\"annotations\":" + annotations + "}}";
        send(request(pod.path())
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch, UTF_8)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(apiServer.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        answer.request() + " was answered with " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
