package dev.treering.projections.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Folds an archive in a JVM with settings of its own, and says under which and what came of it. */
final class FoldingProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private FoldingProcess() {}

    /**
     * What a JVM said.
     *
     * @param digest over all records in order by account
     */
    record Told(String locale, String zone, String charset, String version, String digest) {}

    public static void main(String[] arguments) throws IOException {
        String digest = "";
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) { // again: by then the compiler has been at work
            String next = FoldedRecords.of(Path.of(arguments[0])).records().digest();
            if (i > 0 && !next.equals(digest)) {
                throw new IllegalStateException("run " + i + " came to " + next + ", the one before to " + digest);
            }
            digest = next;
        }
        System.out.println(String.join(
                "\t",
                Locale.getDefault().toLanguageTag(),
                ZoneId.systemDefault().getId(),
                Charset.defaultCharset().name(),
                System.getProperty("java.version"),
                digest));
    }

    static Told run(Path javaHome, List<String> settings, Map<String, String> environment, Path archive, int times)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(settings);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FoldingProcess.class.getName(),
                archive.toAbsolutePath().toString(),
                Integer.toString(times)));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(settings + " ended with " + said);
        }
        String[] words = said.lines().toList().getLast().split("\t", -1);
        return new Told(words[0], words[1], words[2], words[3], words[4]);
    }
}
