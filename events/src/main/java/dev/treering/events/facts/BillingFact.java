package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The story of a back-bill case, and of disputes about usage. People are named as the door knows them. Days are UTC. */
public sealed interface BillingFact extends Fact.Owned {

    /**
     * To back-bill an account's pending usage of some days was proposed.
     *
     * @param from first day
     * @param until first day that is not in it any more
     * @param exclusions what is left out, and why
     * @param on the day of the proposal: the lookback counts back from it
     */
    record BackBillProposed(
            AccountId account,
            CaseId billingCase,
            LocalDate from,
            LocalDate until,
            BackBillTerms terms,
            List<Exclusion> exclusions,
            LocalDate on,
            String by)
            implements BillingFact {
        public BackBillProposed {
            Spans.checked(from, Optional.of(until));
            exclusions = List.copyOf(exclusions);
        }
    }

    /**
     * Usage that a case leaves out, such as that of an incident.
     *
     * @param from first day
     * @param until first day that is not in it any more
     * @param app whose; empty for all of the account
     */
    record Exclusion(LocalDate from, LocalDate until, Optional<AppId> app, String reason) {
        public Exclusion {
            Spans.checked(from, Optional.of(until));
            Spans.named("reason", reason);
        }

        public boolean covers(String appId, LocalDate day) {
            return !day.isBefore(from)
                    && day.isBefore(until)
                    && (app.isEmpty() || app.get().value().equals(appId));
        }
    }

    /**
     * The customer was told what will be charged.
     *
     * @param hash of the computation that was sent
     * @param on the day it was sent
     * @param evidence of delivery, such as a message id
     */
    record BackBillNoticeSent(
            AccountId account, CaseId billingCase, Hash hash, LocalDate on, String evidence, String by)
            implements BillingFact {
        public BackBillNoticeSent {
            Spans.named("evidence", evidence);
        }
    }

    /** One person approved one computation; another computation needs another approval. */
    record BackBillApproved(AccountId account, CaseId billingCase, Hash hash, String by) implements BillingFact {}

    /** The case has ended without any effect: what it covered is pending as before. */
    record BackBillRejected(AccountId account, CaseId billingCase, String reason, String by) implements BillingFact {}

    /** The case has ended: what it would have posted is waived, and never pending again. */
    record BackBillWaived(AccountId account, CaseId billingCase, String reason, String by) implements BillingFact {}

    /**
     * The computation shall be posted now. The ledger does it where everything holds, and says why where something does not.
     *
     * @param on the day of it
     */
    record BackBillReleased(AccountId account, CaseId billingCase, Hash hash, LocalDate on, String by)
            implements BillingFact {}

    /**
     * The customer disputes usage: it is frozen until the dispute is resolved.
     *
     * @param dispute names it within the account
     * @param from first day
     * @param until first day that is not in it any more
     * @param app whose; empty for all of the account
     */
    record CellsDisputed(
            AccountId account,
            String dispute,
            LocalDate from,
            LocalDate until,
            Optional<AppId> app,
            String reason,
            String by)
            implements BillingFact {
        public CellsDisputed {
            Spans.named("dispute", dispute);
            Spans.checked(from, Optional.of(until));
        }

        public boolean covers(String appId, LocalDate day) {
            return !day.isBefore(from)
                    && day.isBefore(until)
                    && (app.isEmpty() || app.get().value().equals(appId));
        }
    }

    /** A dispute has ended. */
    record DisputeResolved(AccountId account, String dispute, Resolution resolution, String reason, String by)
            implements BillingFact {
        /** How. */
        public enum Resolution {
            /** The customer is right: what is pending of it is waived. */
            UPHELD,
            /** The customer is not: it is as before the dispute. */
            REJECTED
        }
    }
}
