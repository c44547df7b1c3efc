package dev.treering.server.story;

import dev.treering.embedded.WholeDirectory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Starts the product as its own launcher does: with these options, and from jars with an archive of classes where the build has made jars. */
enum Launcher {
    /** {@code treering up}. */
    SERVER("-Xmx1500m", "-XX:+UseG1GC") {
        @Override
        void train(List<String> java, Path folder) throws IOException, InterruptedException {
            var up = new ArrayList<>(java);
            up.addAll(List.of("up", "--data", folder.resolve("data").toString(), "--port", "0", "--clock", "manual"));
            Process process = new ProcessBuilder(up).redirectError(LOG.toFile()).start();
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                if (out.lines().noneMatch(line -> line.startsWith("ready "))) {
                    throw new IllegalStateException("the server did not become ready; see " + LOG);
                }
                process.destroy();
                process.waitFor();
            }
        }
    },

    /** All other commands, which are clients of a server. */
    COMMAND("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1") {
        @Override
        void train(List<String> java, Path folder) throws IOException, InterruptedException {
            var list = new ArrayList<>(java);
            list.addAll(List.of("account", "list"));
            var builder =
                    new ProcessBuilder(list).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            // nobody listens there, which is found out by the classes that would have asked
            builder.environment().putAll(Map.of("TREERING_URL", "http://localhost:9", "TREERING_TOKEN", "none"));
            builder.start().waitFor();
        }
    };

    private static final Path ARCHIVES = Path.of("target", "class-archives").toAbsolutePath();
    private static final Path LOG = ARCHIVES.resolve("training.log");
    private static final Map<Launcher, List<String>> READY = new EnumMap<>(Launcher.class);

    private final List<String> options;

    Launcher(String... options) {
        this.options = List.of(options);
    }

    /** Runs the product in a folder that goes afterwards, so that it has loaded what it will load for others. */
    abstract void train(List<String> java, Path folder) throws IOException, InterruptedException;

    /** The command line up to the product's own arguments. */
    List<String> command() {
        synchronized (READY) {
            return READY.computeIfAbsent(this, _ -> archived());
        }
    }

    /** A JVM takes no archive of classes in folders, which may be compiled again: where the build has made no jars there is none. */
    private List<String> archived() {
        List<Path> classPath = classPath();
        if (!classPath.stream().allMatch(Files::isRegularFile)) {
            return java(classPath, List.of());
        }
        try {
            var archive = ClassArchive.of(name().toLowerCase(Locale.ROOT), ARCHIVES, classPath);
            archive.make(option -> {
                Path folder = Files.createTempDirectory("treering-training");
                try {
                    train(java(classPath, List.of(option)), folder);
                } finally {
                    WholeDirectory.delete(folder);
                }
            });
            return java(classPath, List.of(archive.option()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while classes were archived", e);
        }
    }

    /** The product's: what only the tests need is left out, its own settings of logging first of all. */
    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .map(Path::of)
                .toList();
    }

    private List<String> java(List<Path> classPath, List<String> further) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(further);
        command.addAll(List.of(
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsun.net.httpserver.nodelay=true",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()),
                "dev.treering.server.Main"));
        return List.copyOf(command);
    }
}
