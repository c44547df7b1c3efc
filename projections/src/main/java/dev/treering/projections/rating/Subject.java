package dev.treering.projections.rating;

/** What is charged for. */
sealed interface Subject permits Used, Minimum {

    /** Whose book, exchange and tax it falls under. */
    Piece piece();

    /** The part of it that a credit may pay for, by its days; 0 to 1. */
    ExactAmount within(CreditBalance credit);
}
