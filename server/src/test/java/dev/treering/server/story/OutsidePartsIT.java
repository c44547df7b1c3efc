package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.embedded.postgres.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** With addresses given, the same server runs on parts that are not its own, and leaves them running when it stops. */
class OutsidePartsIT {

    private static final String OPENED = """
            {"specversion":"1.0","id":"acme/opened","source":"test","type":"treering.account.opened.v1",\
            "time":"2026-01-01T00:00:00Z","data":{"account":"acme","name":"Acme","currency":"USD"}}""";

    @TempDir
    private Path folder;

    @Test
    void a_kafka_and_a_postgresql_by_address() {
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                var postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            String database = postgres.jdbcUrl() + "?user=" + postgres.user() + "&password=" + postgres.password();

            whatIsToldIsThereAfterARestart(kafka.bootstrapServers(), database);

            assertThat(kafka.failure()).isEmpty();
        }
    }

    @Test
    void a_kafka_and_a_postgresql_in_containers() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "skipped: there is no Docker here");
        try (var kafka = new KafkaContainer("apache/kafka:4.3.1");
                var postgres = new PostgreSQLContainer("postgres:18")) {
            kafka.start();
            postgres.start();
            String separator = postgres.getJdbcUrl().contains("?") ? "&" : "?";
            String database = postgres.getJdbcUrl() + separator + "user=" + postgres.getUsername() + "&password="
                    + postgres.getPassword();

            whatIsToldIsThereAfterARestart(kafka.getBootstrapServers(), database);
        }
    }

    private void whatIsToldIsThereAfterARestart(String kafka, String database) {
        Path data = folder.resolve("data");
        var parts = List.of("--kafka", kafka, "--database", database);
        try (ServerProcess server = ServerProcess.up(data, "0", parts)) {
            var answer =
                    server.post("/v1/events", "application/cloudevents+json", OPENED.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.body()).contains("\"accepted\":1");
        }
        try (ServerProcess server = ServerProcess.up(data, "0", parts)) {
            assertThat(server.status().path("kafka").asString()).isEqualTo(kafka);
            assertThat(server.treering("account", "list").output()).contains("acme");
            var verification = server.treering("audit", "verify");
            assertThat(verification.exitCode()).as(verification.output()).isZero();
        }
        assertThat(data.resolve("kafka")).as("nothing embedded was started").doesNotExist();
    }
}
