package dev.treering.events.prices;

/** Which integral of a level is billed. */
public enum Basis {
    /** The lesser of commanded and observed at every instant: one pays for what was asked for and there. */
    LESSER,
    /** What was commanded, whether it ran or not: Heroku's wall-clock rule. */
    FORMATION,
    /** What ran, whether it was asked for or not. */
    RUNNING
}
