package dev.treering.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.fixture.OpenDoors;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptionTest {

    private static OpenDoors doors;

    @BeforeAll
    static void open() {
        doors = new OpenDoors();
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts",
                "/v1/status",
                "/v1/openapi.json",
                "/v1/nothing",
                "/apps",
                "/account",
                "/metrics",
                "/"
            })
    void nothing_is_told_without_a_key(String path) {
        for (String authorization :
                new String[] {"", "Bearer undefined", "Bearer " + doors.adminKey + "x", "Basic Og=="}) {
            var request = doors.bare(path);
            var answer = doors.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void a_refusal_is_in_the_form_of_its_door() {
        var v1 = doors.send(doors.bare("/v1/accounts"));
        var heroku = doors.send(doors.bare("/apps"));

        assertThat(v1.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(OpenDoors.json(v1).path("status").intValue()).isEqualTo(401);
        assertThat(OpenDoors.json(heroku).path("id").stringValue()).isEqualTo("unauthorized");
        assertThat(OpenDoors.json(heroku).path("message").stringValue()).endsWith(".");
    }

    @Test
    void the_key_may_come_as_a_basic_password() {
        String basic = Base64.getEncoder().encodeToString((":" + doors.adminKey).getBytes(StandardCharsets.UTF_8));

        assertThat(doors.send(doors.bare("/v1/accounts").header("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void health_and_readiness_are_open_and_say_what_is_missing() {
        assertThat(doors.send(doors.bare("/healthz")).statusCode()).isEqualTo(200);
        var ready = doors.send(doors.bare("/readyz"));
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("the ledgers have not caught up\n");
    }

    @Test
    void metrics_are_in_prometheus_text() {
        doors.get("/v1/status");

        assertThat(doors.get("/metrics").body())
                .contains("# TYPE treering_http_requests_total counter\n")
                .containsPattern("treering_http_requests_total\\{door=\"v1\",status=\"2xx\"} [1-9]")
                .contains("treering_facts_total{outcome=\"accepted\"} 0\n")
                .contains("# TYPE treering_log_head gauge\ntreering_log_head -1\n");
    }

    @Test
    void an_account_key_sees_its_account_and_nothing_else() {
        doors.post("/v1/accounts", OpenDoors.JSON, "{\"account\":\"acme\",\"currency\":\"USD\"}");

        assertThat(asAcme("/v1/accounts/acme/usage/2026-03")).isEqualTo(200);
        assertThat(asAcme("/v1/accounts/other/usage/2026-03")).isEqualTo(403);
        assertThat(asAcme("/v1/accounts/other/statements/2026-03")).isEqualTo(403);
        assertThat(asAcme("/v1/accounts")).isEqualTo(403);
        assertThat(asAcme("/v1/statements")).isEqualTo(403);
        assertThat(asAcme("/metrics")).isEqualTo(403);
    }

    private static int asAcme(String path) {
        return doors.send(doors.bare(path).header("Authorization", "Bearer " + doors.acmeKey))
                .statusCode();
    }

    @Test
    void a_path_without_a_route_and_a_method_without_one_are_told_apart() {
        assertThat(doors.get("/v1/nothing").statusCode()).isEqualTo(404);
        var wrong = doors.send(doors.request("/v1/accounts").DELETE());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void a_traceparent_and_the_actor_go_with_the_command() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var answer = doors.send(doors.request("/v1/close/day/2026-03-09")
                .header("traceparent", trace)
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(doors.platform.asked().getLast().extensions())
                .containsEntry("traceparent", trace)
                .containsEntry("actor", "admin")
                .containsEntry("idempotencykey", "k-1")
                .containsEntry(
                        "causation", answer.headers().firstValue("Request-Id").orElseThrow());
    }
}
