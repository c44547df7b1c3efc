package dev.treering.server.invoicing.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.treering.server.invoicing.delivery.Pace;
import dev.treering.server.invoicing.delivery.TokenBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider on the loopback address: {@code POST /invoices}, {@code GET /invoices}, {@code GET /limits}. */
public final class SimulatedProvider implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedProvider.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Behaviour behaviour;
    private final Random random; // guarded by itself
    private final Pace pace = Pace.ofMachine();
    private final TokenBucket allowance;
    private final TakenInvoices taken = new TakenInvoices();
    private final AtomicInteger tooFast = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    private SimulatedProvider(Behaviour behaviour, HttpServer http) {
        this.behaviour = behaviour;
        this.random = new Random(behaviour.seed());
        // half a second's worth more than a client may count on: clocks and networks are not its fault
        int slack = behaviour.limits().batch() + (behaviour.limits().perSecond() + 1) / 2;
        this.allowance = new TokenBucket(behaviour.limits().perSecond(), slack, pace.nanos());
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    /** Serves on a free port. */
    public static SimulatedProvider start(Behaviour behaviour) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            return new SimulatedProvider(behaviour, http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** What it has taken. */
    public TakenInvoices taken() {
        return taken;
    }

    /** How many requests came faster than it allows. */
    public int tooFast() {
        return tooFast.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET /limits" -> answer(exchange, 200, behaviour.limits());
                case "GET /invoices" -> answer(exchange, 200, taken.all());
                case "POST /invoices" -> take(exchange);
                default -> answer(exchange, 404, Map.of("reason", "nothing is here"));
            }
        } catch (RuntimeException e) {
            LOG.warn("the simulated provider could not answer", e);
            answer(exchange, 500, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode items = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (items.size() > behaviour.limits().batch()) {
            answer(
                    exchange,
                    413,
                    Map.of("reason", "allowed are " + behaviour.limits().batch()));
        } else if (allowance.take(items.size(), pace.nanos()).isPositive()) {
            tooFast.incrementAndGet();
            throttle(exchange);
        } else {
            takeAsBehaved(exchange, items);
        }
    }

    private void takeAsBehaved(HttpExchange exchange, JsonNode items) throws IOException {
        int throttled = behaviour.throttled();
        int failed = throttled + behaviour.failed();
        int unheard = failed + behaviour.unheard();
        int twice = unheard + behaviour.twice();
        int dice = dice();
        if (dice < throttled) {
            throttle(exchange);
        } else if (dice < failed) {
            answer(exchange, dice % 2 == 0 ? 500 : 503, Map.of("reason", "out of order"));
        } else {
            var answers = new ArrayList<Map<String, String>>();
            items.forEach(item -> answers.add(taken(item)));
            if (dice < unheard) {
                sayNothing();
                return;
            }
            answer(exchange, 200, dice < twice ? repeated(answers) : answers);
        }
    }

    private int dice() {
        synchronized (random) {
            return random.nextInt(100);
        }
    }

    private Map<String, String> taken(JsonNode item) {
        String key = item.path("idempotencyKey").asString("");
        String account = item.path("account").asString("");
        if (behaviour.refusing().filter(account::startsWith).isPresent()) {
            return Map.of("idempotencyKey", key, "status", "refused", "reason", "no such customer: " + account);
        }
        var entry = taken.take(
                key,
                item.path("number").asString(""),
                account,
                item.path("total").asString(""));
        return Map.of("idempotencyKey", key, "status", "taken", "reference", entry.reference());
    }

    private static List<Map<String, String>> repeated(List<Map<String, String>> answers) {
        var both = new ArrayList<>(answers);
        both.addAll(answers);
        return both;
    }

    private void sayNothing() {
        try {
            pace.pause(behaviour.stall());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void throttle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "1");
        answer(exchange, 429, Map.of("reason", "too fast"));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Cuts off what is under way. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        LOG.debug("the simulated provider took {} invoices", taken.all().size());
    }
}
