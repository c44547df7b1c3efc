package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.http.Metrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static OpenDoors doors;
    private static JsonNode document;

    @BeforeAll
    static void read() {
        doors = new OpenDoors();
        document = OpenDoors.json(doors.get("/v1/openapi.json"));
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @Test
    void the_document_describes_exactly_the_routes_there_are() {
        List<String> described = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(document.path("openapi").stringValue()).startsWith("3.1.");
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(new V1Door(doors.parts, new Metrics())
                        .routes().stream()
                                .map(route -> route.method() + " " + route.path())
                                .toList());
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.stringValue();
            assertThat(document.at(pointer.substring(1)).isMissingNode())
                    .as(pointer)
                    .isFalse();
        }
    }

    @Test
    void every_parameter_of_a_path_is_described_and_operations_have_names_of_their_own() {
        Set<String> operations = new HashSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().forEach(operation -> {
                    assertThat(operations.add(operation.path("operationId").stringValue()))
                            .isTrue();
                    List<String> described = new ArrayList<>();
                    for (JsonNode parameter : operation.path("parameters")) {
                        JsonNode named = parameter.has("$ref")
                                ? document.at(
                                        parameter.path("$ref").stringValue().substring(1))
                                : parameter;
                        if (named.path("in").stringValue().equals("path")) {
                            described.add("{" + named.path("name").stringValue() + "}");
                        }
                    }
                    assertThat(List.of(path.getKey().split("/")).stream().filter(part -> part.startsWith("{")))
                            .containsExactlyInAnyOrderElementsOf(described);
                }));
    }
}
