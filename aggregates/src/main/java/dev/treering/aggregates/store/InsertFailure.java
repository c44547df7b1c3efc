package dev.treering.aggregates.store;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why PostgreSQL did not take an insert. SQL states: PostgreSQL 18, appendix A. */
enum InsertFailure {

    /** Somebody else was faster; seen first on either table, as the two inserts are one statement. Nothing was written. */
    POSITION_TAKEN,

    /** One of the identities is in the store already. Nothing was written. */
    IDENTITY_TAKEN,

    /** The database refuses the content of one of the facts. Nothing was written. */
    REFUSED,

    /** The connection broke, or the server stopped: perhaps it was written, perhaps not. */
    UNKNOWN;

    static InsertFailure of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "23505" -> constraint(failure).equals("fact_identity") ? IDENTITY_TAKEN : POSITION_TAKEN;
            case "40P01", "40001" -> POSITION_TAKEN; // a deadlock of two that race, and its kin
            default -> state.startsWith("22") || state.startsWith("23") || state.equals("54000") ? REFUSED : UNKNOWN;
        };
    }

    private static String constraint(SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return message == null || message.getConstraint() == null ? "" : message.getConstraint();
    }
}
