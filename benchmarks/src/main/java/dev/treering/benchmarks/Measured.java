package dev.treering.benchmarks;

/** What is measured, and the limit it is held against. Implemented by enums: told in their order. */
interface Measured {

    /** For machines. */
    String name();

    /** For people. */
    String label();

    /** What it is held against; itself where it is a limit. */
    Measured limit();

    /** Place among those of its benchmark. */
    int ordinal();
}
