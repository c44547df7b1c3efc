package dev.treering.server.http.heroku;

import dev.treering.server.http.Answer;
import dev.treering.server.http.Door;
import dev.treering.server.http.Json;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Heroku Platform API. Refusals are in Heroku's form: {@code {id, message}}. Owns every path that no other door does. */
public final class HerokuDoor implements Door {

    private static final Pattern OTHER_VERSION = Pattern.compile("application/vnd\\.heroku\\+json *; *version=(?!3)");

    private final List<Route> routes;

    public HerokuDoor(Parts parts) {
        var tenancy = new Tenancy(parts.platform(), parts.defaultAccount());
        var commands = new Commands(parts.decisions(), parts.platform(), parts.clock());
        this.routes = Stream.of(
                        new Apps(tenancy, commands, parts.platform(), parts.clock()).routes(),
                        new Formations(tenancy, commands, parts.platform()).routes(),
                        new Releases(tenancy, commands).routes(),
                        new Surroundings(tenancy, parts.platform()).routes())
                .flatMap(List::stream)
                .map(HerokuDoor::negotiated)
                .toList();
    }

    @Override
    public String name() {
        return "heroku";
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public Answer tell(Refused refused) {
        var error = Json.object().put("id", id(refused)).put("message", sentence(refused));
        return Answer.json(refused.status(), error);
    }

    @Override
    public Answer finish(Answer answer, String requestId) {
        return answer.with("Request-Id", requestId).with("Cache-Control", "private, no-cache");
    }

    /** Any variant of version 3 is served alike; a client that names no version gets 3. */
    private static Route negotiated(Route route) {
        return new Route(route.method(), route.path(), route.entry(), call -> {
            Optional<String> accept = call.header("Accept").map(text -> text.toLowerCase(Locale.ROOT));
            if (accept.filter(text -> OTHER_VERSION.matcher(text).find()).isPresent()) {
                throw new Refusal(Refused.because(
                        406, "not_acceptable", "Only version 3 is here: application/vnd.heroku+json; version=3"));
            }
            return route.handler().handle(call);
        });
    }

    private static String id(Refused refused) {
        return switch (refused.kind()) {
            case "not-found", "method-not-allowed" -> "not_found";
            case "malformed", "too-large", "unsupported-media-type", "unsupported-encoding" -> "bad_request";
            case "log-unavailable", "internal" -> "internal_server_error";
            default -> refused.kind().replace('-', '_');
        };
    }

    private static String sentence(Refused refused) {
        String text = refused.problems().stream()
                .map(each -> each instanceof Refused.Problem problem ? problem.detail() : each.toString())
                .reduce((a, b) -> a + "; " + b)
                .orElse(refused.detail());
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
