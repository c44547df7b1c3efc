package dev.treering.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** For the machinery that runs the process: is it alive, is it ready, how is it doing. */
public final class OperationsDoor implements Door {

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final List<String> PATHS = List.of("/healthz", "/readyz", "/metrics");

    private final Vitals vitals;
    private final Metrics metrics;

    public OperationsDoor(Vitals vitals, Metrics metrics) {
        this.vitals = vitals;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/healthz", _ -> report(vitals.illnesses())),
                Route.open("GET", "/readyz", _ -> readiness()),
                Route.admin(
                        "GET",
                        "/metrics",
                        _ -> Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text())));
    }

    @Override
    public boolean owns(String path) {
        return PATHS.contains(path);
    }

    @Override
    public Answer tell(Refused refused) {
        return new Answer(refused.status(), PLAIN, (refused.detail() + "\n").getBytes(UTF_8), Map.of());
    }

    /** A warning is told, and the answer is 200 all the same: who is ready serves. */
    private Answer readiness() {
        List<String> warnings = vitals.warnings();
        return vitals.missing().isEmpty() && !warnings.isEmpty()
                ? Answer.text(200, PLAIN, "ok, but\n" + String.join("\n", warnings) + "\n")
                : report(Stream.concat(vitals.missing().stream(), warnings.stream())
                        .toList());
    }

    private static Answer report(List<String> complaints) {
        return complaints.isEmpty()
                ? Answer.text(200, PLAIN, "ok\n")
                : Answer.text(503, PLAIN, String.join("\n", complaints) + "\n");
    }
}
