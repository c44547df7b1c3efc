package dev.treering.projections.metering;

import dev.treering.projections.step.ShelfCodec;

/** That a counter has taken in the report at a place in the log: the same again adds nothing. */
record Report() {

    static final Report TAKEN = new Report();

    static final ShelfCodec<Report> CODEC = ShelfCodec.version(1, (report, out) -> {}, in -> TAKEN);
}
