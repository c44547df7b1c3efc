package dev.treering.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Facts from files into the log, in the order of the lines. Safe to repeat: what is there already is a duplicate. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Brings facts into the log: CloudEvents JSON, one per line, .gz too, in log order.",
        footer = {
            "",
            "Example: treering import --rejects rejected.jsonl events.jsonl.gz",
            "         treering import --archive archive/2026-11 --data /var/lib/treering"
        })
final class ImportCommand implements Callable<Integer> {

    private static final int BATCH_LINES = 1000;
    private static final Pattern TIME = Pattern.compile("\"time\"\\s*:\\s*\"([^\"]*)\"");
    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    /** Longer lines do not fit into a request; the door's own limit for one event is far below. */
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    /** A character a byte, there and back: whether the bytes are UTF-8 is for the door to say, not to be smoothed over here. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files, in order.")
    private List<Path> files = List.of();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Restores an archive into the store of a server that does not run, and that holds nothing: the same"
                            + " identities, positions and times. Several times for archives that go on from each other, in order.")
    private @Nullable List<Path> archives;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".treering",
            description = "With --archive: the server's data directory (${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "JDBC",
            description = "With --archive: JDBC URL of the server's PostgreSQL, where it is not the embedded one.")
    private @Nullable String database;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where rejected lines go, with line number and reason.")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "The counts as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private long accepted;
    private long duplicates;
    private long rejected;
    private long lines;

    @Override
    public Integer call() throws IOException {
        if (archives != null && files.isEmpty()) {
            restore(archives);
            return ExitCode.DONE;
        }
        if (archives != null || files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "either files or --archive");
        }
        Api api = Api.fromEnvironment();
        try (RejectFile rejectFile = new RejectFile(Optional.ofNullable(rejects));
                Progress progress = new Progress("importing")) {
            for (Path file : files) {
                importFile(api, file, rejectFile, progress);
            }
        }
        new Settling(api).await();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? "{\"accepted\":%d,\"duplicates\":%d,\"rejected\":%d}"
                                .formatted(accepted, duplicates, rejected)
                        : "accepted %d, duplicate %d, rejected %d".formatted(accepted, duplicates, rejected));
        return rejected == 0 ? ExitCode.DONE : ExitCode.NO;
    }

    private void restore(List<Path> directories) {
        var told = ArchiveImport.run(directories, data, Optional.ofNullable(database));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Api.JSON.writeValueAsString(told));
        } else {
            told.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
        }
    }

    private void importFile(Api api, Path file, RejectFile rejectFile, Progress progress) throws IOException {
        long lineNumber = 0;
        var batch = new ArrayList<NumberedLine>();
        int bytes = 0;
        try (BufferedReader reader = open(file)) {
            for (String line = next(file, reader); line != null; line = next(file, reader)) {
                lineNumber++;
                if (batch.size() >= BATCH_LINES && !sameInstant(batch.getLast().text(), line)
                        || bytes + line.length() > BATCH_BYTES) {
                    send(api, file, batch, rejectFile);
                    batch.clear();
                    bytes = 0;
                    progress.at(lines, 0);
                }
                if (line.length() > LONGEST_LINE) {
                    reject(file, new NumberedLine(lineNumber, line), tooLong(line), rejectFile);
                } else if (!line.isBlank()) {
                    batch.add(new NumberedLine(lineNumber, line));
                    bytes += line.length() + 1;
                }
            }
        }
        send(api, file, batch, rejectFile);
    }

    private void send(Api api, Path file, List<NumberedLine> batch, RejectFile rejectFile) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        var body = new StringBuilder();
        batch.forEach(line -> body.append(line.text()).append('\n'));
        JsonNode answer =
                api.post("/v1/events", "application/x-ndjson", body.toString().getBytes(BYTES));
        accepted += answer.path("accepted").asLong();
        duplicates += answer.path("duplicates").asLong();
        lines += batch.size();
        for (JsonNode each : answer.path("rejected")) {
            reject(file, batch.get(each.path("index").asInt()), each, rejectFile);
        }
    }

    private void reject(Path file, NumberedLine line, JsonNode rejection, RejectFile rejectFile) throws IOException {
        rejected++;
        rejectFile.write(file, line, rejection);
    }

    private static JsonNode tooLong(String line) {
        var rejection = Api.JSON.createObjectNode();
        rejection
                .putArray("problems")
                .addObject()
                .put("pointer", "")
                .put("detail", line.length() + " bytes long; allowed are " + LONGEST_LINE);
        return rejection;
    }

    /** Facts of one instant go to the door together: it looks at them as one. */
    private static boolean sameInstant(String line, String next) {
        Matcher one = TIME.matcher(line);
        Matcher other = TIME.matcher(next);
        return one.find() && other.find() && one.group(1).equals(other.group(1));
    }

    private static BufferedReader open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, BYTES));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static @Nullable String next(Path file, BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Failure unreadable(Path file, IOException e) {
        return Failure.missing("cannot read " + file + " (" + e + "); what was taken before is in the log");
    }

    /** A line, a character for each of its bytes. */
    record NumberedLine(long number, String text) {

        /** As a person may read it: what is not UTF-8 is shown as U+FFFD. */
        String shown() {
            return new String(text.getBytes(BYTES), StandardCharsets.UTF_8);
        }
    }
}
