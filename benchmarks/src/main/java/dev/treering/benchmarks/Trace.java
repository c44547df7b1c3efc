package dev.treering.benchmarks;

import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A log of facts read from a file of CloudEvents, a line each, and made as large as asked. */
record Trace(List<Submission> facts) {

    static Trace read(Path eventsGz) throws IOException {
        var facts = new ArrayList<Submission>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(eventsGz)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (CloudEventJson.parse(line)) {
                    case CloudEventJson.Parsed.Valid(var submission) -> facts.add(submission);
                    case CloudEventJson.Parsed.Passing passing -> facts.add(passing.submission());
                    case CloudEventJson.Parsed.Invalid(var id, var problems) ->
                        throw new IOException(eventsGz + ": " + id + ": " + problems);
                }
            }
        }
        return new Trace(facts);
    }

    /** Every account n times, in the order of the original. */
    Trace times(int copies) {
        var larger = new ArrayList<Submission>(facts.size() * copies);
        List<Copies> names = IntStream.range(0, copies).mapToObj(Copies::new).toList();
        for (Submission fact : facts) {
            if (fact.fact().owner().isEmpty()) {
                larger.add(fact);
            } else {
                names.forEach(copy -> larger.add(copy.of(fact)));
            }
        }
        return new Trace(larger);
    }
}
