package dev.treering.events.log;

import java.util.List;

/** The one door into the log. */
public interface FactLog {

    /**
     * Appends facts in the order given, next to each other.
     *
     * <p>Durable when it returns: what it says is accepted survives the death of any one process. Safe to repeat.
     *
     * @return the outcome of each submission, in the same order
     * @throws LogUnavailable when nothing is known of the outcome; ask again with the same submissions
     */
    List<Appended> append(List<Submission> submissions);

    /** Position of the newest fact; -1 while there is none. */
    long head();
}
