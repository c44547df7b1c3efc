package dev.treering.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a command sees it: {@code /v1} behind {@code TREERING_URL}, with {@code TREERING_TOKEN}. */
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Refusals of what cannot be found out, or not yet. */
    private static final List<String> NOT_YET = List.of("position-not-reached", "not-provable");

    private static final Path DEFAULT_TOKEN = Path.of(".treering", "admin-token");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private final String token;

    private Api(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    static Api at(URI url, String token) {
        return new Api(url, token);
    }

    /** Address and token from the environment; the token's default is the admin token of the default data directory. */
    static Api fromEnvironment() {
        URI url = URI.create(System.getenv().getOrDefault("TREERING_URL", "http://localhost:8080"));
        String token = System.getenv("TREERING_TOKEN");
        if (token != null && !token.isBlank()) {
            return new Api(url, token);
        }
        if (!Files.isReadable(DEFAULT_TOKEN)) {
            throw Failure.missing(
                    "no token: set TREERING_TOKEN to the content of DIR/admin-token of the running server ("
                            + DEFAULT_TOKEN + " is not there)");
        }
        try {
            return new Api(url, Files.readString(DEFAULT_TOKEN).strip());
        } catch (IOException e) {
            throw Failure.missing("cannot read " + DEFAULT_TOKEN + ": " + e.getMessage());
        }
    }

    URI url() {
        return url;
    }

    /** The JSON at a path. Fails with the server's own words when it refuses. */
    JsonNode get(String path) {
        return JSON.readTree(send(request(path).GET(), "application/json"));
    }

    /** The text at a path in another form. */
    String get(String path, String mediaType) {
        return send(request(path).GET(), mediaType);
    }

    JsonNode post(String path, String contentType, byte[] body) {
        var request = request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body));
        String answer = send(request, "application/json");
        return answer.isBlank() ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    JsonNode post(String path, Object body) {
        return post(path, "application/json", JSON.writeValueAsBytes(body));
    }

    /** As above; under the same key the same is done once. */
    JsonNode post(String path, Object body, @Nullable String idempotencyKey) {
        var request = request(path).header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return JSON.readTree(
                send(request.POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))), "application/json"));
    }

    void delete(String path) {
        send(request(path).DELETE(), "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request, String accept) {
        try {
            var answer = http.send(request.header("Accept", accept).build(), BodyHandlers.ofString());
            return answer.statusCode() < 300 ? answer.body() : refused(answer);
        } catch (IOException e) {
            throw Failure.unknown(
                    "no answer from " + url + " (" + (e.getMessage() == null ? e : e.getMessage())
                            + "): is `treering up` running there? What was acknowledged is durable; the same command may be run again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unknown("interrupted");
        }
    }

    private static String refused(HttpResponse<String> answer) {
        String why = Problems.describe(answer.body());
        throw switch (answer.statusCode()) {
            case 400 -> Problems.is("backwards", answer.body()) ? Failure.usage(why) : Failure.no(why);
            case 401, 403 -> Failure.no("not let in: " + why);
            case 409 ->
                NOT_YET.stream().anyMatch(kind -> Problems.is(kind, answer.body()))
                        ? Failure.unknown(why)
                        : Failure.no(why);
            case 422 -> Problems.is("line-out-of-range", answer.body()) ? Failure.usage(why) : Failure.no(why);
            case 502, 503, 504 -> Failure.unknown("the server cannot answer now: " + why);
            default -> answer.statusCode() >= 500 ? Failure.unknown(why) : Failure.no(why);
        };
    }
}
