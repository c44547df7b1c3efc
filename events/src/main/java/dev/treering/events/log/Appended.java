package dev.treering.events.log;

/** What became of a submission. */
public sealed interface Appended {

    /** It is durable at this position. */
    record Accepted(long position) implements Appended {}

    /** The log has it already, the same in every byte that counts, at this position. Nothing changed. */
    record Duplicate(long position) implements Appended {}

    /** The log has something else under the same source and id. Nothing changed. */
    record Conflict(long position, String problem) implements Appended {}

    /** The log cannot carry it, such as one that is too large; the same again is refused again. Nothing changed. */
    record Refused(String problem) implements Appended {}
}
