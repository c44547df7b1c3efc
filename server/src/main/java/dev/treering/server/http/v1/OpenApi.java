package dev.treering.server.http.v1;

import dev.treering.server.http.Answer;
import dev.treering.server.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The door's own description, OpenAPI 3.1. */
final class OpenApi {

    private static final byte[] DOCUMENT = document();

    private OpenApi() {}

    static List<Route> routes() {
        return List.of(Route.anyKey("GET", "/v1/openapi.json", _ -> new Answer(200, Answer.JSON, DOCUMENT, Map.of())));
    }

    private static byte[] document() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(in, "openapi.json is missing from the jar")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json cannot be read", e);
        }
    }
}
