package dev.treering.aggregates.relay;

/** Store and topic contradict each other; to go on would publish falsehoods. The message says what to do. */
final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1;

    Contradiction(String problem) {
        super(problem);
    }
}
