package dev.treering.projections.readmodel.sql;

/** The database with the read models did not answer. The same question may be asked again. */
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
