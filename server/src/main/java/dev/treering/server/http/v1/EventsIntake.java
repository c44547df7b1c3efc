package dev.treering.server.http.v1;

import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.CloudEventJson;
import dev.treering.events.wire.CloudEventJson.Batch;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.events.wire.CloudEventJson.Problem;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Metrics;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes facts in: one, a list, or one a line. Answers once what it accepted is durable. */
final class EventsIntake {

    static final String ONE = "application/cloudevents+json";
    static final String LIST = "application/cloudevents-batch+json";
    static final List<String> LINES = List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    private final FactLog log;
    private final Metrics metrics;

    EventsIntake(FactLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /** What became of what was sent. */
    record Taken(long accepted, long duplicates, List<Rejected> rejected) {}

    /**
     * An event that was not taken.
     *
     * @param index which one, from 0; with lines, which line
     * @param problem all problems in one sentence
     */
    record Rejected(int index, Optional<String> id, String problem, List<Problem> problems) {}

    record Item(int index, Parsed parsed) {}

    List<Route> routes() {
        return List.of(Route.admin("POST", "/v1/events", this::take));
    }

    private Answer take(Call call) {
        Taken taken = append(items(call));
        metrics.facts("accepted", taken.accepted());
        metrics.facts("duplicate", taken.duplicates());
        metrics.facts("rejected", taken.rejected().size());
        return Answer.json(202, taken);
    }

    private static List<Item> items(Call call) {
        String type = call.mediaType();
        if (type.equals(ONE)) {
            return List.of(new Item(0, one(call.body())));
        }
        if (type.equals(LIST)) {
            return switch (CloudEventJson.parseBatch(call.body())) {
                case Batch.Items(var items) -> numbered(items);
                case Batch.Malformed(var problem) -> throw malformed(problem);
            };
        }
        if (LINES.contains(type)) {
            return Lines.of(call.body()).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> new Item(line.index(), CloudEventJson.parse(line.bytes())))
                    .toList();
        }
        throw new Refusal(Refused.because(
                415,
                "unsupported-media-type",
                "Content-Type is '" + type + "'; allowed are " + ONE + ", " + LIST + ", " + String.join(", ", LINES)));
    }

    /** A body that is no JSON at all is refused as a whole; an event with mistakes is among the rejected. */
    static Parsed one(byte[] body) {
        Parsed parsed = CloudEventJson.parse(body);
        if (parsed instanceof Parsed.Invalid(var id, var problems)
                && id == null
                && problems.getFirst().pointer().isEmpty()) {
            throw malformed(problems.getFirst());
        }
        return parsed;
    }

    private static List<Item> numbered(List<Parsed> parsed) {
        List<Item> items = new ArrayList<>(parsed.size());
        for (Parsed each : parsed) {
            items.add(new Item(items.size(), each));
        }
        return items;
    }

    private static Refusal malformed(Problem problem) {
        return new Refusal(new Refused(400, "malformed", "the body cannot be read", List.of(problem)));
    }

    private Taken append(List<Item> items) {
        List<Submission> submissions = new ArrayList<>(items.size());
        List<Item> submitted = new ArrayList<>(items.size());
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            switch (item.parsed()) {
                case Parsed.Valid(var submission) -> {
                    submissions.add(submission);
                    submitted.add(item);
                }
                case Parsed.Passing(var submission, var problem) -> {
                    if (Instants.putsRight(submission, items.subList(i + 1, items.size()))) {
                        submissions.add(submission);
                        submitted.add(item);
                    } else {
                        String id = submission.id().id();
                        rejected.add(rejected(item.index(), Optional.of(id), List.of(problem)));
                    }
                }
                case Parsed.Invalid(var id, var problems) ->
                    rejected.add(rejected(item.index(), Optional.ofNullable(id), problems));
            }
        }
        List<Appended> appended = submissions.isEmpty() ? List.of() : log.append(submissions);
        long duplicates = 0;
        for (int i = 0; i < appended.size(); i++) {
            int index = submitted.get(i).index();
            var id = Optional.of(submissions.get(i).id().id());
            switch (appended.get(i)) {
                case Appended.Accepted _ -> {}
                case Appended.Duplicate _ -> duplicates++;
                case Appended.Conflict(long position, String problem) -> {
                    String detail = "conflict with the fact at position " + position + ": " + problem;
                    rejected.add(rejected(index, id, List.of(new Problem("/id", detail))));
                }
                case Appended.Refused(String problem) ->
                    rejected.add(rejected(index, id, List.of(new Problem("", problem))));
            }
        }
        rejected.sort(Comparator.comparingInt(Rejected::index));
        return new Taken(items.size() - duplicates - rejected.size(), duplicates, rejected);
    }

    private static Rejected rejected(int index, Optional<String> id, List<Problem> problems) {
        String all = problems.stream().map(Problem::detail).collect(Collectors.joining("; "));
        return new Rejected(index, id, all, problems);
    }
}
