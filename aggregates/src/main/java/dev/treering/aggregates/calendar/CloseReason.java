package dev.treering.aggregates.calendar;

import dev.treering.aggregates.decision.CloseReadings.Letter;
import dev.treering.aggregates.decision.CloseReadings.Source;
import dev.treering.aggregates.decision.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason why a period stays open, and what is to be done about it. A comparison of the open dynos with those that the
 * cluster counts is one more, as soon as there is a fact that says what the cluster counts.
 */
sealed interface CloseReason {

    /** The period goes on until then. */
    record NotOver(Instant ends) implements CloseReason {}

    /** So many of its days are open. */
    record DaysOpen(int days, LocalDate first) implements CloseReason {}

    /** Facts that come late are taken until then. */
    record InGrace(Instant until) implements CloseReason {}

    /** The ledgers do not know all facts yet. */
    record LedgerBehind(long head, long settled) implements CloseReason {}

    /** A source has dynos open and has said nothing since the period ended. */
    record SourceSilent(Source source, Instant since) implements CloseReason {}

    /** Dead letters of the period, or of one before it, are open. */
    record DeadLettersOpen(List<Letter> letters) implements CloseReason {}

    /** The log was not folded anew. */
    record ReplayNotCompared() implements CloseReason {}

    /** The ledgers are not what the log leads to. */
    record ReplayDiffers(String detail) implements CloseReason {}

    /** It could not be found out whether they are. */
    record ReplayUnknown(String reason) implements CloseReason {}

    /** Its name. */
    default Rejection rejection() {
        return switch (this) {
            case NotOver _ -> Rejection.NOT_OVER;
            case DaysOpen _ -> Rejection.DAYS_OPEN;
            case InGrace _ -> Rejection.GRACE;
            case LedgerBehind _ -> Rejection.LEDGER_BEHIND;
            case SourceSilent _ -> Rejection.SOURCE_SILENT;
            case DeadLettersOpen _ -> Rejection.DEAD_LETTERS;
            case ReplayNotCompared _ -> Rejection.DIGEST_NOT_COMPARED;
            case ReplayDiffers _, ReplayUnknown _ -> Rejection.DIGEST;
        };
    }

    /** A line that begins with its name. */
    default String line() {
        return rejection() + ": " + detail();
    }

    private String detail() {
        return switch (this) {
            case NotOver(var ends) -> "the period is not over, it ends at " + ends + "; ask again then";
            case DaysOpen(int days, var first) ->
                days + " open days, the first is " + first + "; close them one after the other: close day " + first
                        + ", which names the day that comes first where it is an earlier one";
            case InGrace(var until) -> "facts that come late are taken until " + until + "; ask again then";
            case LedgerBehind(long head, long settled) ->
                "the log ends at position " + head + ", the ledgers know it up to " + settled
                        + "; ask again when they have caught up";
            case SourceSilent(var source, var since) ->
                source.name() + " has " + source.open() + " dynos open and has told nothing since " + since
                        + heard(source)
                        + "; let it report again, or say what is known: dyno stops, or an observation gap";
            case DeadLettersOpen(var letters) ->
                letters.size() + " open dead letters of this period or before: " + some(letters)
                        + "; mend each: dead-letter show LETTER, dead-letter mend LETTER";
            case ReplayNotCompared _ ->
                "the ledgers were not compared with the log; that is done last, when nothing else is in the way";
            case ReplayDiffers(String detail) ->
                "the ledgers are not what the log leads to: " + detail + "; look at it: audit verify";
            case ReplayUnknown(String reason) ->
                "the ledgers could not be compared with the log: " + reason + "; ask again";
        };
    }

    private static String heard(Source source) {
        return source.lastHeard()
                .map(last -> " (its newest fact held at " + last + ")")
                .orElse("");
    }

    private static String some(List<Letter> letters) {
        String first = letters.stream()
                .limit(5)
                .map(letter -> letter.letter() + " " + letter.code())
                .collect(Collectors.joining(", "));
        return letters.size() > 5 ? first + ", …" : first;
    }
}
