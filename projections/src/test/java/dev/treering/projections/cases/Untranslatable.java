package dev.treering.projections.cases;

/** A plan says something that our prices cannot say. */
final class Untranslatable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Untranslatable(String message) {
        super(message);
    }
}
