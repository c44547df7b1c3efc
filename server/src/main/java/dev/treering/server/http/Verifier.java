package dev.treering.server.http;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Given;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Verifies ledgers against the log itself. */
public interface Verifier {

    /** Verifies the ledgers of one account or of all, of one period or of all. */
    Verification verify(Optional<AccountId> account, Optional<YearMonth> month);

    /**
     * Holds what is sealed against all that was signed of it: the published checkpoints and the signed log.
     *
     * @param month whose close must be signed; empty for none
     * @param given a checkpoint that must be of this history; empty for none
     * @param keys that are trusted in place of the server's own; the log may have changed its key since
     */
    Verification signing(Optional<YearMonth> month, Optional<Given> given, Optional<KeyRing> keys);

    /**
     * Holds an invoice against the ledger entry it asks for, that against the facts, and both against what was sealed and signed.
     *
     * @param keys that are trusted in place of the server's own
     */
    Verification invoice(InvoiceNumber number, Optional<KeyRing> keys);

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
            report = Collections.unmodifiableMap(new LinkedHashMap<>(report)); // in the order in which it is told
        }

        /** Verified by both; what was not by this one, or else by the next, is what it comes to. */
        public Verification and(Supplier<Verification> next) {
            if (verdict != Verdict.VERIFIED) {
                return this;
            }
            var other = next.get();
            if (other.verdict() != Verdict.VERIFIED) {
                return other;
            }
            var both = new LinkedHashMap<>(report);
            both.putAll(other.report());
            return new Verification(Verdict.VERIFIED, both);
        }
    }
}
