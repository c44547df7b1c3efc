package dev.treering.runtime.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the API servers that are compared, and the versions it has given objects. */
final class Side {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;
    private final HttpClient http;
    private final Map<String, List<String>> versions = new HashMap<>();

    Side(URI url, HttpClient http) {
        this.url = url;
        this.http = http;
        var _ = send(new Operation(
                "POST",
                "/api/v1/namespaces",
                "application/json",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + Operations.NAMESPACE
                        + "\"}}"));
    }

    /** What it says to a request, in what can be compared. */
    Said ask(Operation operation) {
        var known = versions.computeIfAbsent(operation.object(), _ -> new ArrayList<>());
        String newest = known.isEmpty() ? "1" : known.getLast();
        String older = known.size() < 2 ? "1" : known.get(known.size() - 2);
        String body = operation.body().replace("$FRESH", newest).replace("$STALE", older);
        var said = send(new Operation(operation.method(), operation.path(), operation.contentType(), body));
        if (operation.path().contains("dryRun")) {
            return said; // of what is not stored a version says nothing
        }
        remember(said.json());
        boolean moved = !said.version().isEmpty() && !said.version().equals(newest);
        return said.moved(moved);
    }

    /** The object is not there any more, whatever held it. */
    void clear(String object) {
        var _ = send(
                new Operation("PATCH", object, "application/merge-patch+json", "{\"metadata\":{\"finalizers\":null}}"));
        var _ = send(new Operation("DELETE", object, "", ""));
    }

    private void remember(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String version = metadata.path("resourceVersion").asString("");
        String kind = object.path("kind").asString("");
        if (!version.isEmpty() && (kind.equals("ConfigMap") || kind.equals("Deployment"))) {
            String path = kind.equals("ConfigMap")
                    ? "/api/v1/namespaces/" + Operations.NAMESPACE + "/configmaps/"
                    : "/apis/apps/v1/namespaces/" + Operations.NAMESPACE + "/deployments/";
            var known = versions.computeIfAbsent(path + metadata.path("name").asString(), _ -> new ArrayList<>());
            if (known.isEmpty() || !known.getLast().equals(version)) {
                known.add(version);
            }
        }
    }

    private Said send(Operation operation) {
        var request = HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/$", "") + operation.path()))
                .header("Authorization", "Bearer " + ControlPlane.TOKEN)
                .header("Accept", "application/json")
                .header("User-Agent", "tester/1");
        if (!operation.contentType().isEmpty()) {
            request.header("Content-Type", operation.contentType());
        }
        try {
            var answer = http.send(
                    request.method(operation.method(), BodyPublishers.ofString(operation.body()))
                            .build(),
                    BodyHandlers.ofString());
            return Said.of(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
