package dev.treering.benchmarks;

import dev.treering.events.facts.Fact;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A log of facts, and how often every account is in it. Small in memory however large it is made. */
record Trace(List<Submission> originals, List<Copies> copies) {

    /** The price book, then the facts of a file of CloudEvents, a line each. */
    static Trace read(Path eventsGz, Submission priceBook) throws IOException {
        var facts = new ArrayList<Submission>();
        facts.add(priceBook);
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(eventsGz)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (CloudEventJson.parse(line)) {
                    case CloudEventJson.Parsed.Valid(var submission) -> facts.add(submission);
                    case CloudEventJson.Parsed.Passing(var submission, var _) -> facts.add(submission);
                    case CloudEventJson.Parsed.Invalid(var id, var problems) ->
                        throw new IOException(eventsGz + ": " + id + ": " + problems);
                }
            }
        }
        return new Trace(facts, List.of(new Copies(0)));
    }

    /** Every account so many times. */
    Trace times(int number) {
        return new Trace(
                originals, IntStream.range(0, number).mapToObj(Copies::new).toList());
    }

    /** All facts in log order; what concerns everybody once. */
    Stream<Submission> facts() {
        return originals.stream()
                .flatMap(original -> original.fact() instanceof Fact.Global
                        ? Stream.of(original)
                        : copies.stream().map(copy -> copy.of(original)));
    }

    /** How many facts there are. */
    long size() {
        long global = originals.stream()
                .filter(original -> original.fact() instanceof Fact.Global)
                .count();
        return global + (originals.size() - global) * copies.size();
    }
}
