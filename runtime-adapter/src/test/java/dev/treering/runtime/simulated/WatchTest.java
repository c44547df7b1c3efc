package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Watches on the wire: which events come, from where, and what a client is told when the past is gone. */
class WatchTest {
    private static final String PODS = "api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=1";

    private final TestCluster test = TestCluster.open(options -> options);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        test.close();
    }

    @Test
    void a_watch_resumes_after_the_version_it_names() {
        test.apply(Manifests.pod("a"));
        String version = version();
        test.apply(Manifests.pod("b"));
        test.deletePod("b");

        assertThat(watch(PODS + "&resourceVersion=" + version)).containsExactly("ADDED b", "DELETED b");
    }

    @Test
    void a_watch_from_nowhere_begins_with_what_there_is() {
        test.apply(Manifests.pod("a"));

        assertThat(watch(PODS)).containsExactly("ADDED a");
    }

    @Test
    void a_watch_from_before_a_compaction_is_told_that_the_past_is_gone() {
        String version = version();
        test.apply(Manifests.pod("a"));
        test.cluster.compact();

        assertThat(watch(PODS + "&resourceVersion=" + version)).containsExactly("ERROR 410");
        assertThat(watch(PODS + "&resourceVersion=" + version())).isEmpty();
    }

    @Test
    void an_object_that_begins_to_match_a_selector_is_added_and_one_that_ceases_is_deleted() {
        test.apply(Manifests.pod("a"));
        String version = version();
        label("wanted");
        label("unwanted");

        assertThat(watch(PODS + "&labelSelector=state%3Dwanted&resourceVersion=" + version))
                .containsExactly("ADDED a", "DELETED a");
    }

    @Test
    void initial_events_end_with_a_bookmark_that_says_so() {
        test.apply(Manifests.pod("a"));

        assertThat(watch(PODS + "&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan"))
                .startsWith("ADDED a", "BOOKMARK ");
    }

    private void label(String state) {
        var unused = test.client.resource(test.pod("a")).edit(pod -> {
            pod.getMetadata().getLabels().put("state", state);
            return pod;
        });
    }

    private String version() {
        return test.client
                .pods()
                .inNamespace(Manifests.NAMESPACE)
                .list()
                .getMetadata()
                .getResourceVersion();
    }

    private List<String> watch(String path) {
        URI uri = test.cluster.apiServerUrl().resolve(path);
        try (Stream<String> lines = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                .body()) {
            return lines.map(WatchTest::event).toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String event(String line) {
        JsonNode event = Json.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
        JsonNode object = event.path("object");
        String about = object.path("kind").asString("").equals("Status")
                ? object.path("code").asString("")
                : object.path("metadata").path("name").asString("");
        return event.path("type").asString("") + " " + about;
    }
}
