package dev.treering.server.doors;

import dev.treering.server.http.Door;
import dev.treering.server.http.HttpServer;
import dev.treering.server.http.Metrics;
import dev.treering.server.http.OperationsDoor;
import dev.treering.server.http.Parts;
import dev.treering.server.http.heroku.HerokuDoor;
import dev.treering.server.http.v1.V1Door;
import java.util.List;

/** The HTTP server with all its doors. */
public final class HttpDoors implements AutoCloseable {

    private final HttpServer server;

    private HttpDoors(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the doors. Throws {@link RuntimeException} where the port is taken.
     *
     * @param host address of this machine to listen on
     * @param port 0 for any that is free
     */
    public static HttpDoors start(String host, int port, Parts parts) {
        var metrics = new Metrics();
        metrics.gauge("treering_log_head", parts.log()::head);
        metrics.gauge("treering_platform_position", parts.platform()::position);
        metrics.gauge("treering_ledgers_settled", parts.progress()::settled);
        metrics.gauge("treering_census_differences", parts.vitals()::censusDifferences);
        metrics.gauge("treering_dead_letters_open", parts.deadLetters()::openDeadLetters);
        metrics.gauge(
                "treering_seals_signed", () -> parts.checkpoints().newest().size());
        metrics.gauge(
                "treering_seals_exposed", () -> parts.checkpoints().newest().exposedEntries());
        metrics.gauge(
                "treering_seals_exposure_seconds",
                () -> parts.checkpoints().newest().exposedSeconds().orElse(-1L));
        return new HttpDoors(HttpServer.start(host, port, doors(parts, metrics), parts.access(), metrics));
    }

    /** As {@link #start(String, int, Parts)}, reachable from this machine only. */
    public static HttpDoors start(int port, Parts parts) {
        return start("localhost", port, parts);
    }

    /** Throws {@link java.io.UncheckedIOException} where the port, on this machine only, could not be listened on now. */
    public static void checkFree(int port) {
        HttpServer.checkFree("localhost", port);
    }

    /** The doors; the last one owns every path that no other does. */
    static List<Door> doors(Parts parts, Metrics metrics) {
        return List.of(new OperationsDoor(parts.vitals(), metrics), new V1Door(parts, metrics), new HerokuDoor(parts));
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    /** Lets requests that are under way come to their end, for five seconds at most. */
    @Override
    public void close() {
        server.close();
    }
}
