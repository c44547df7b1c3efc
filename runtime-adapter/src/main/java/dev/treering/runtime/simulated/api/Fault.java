package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Refusal;

/** What goes wrong with one request. */
sealed interface Fault {

    Fault NONE = new None();

    /** Nothing does. */
    record None() implements Fault {}

    /** The server says no, and does nothing. */
    record Refused(Refusal refusal) implements Fault {}

    /** The connection breaks before the server has read the request: nothing is done, and nothing is said. */
    record RequestLost() implements Fault {}

    /** The connection breaks when all is done: the client cannot know that it is. */
    record AnswerLost() implements Fault {}

    /** All is done, and the server says that it took too long to tell. */
    record TimedOut() implements Fault {}
}
