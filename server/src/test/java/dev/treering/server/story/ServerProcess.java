package dev.treering.server.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A real server: `treering up` in a process of its own, on a directory that outlives it. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready (http://localhost:\\d+)");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

    private final Process process;
    private final Path data;
    private final URI url;
    private final List<String> announced;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(Process process, Path data, List<String> announced) {
        this.process = process;
        this.data = data;
        this.announced = announced;
        Matcher ready = READY.matcher(announced.getLast());
        if (!ready.find()) {
            throw new IllegalStateException("not ready: " + announced);
        }
        this.url = URI.create(ready.group(1));
    }

    /** Starts it and waits until it serves. */
    static ServerProcess up(Path data) {
        return up(data, "0");
    }

    static ServerProcess up(Path data, String port) {
        return up(data, port, List.of());
    }

    static ServerProcess up(Path data, String port, List<String> further) {
        try {
            var command = new ArrayList<>(Launcher.SERVER.command());
            command.addAll(arguments(data, port));
            command.addAll(further);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
            return new ServerProcess(process, data, untilReady(process, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An {@code up} that is expected to end by itself: what it says, and how it ends. */
    static Finished upInVain(Path data, String port) {
        return run(arguments(data, port), Map.of());
    }

    private static List<String> arguments(Path data, String port) {
        return List.of("up", "--data", data.toString(), "--port", port, "--clock", "manual");
    }

    private static List<String> untilReady(Process process, Path data) throws IOException {
        var announced = new ArrayList<String>();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            announced.add(line);
            if (READY.matcher(line).find()) {
                Thread.ofVirtual().start(() -> drain(out));
                return announced;
            }
        }
        throw new IllegalStateException("the server did not become ready; see " + data + ".log");
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // only so that the server never blocks on a full pipe
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return url;
    }

    /** What it printed up to and with the line that it is ready. */
    List<String> announced() {
        return announced;
    }

    Process process() {
        return process;
    }

    String token() {
        try {
            return Files.readString(data.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing gets to say goodbye. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** A client command against this server. */
    Finished treering(String... arguments) {
        return treering(Map.of(), arguments);
    }

    /** As above, in another environment. */
    Finished treering(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(Map.of("TREERING_URL", url.toString(), "TREERING_TOKEN", token()));
        all.putAll(environment);
        return run(List.of(arguments), all);
    }

    private static Finished run(List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<>(Launcher.COMMAND.command());
        command.addAll(arguments);
        return run(command, environment, LONGEST_COMMAND);
    }

    /** Any command to its end; output and errors together. */
    static Finished run(List<String> command, Map<String, String> environment, Duration patience) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process child = builder.start();
            child.getOutputStream().close();
            var output =
                    CompletableFuture.supplyAsync(() -> textOf(child.getInputStream()), Thread::startVirtualThread);
            if (!child.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                child.descendants().forEach(ProcessHandle::destroyForcibly);
                child.destroyForcibly();
                throw new IllegalStateException(
                        command.getLast() + " did not end in " + patience + ": " + output.join());
            }
            return new Finished(child.exitValue(), output.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Finished(int exitCode, String output) {}

    HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** What the server says of itself. */
    JsonNode status() {
        return Openb.JSON.readTree(get("/v1/status", "application/json").body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
    }

    /** Sends with the admin's token. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAsIs(request.setHeader("Authorization", "Bearer " + token()));
    }

    HttpResponse<String> sendAsIs(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, and waits for the orderly end. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            awaitEnd();
        }
    }
}
