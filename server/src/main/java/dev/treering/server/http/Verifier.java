package dev.treering.server.http;

import dev.treering.events.vocabulary.AccountId;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Verifies ledgers against the log itself. */
public interface Verifier {

    /** Verifies the ledgers of one account or of all, of one period or of all. */
    Verification verify(Optional<AccountId> account, Optional<YearMonth> month);

    /**
     * Compares the table of resolutions with what the ledger says of each stated cell, for one account or for all: what became of a
     * cell is kept twice.
     */
    Verification resolutions(Optional<AccountId> account);

    /** What a verification can come to. */
    enum Verdict {
        /** The ledger says what the log says. */
        VERIFIED(0),
        /** It does not. */
        MISMATCH(1),
        /** It could not be found out. */
        UNVERIFIABLE(2);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a command that ends with this verdict. */
        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * What a verification came to.
     *
     * @param report what was compared and what differs; values are text, numbers, truth values, and lists and maps of these
     */
    record Verification(Verdict verdict, Map<String, Object> report) {
        public Verification {
            report = Map.copyOf(report);
        }
    }
}
