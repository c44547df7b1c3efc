package dev.treering.runtime.simulated.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.resources.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The Kubernetes API over HTTP on the loopback address, without authentication. One virtual thread per request. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration WATCH_PATIENCE = Duration.ofMinutes(30);

    static {
        // without it every small answer waits for the peer's delayed acknowledgement; read once, when the server class
        // is loaded
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Resources resources;
    private final RequestFaults faults = new RequestFaults();
    private final Discovery discovery;
    private final ObjectRequests objects;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private volatile boolean closing;

    /**
     * Serves at once.
     *
     * @param port zero for any free one
     */
    public ApiServer(Resources resources, InstantSource clock, int port) {
        this.resources = resources;
        this.discovery = new Discovery(resources.kinds());
        this.objects = new ObjectRequests(resources, clock);
        try {
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    /** Where the server is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    public RequestFaults faults() {
        return faults;
    }

    /** Ends every watch that is open, without a word. */
    public void dropWatches() {
        faults.dropWatches();
        resources.store().wake();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            Request request = Request.of(exchange);
            if (isUpgrade(exchange)) {
                // no web sockets: on a plain answer the clients fall back to watching over HTTP
                exchange.sendResponseHeaders(200, -1);
            } else {
                answer(exchange, request, faults.next(request.method(), request.path()));
            }
        } catch (IOException clientLeft) {
            LOG.debug("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), clientLeft.toString());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isUpgrade(HttpExchange exchange) {
        return Request.header(exchange, "Upgrade").equalsIgnoreCase("websocket");
    }

    private void answer(HttpExchange exchange, Request request, Fault fault) throws IOException, InterruptedException {
        Optional<Route> route = Route.of(request.path(), resources.kinds());
        switch (fault) {
            case Fault.None _ -> answer(exchange, request, route);
            case Fault.Refused(Refusal refusal) -> send(exchange, Reply.refused(refusal));
            case Fault.RequestLost _ -> LOG.debug("{} {} is lost", request.method(), request.path());
            case Fault.AnswerLost _ -> {
                if (!request.isWatch()) {
                    var unheard = reply(route, request);
                    LOG.debug("{} {}: nobody hears of {}", request.method(), request.path(), unheard.code());
                }
            }
            case Fault.TimedOut _ -> {
                if (!request.isWatch()) {
                    var unheard = reply(route, request);
                    LOG.debug("{} {}: {} comes too late", request.method(), request.path(), unheard.code());
                }
                send(exchange, Reply.refused(Refusal.timeout()));
            }
        }
    }

    private void answer(HttpExchange exchange, Request request, Optional<Route> route)
            throws IOException, InterruptedException {
        if (request.isWatch() && route.orElse(null) instanceof Route.Collection(var kind, var namespace)) {
            watch(exchange, kind, namespace, request);
        } else {
            send(exchange, reply(route, request));
        }
    }

    private Reply reply(Optional<Route> route, Request request) {
        try {
            Answer<Reply> answer = route.map(known -> reply(known, request))
                    .orElseGet(() -> Refusal.unknownPath().answer());
            return switch (answer) {
                case Answer.Ok<Reply>(Reply reply) -> reply;
                case Answer.Refused<Reply>(Refusal refusal) -> Reply.refused(refusal);
            };
        } catch (RuntimeException bug) {
            LOG.error("{} {}", request.method(), request.path(), bug);
            return Reply.refused(Refusal.internalError(bug.toString()));
        }
    }

    private Answer<Reply> reply(Route route, Request request) {
        return switch (route) {
            case Route.Version ignored -> Answer.of(Reply.ok(discovery.version()));
            case Route.CoreVersions ignored -> Answer.of(Reply.ok(discovery.coreVersions()));
            case Route.Groups ignored -> Answer.of(Reply.ok(discovery.groups()));
            case Route.Group(var name) -> discovery.group(name).map(Reply::ok);
            case Route.Kinds(var group, var version) ->
                discovery.kinds(group, version).map(Reply::ok);
            case Route.Collection(var kind, var namespace) -> objects.collection(kind, namespace, request);
            case Route.Item(var target) -> objects.item(target, request);
        };
    }

    private void watch(HttpExchange exchange, ResourceKind kind, String namespace, Request request)
            throws IOException, InterruptedException {
        switch (ObjectRequests.selector(request)) {
            case Answer.Refused<Predicate<JsonNode>>(Refusal refusal) -> send(exchange, Reply.refused(refusal));
            case Answer.Ok<Predicate<JsonNode>>(var selector) -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                long generation = faults.watchGeneration();
                BooleanSupplier ended = () -> closing || faults.watchGeneration() != generation;
                stream(
                        new WatchStream(
                                resources,
                                kind,
                                namespace,
                                selector,
                                request.flag("allowWatchBookmarks"),
                                exchange.getResponseBody()),
                        request,
                        ended);
            }
        }
    }

    private static void stream(WatchStream watch, Request request, BooleanSupplier ended)
            throws IOException, InterruptedException {
        String from = request.parameter("resourceVersion");
        boolean initial = request.flag("sendInitialEvents");
        if (from.isEmpty() || from.equals("0") || initial) {
            watch.fromNow(initial);
        } else {
            watch.from(Long.parseLong(from));
        }
        String seconds = request.parameter("timeoutSeconds");
        watch.follow(seconds.isEmpty() ? WATCH_PATIENCE : Duration.ofSeconds(Long.parseLong(seconds)), ended);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = Json.bytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (reply.code() == TOO_MANY_REQUESTS) {
            exchange.getResponseHeaders()
                    .set("Retry-After", "0"); // the client decides how long; virtual time stands still
        }
        exchange.sendResponseHeaders(reply.code(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends the watches and every connection. */
    @Override
    public void close() {
        closing = true;
        resources.store().wake();
        http.stop(0);
        threads.shutdownNow();
    }
}
