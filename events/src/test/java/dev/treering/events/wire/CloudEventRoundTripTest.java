package dev.treering.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.fixture.Examples;
import dev.treering.events.log.Extensions;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.events.wire.CloudEventJson.Parsed.Valid;
import dev.treering.events.wire.CloudEventJson.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloudEventRoundTripTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.001Z");

    @Test
    void there_is_a_sample_of_every_type_in_the_catalogue() {
        assertThat(Examples.facts()).extracting(FactCatalogue::nameOf).containsExactlyElementsOf(FactCatalogue.names());
    }

    @ParameterizedTest
    @MethodSource("dev.treering.events.fixture.Examples#facts")
    void what_is_written_is_read_as_the_same_fact(Fact fact) {
        var extensions = Map.of(
                Extensions.TRACEPARENT,
                "00-1",
                Extensions.UNKNOWN_DATA,
                "{\"mood\":{\"a\":[1.50,null,true]},\"/~1odd~0name\":\"x\"}");
        var logged = new LoggedFact(41, new FactId("s p/ä", "id\"1"), NOON, NOON.plusMillis(5), extensions, fact);

        String json = CloudEventJson.write(logged);

        assertThat(CloudEventJson.parse(json))
                .isEqualTo(new Valid(new Submission(logged.id(), NOON, fact, extensions)));
        assertThat(json)
                .doesNotContain("\n")
                .contains("\"sequence\":\"41\"", "\"recordedtime\":\"2026-03-01T12:00:00.006Z\"")
                .contains("\"mood\":{\"a\":[1.50,null,true]}", "\"/odd~name\":\"x\"")
                .doesNotContain(Extensions.UNKNOWN_DATA);
    }

    @Test
    void what_is_unknown_deep_in_the_data_goes_back_where_it_was() {
        Fact book = Examples.facts().stream()
                .filter(BookPublished.class::isInstance)
                .findFirst()
                .orElseThrow();
        String json = CloudEventJson.write(new LoggedFact(0, new FactId("s", "1"), NOON, NOON, Map.of(), book));
        String newer = json.replace("\"sku\":\"dyno-1c-4gb\"", "\"sku\":\"dyno-1c-4gb\",\"floor\":\"1\"");

        var submission = ((Valid) CloudEventJson.parse(newer)).submission();
        String again = CloudEventJson.write(
                new LoggedFact(0, submission.id(), NOON, NOON, submission.extensions(), submission.fact()));

        assertThat(submission.extensions()).containsEntry(Extensions.UNKNOWN_DATA, "{\"/items/0/floor\":\"1\"}");
        assertThat(CloudEventJson.parse(again)).isEqualTo(new Valid(submission));
        assertThat(again).contains("\"taxCategory\":\"standard\",\"floor\":\"1\"}");
    }

    /**
     * One line of the reference log is a fact only in passing: a pod that was deleted in the second it was created scales down
     * before it scales up, to -1 dynos, for no time at all.
     */
    @Test
    void every_line_of_the_reference_log_is_a_fact_one_of_them_in_passing() throws IOException {
        Path file = Path.of(System.getProperty("treering.shared", "absent"), "data/openb/events.jsonl.gz");
        assumeThat(file).as("the reference log").exists();

        List<Parsed> parsed = lines(file).stream().map(CloudEventJson::parse).toList();

        List<Valid> valid = parsed.stream()
                .filter(Valid.class::isInstance)
                .map(Valid.class::cast)
                .toList();
        assertThat(parsed.size()).isEqualTo(31_454);
        assertThat(parsed.stream().filter(each -> !(each instanceof Valid)))
                .singleElement()
                .isInstanceOfSatisfying(Parsed.Passing.class, passing -> {
                    assertThat(passing.submission().id().id())
                            .isEqualTo("acct-0001-dyno-8c-32gb/scale/openb-pod-7285/down");
                    assertThat(passing.problem())
                            .isEqualTo(new Problem("/data/quantity", "quantity is -1; allowed is 0 to 100000"));
                });
        assertThat(valid.stream()
                        .collect(groupingBy(
                                each -> FactCatalogue.nameOf(each.submission().fact()), counting())))
                .containsEntry("treering.app.formation-scaled.v1", 16_303L)
                .containsEntry("treering.dyno.started.v1", 7_255L)
                .containsEntry("treering.dyno.stopped.v1", 7_255L)
                .containsEntry("treering.clock.period-closed.v1", 4L);
        for (Valid each : valid) {
            assertThat(CloudEventJson.parse(written(each))).isEqualTo(each);
        }
    }

    private static String written(Valid valid) {
        var submission = valid.submission();
        return CloudEventJson.write(new LoggedFact(
                0, submission.id(), submission.heldAt(), NOON, submission.extensions(), submission.fact()));
    }

    private static List<String> lines(Path gzip) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(gzip));
                var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return reader.lines().toList();
        }
    }
}
