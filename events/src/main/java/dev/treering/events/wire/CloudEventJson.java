package dev.treering.events.wire;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Submission;
import dev.treering.events.wire.JsonText.NotJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts as CloudEvents 1.0 in JSON, the form that the HTTP door and the command line take and that exports give. The data's
 * members are the fields of the fact's schema. Safe for use by several threads.
 */
public final class CloudEventJson {

    /** A longer event is refused, in characters: it must fit into one record of the log. */
    public static final int LONGEST = 2 * 1024 * 1024;

    private CloudEventJson() {}

    /** What became of a text. */
    public sealed interface Parsed {

        /** It is a fact. */
        record Valid(Submission submission) implements Parsed {}

        /**
         * It is a fact only in passing, see {@link dev.treering.events.facts.AppFact.FormationScaled}: to be taken only together
         * with a later one of the same instant that puts it right. {@code problem} is what it is refused for otherwise.
         */
        record Passing(Submission submission, Problem problem) implements Parsed {}

        /** It is not. {@code id} is the event's own where it could be read. All problems that could be found are there. */
        record Invalid(@Nullable String id, List<Problem> problems) implements Parsed {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** What became of a list of events. */
    public sealed interface Batch {

        /** One outcome per item, in their order. */
        record Items(List<Parsed> items) implements Batch {
            public Items {
                items = List.copyOf(items);
            }
        }

        /** It is no list at all. */
        record Malformed(Problem problem) implements Batch {}
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer where, a JSON pointer (RFC 6901) into the event; empty for the whole
     * @param detail what is wrong and what is allowed, for people
     */
    public record Problem(String pointer, String detail) {}

    /** One event in UTF-8. */
    public static Parsed parse(byte[] oneEvent) {
        try {
            return parse(JsonText.decode(oneEvent));
        } catch (NotJson e) {
            return refused(e);
        }
    }

    /** One event. */
    public static Parsed parse(String oneEvent) {
        if (oneEvent.length() > LONGEST) {
            return new Parsed.Invalid(
                    null, List.of(new Problem("", oneEvent.length() + " characters long; allowed are " + LONGEST)));
        }
        try {
            return EventReader.read(JsonText.read(oneEvent));
        } catch (NotJson e) {
            return refused(e);
        }
    }

    /** A list of events in UTF-8, as in {@code application/cloudevents-batch+json}. */
    public static Batch parseBatch(byte[] listOfEvents) {
        try {
            var items = JsonText.readItems(JsonText.decode(listOfEvents));
            return new Batch.Items(items.stream().map(EventReader::read).toList());
        } catch (NotJson e) {
            return new Batch.Malformed(new Problem("", e.problem()));
        }
    }

    private static Parsed refused(NotJson e) {
        return new Parsed.Invalid(null, List.of(new Problem("", e.problem())));
    }

    /**
     * A stored fact as the same event again, on one line, without an end of line. Two attributes tell its place in the log:
     * {@code sequence} is its position and {@code recordedtime} when the log took it.
     */
    public static String write(LoggedFact logged) {
        return JsonText.write(EventWriter.toJson(logged));
    }
}
