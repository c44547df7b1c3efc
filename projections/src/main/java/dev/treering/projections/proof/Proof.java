package dev.treering.projections.proof;

/** What came of asking for the proof of a line. Reasons are sentences without full stop. */
public sealed interface Proof {

    /** Here it is. */
    record Made(Bundle bundle) implements Proof {}

    /** The month is closed and no such statement was issued, or no such back-bill was posted. */
    record NoDocument(String reason) implements Proof {}

    /** The document has lines, and none with that number. */
    record NoLine(String reason) implements Proof {}

    /** It cannot be proved, or not yet: the document is not sealed, not signed, or what is signed is of another history. */
    record NotProvable(String reason) implements Proof {}
}
