package dev.treering.server.http;

import dev.treering.events.log.LogUnavailable;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.access.Access;
import dev.treering.server.access.Authorization;
import dev.treering.server.access.Caller;
import dev.treering.server.http.Route.Entry;
import dev.treering.server.http.Router.Found;
import dev.treering.server.telemetry.Spans;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request: finds its route, asks who it is, has it answered, and tells refusals in the door's form. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Caller NOBODY = new Caller("nobody", new Caller.Scope.OfAccount(new AccountId("nobody")));

    private final Router router;
    private final List<Door> doors;
    private final Access access;
    private final Metrics metrics;

    Reception(Router router, List<Door> doors, Access access, Metrics metrics) {
        this.router = router;
        this.doors = doors;
        this.access = access;
        this.metrics = metrics;
    }

    void receive(ServerRequest request, ServerResponse response) {
        String path = request.prologue().uriPath().rawPathNoParams();
        String method = request.prologue().method().text();
        Found found = router.find(method, path);
        Door door = found instanceof Found.Match match ? match.door() : doorOf(path);
        Spans.around(method + " " + door.name(), header(request, "traceparent"), () -> {
            String id = UUID.randomUUID().toString();
            Answer answer = door.finish(answer(request, found, door, id), id);
            metrics.request(door.name(), answer.status());
            send(answer, response);
            return answer.status();
        });
    }

    private Answer answer(ServerRequest request, Found found, Door door, String id) {
        try {
            return switch (found) {
                case Found.Match match -> match.route().handler().handle(call(request, match, id));
                case Found.WrongMethod(var allowed) -> {
                    admit(request);
                    var refused =
                            Refused.because(405, "method-not-allowed", "allowed here: " + String.join(", ", allowed));
                    yield door.tell(refused).with("Allow", String.join(", ", allowed));
                }
                case Found.Nothing _ -> {
                    admit(request);
                    yield door.tell(Refused.because(404, "not-found", "nothing is here"));
                }
            };
        } catch (Refusal e) {
            Answer told = door.tell(e.refused());
            return e.refused().status() == 401 ? told.with("WWW-Authenticate", "Bearer realm=\"treering\"") : told;
        } catch (LogUnavailable e) {
            LOG.warn("request {}: the log cannot be reached", id, e);
            return door.tell(
                            Refused.because(
                                    503,
                                    "log-unavailable",
                                    "the log cannot be reached now; what was asked may or may not have happened; ask again the same way"))
                    .with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.error(
                    "request {} {} {} failed",
                    id,
                    request.prologue().method(),
                    request.path().rawPath(),
                    e);
            return door.tell(
                    Refused.because(500, "internal", "something went wrong here; it is logged as request " + id));
        }
    }

    private Call call(ServerRequest request, Found.Match match, String id) {
        Caller caller = match.route().entry() == Entry.OPEN ? NOBODY : admit(request);
        if (match.route().entry() == Entry.ADMIN && !caller.isAdmin()) {
            throw new Refusal(Refused.because(403, "forbidden", "this takes a key with admin scope"));
        }
        return new Call(
                caller,
                id,
                match.parameters(),
                name -> request.query().first(name).asOptional(),
                name -> header(request, name),
                () -> Bodies.read(
                        request.content().inputStream(),
                        header(request, "Content-Encoding").orElse("")));
    }

    private Caller admit(ServerRequest request) {
        return header(request, "Authorization")
                .flatMap(Authorization::secretIn)
                .flatMap(access::callerWith)
                .orElseThrow(() -> new Refusal(
                        Refused.because(401, "unauthorized", "an API key is needed: Authorization: Bearer KEY")));
    }

    private Door doorOf(String path) {
        return doors.stream().filter(door -> door.owns(path)).findFirst().orElse(doors.getLast());
    }

    private static Optional<String> header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    private static void send(Answer answer, ServerResponse response) {
        response.status(answer.status());
        answer.headers().forEach(response::header);
        response.header("Content-Type", answer.contentType());
        response.send(answer.body());
    }
}
