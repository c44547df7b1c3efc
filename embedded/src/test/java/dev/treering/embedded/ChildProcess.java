package dev.treering.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with the tests' class path, which is told what to run and can be killed. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;

    private ChildProcess(Process process) {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildProcess running(Class<?> main, String... arguments) {
        return running(Map.of(), main, arguments);
    }

    /** @param environment added to this process's own */
    public static ChildProcess running(Map<String, String> environment, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
            builder.environment().putAll(environment);
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest of the next line it prints that begins with {@code prefix}; other lines, such as of its log, are passed over. */
    public String line(String prefix) {
        try {
            for (String line = says.readLine(); line != null; line = says.readLine()) {
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length());
                }
            }
            throw new AssertionError("the child ended without saying: " + prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with a signal that it cannot catch, and returns what it had printed that begins with {@code prefix}. */
    public List<String> kill(String prefix) throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close our end of its output at once
        List<String> left = says.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the child survived");
        }
        return left;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
