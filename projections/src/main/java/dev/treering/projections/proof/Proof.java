package dev.treering.projections.proof;

/** What came of asking for the proof of a line. Reasons are sentences without full stop. */
public sealed interface Proof {

    /** Here it is. */
    record Made(Bundle bundle) implements Proof {}

    /** The month is closed, and no such statement was issued. */
    record NoStatement(String reason) implements Proof {}

    /** The statement has lines, and none with that number. */
    record NoLine(String reason) implements Proof {}

    /** It cannot be proved, or not yet: the statement is not sealed, not signed, or what is signed is of another history. */
    record NotProvable(String reason) implements Proof {}
}
