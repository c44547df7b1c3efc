package dev.treering.projections.readmodel.following;

/** Another process has written the same partition further: what this one read is to be forgotten. */
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Overtaken(String topic, int partition) {
        super("another process is projecting " + topic + "-" + partition);
    }
}
