package dev.treering.server.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an import did not take: one JSON object a line, with file, line number, problems and the line itself. */
final class RejectFile implements AutoCloseable {

    private static final int SHOWN = 20;

    private final @Nullable BufferedWriter out;
    private int shown;

    RejectFile(Optional<Path> file) throws IOException {
        this.out = file.isPresent() ? Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8) : null;
    }

    /** Keeps a rejected line; tells a person of the first few. */
    void write(Path file, ImportCommand.NumberedLine line, JsonNode rejection) throws IOException {
        if (out != null) {
            ObjectNode row = Api.JSON.createObjectNode();
            row.put("file", file.toString()).put("line", line.number());
            row.set("problems", rejection.path("problems"));
            row.put("event", line.shown());
            out.write(Api.JSON.writeValueAsString(row));
            out.newLine();
        }
        if (shown++ < SHOWN) {
            System.err.println(file + ":" + line.number() + ": rejected");
            for (JsonNode problem : rejection.path("problems")) {
                System.err.println("    " + Problems.line(problem));
            }
        } else if (shown == SHOWN + 1) {
            System.err.println("… further rejections "
                    + (out == null ? "are not shown; use --rejects FILE" : "are in the rejects file"));
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
