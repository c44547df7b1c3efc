package dev.treering.projections.metering;

/** What is counted of the dynos of a slot, each told apart. */
enum Level {
    /** Dynos that began to run. They run until {@link #RUNNING} takes them away. */
    STARTED,
    /** Dynos that run, beyond those whose start is counted. */
    RUNNING,
    /** Dynos that crashed and are yet to be restarted. */
    RESTARTING,
    /** Dynos that were seen last and are yet to be declared lost. */
    LOST
}
