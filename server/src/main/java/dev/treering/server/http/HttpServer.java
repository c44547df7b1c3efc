package dev.treering.server.http;

import dev.treering.server.access.Access;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server for some doors. A virtual thread a request. */
public final class HttpServer implements AutoCloseable {

    /** The stock Heroku CLI sends up to 7 KB of request ids in one header. */
    private static final int LARGEST_HEADERS = 32 * 1024;

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    static {
        HELIDON.setLevel(
                Level.WARNING); // it tells of every start and stop; the composition root does that in its own words
    }

    private final WebServer server;

    private HttpServer(WebServer server) {
        this.server = server;
    }

    /**
     * Listens on {@code port}, 0 for any that is free. The last door owns every path that no other does.
     *
     * @throws UncheckedIOException if it cannot listen there
     */
    public static HttpServer start(String host, int port, List<Door> doors, Access access, Metrics metrics) {
        var reception = new Reception(new Router(doors), doors, access, metrics);
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .contentEncoding(new EncodingLeftAlone())
                .shutdownHook(false) // the composition root stops things in its own order
                .shutdownGracePeriod(Duration.ofSeconds(5))
                .addProtocol(
                        Http1Config.builder().maxHeadersSize(LARGEST_HEADERS).build())
                .routing(routing -> routing.any(reception::receive))
                .build();
        server.start();
        if (!server.isRunning()) { // it only logs that it cannot listen
            throw new UncheckedIOException(new BindException("cannot listen on " + host + ":" + port));
        }
        return new HttpServer(server);
    }

    /** Throws {@link UncheckedIOException} where nobody could listen now: to be asked before much else is started. */
    public static void checkFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
