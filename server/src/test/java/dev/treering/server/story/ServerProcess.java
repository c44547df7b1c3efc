package dev.treering.server.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server: `treering up` in a process of its own, on a directory that outlives it. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready (http://localhost:\\d+)");

    private final Process process;
    private final Path data;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(Process process, Path data, URI url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /** Starts it and waits until it serves. */
    static ServerProcess up(Path data) {
        return up(data, "0");
    }

    static ServerProcess up(Path data, String port) {
        try {
            var command = java();
            command.addAll(List.of(
                    "-Xmx1500m",
                    "dev.treering.server.Main",
                    "up",
                    "--data",
                    data.toString(),
                    "--port",
                    port,
                    "--clock",
                    "manual"));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
            return new ServerProcess(process, data, readyUrl(process, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI readyUrl(Process process, Path data) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> drain(out));
                return URI.create(ready.group(1));
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
        try {
            var command = java();
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "dev.treering.server.Main"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("TREERING_URL", url.toString());
            builder.environment().put("TREERING_TOKEN", token());
            Process client = builder.start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(client.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Finished(int exitCode, String output) {}

    HttpResponse<String> get(String path, String accept) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Accept", accept)
                .GET());
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Authorization", "Bearer " + token()).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> java() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsun.net.httpserver.nodelay=true",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                System.getProperty("java.class.path")));
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
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
