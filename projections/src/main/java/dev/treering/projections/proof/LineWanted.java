package dev.treering.projections.proof;

import dev.treering.events.seal.Seal.Document;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.sealing.SealedDocument;
import java.time.YearMonth;
import java.util.Optional;

/** A line of a statement or of a back-bill, of which a proof is asked for. */
public sealed interface LineWanted {

    /** Whose line it is. */
    AccountId account();

    /** Its number in the document, from 1. */
    int line();

    /** Whether a document is the one. */
    boolean isOf(SealedDocument document);

    /**
     * A line of a statement.
     *
     * @param period of the statement, a UTC month
     * @param mode empty for LIVE where there is such a statement, else SHADOW
     */
    record OfStatement(AccountId account, YearMonth period, Optional<BillingMode> mode, int line)
            implements LineWanted {

        @Override
        public boolean isOf(SealedDocument document) {
            return document.kind() == Document.STATEMENT
                    && document.period().equals(period)
                    && mode.map(document.mode()::equals).orElse(true);
        }
    }

    /** A line of a back-bill that was posted. */
    record OfBackBill(AccountId account, CaseId billingCase, int line) implements LineWanted {

        @Override
        public boolean isOf(SealedDocument document) {
            return document.kind() == Document.BACK_BILL
                    && document.billingCase().equals(billingCase.value());
        }
    }
}
