package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;

/** What became of making a cluster hold what is to run of an app: told when that changes, not at every attempt. */
public sealed interface ReconcileFact extends Fact.Owned {

    AppId app();

    /**
     * The cluster does not hold all that it should. The rest of the app, and all other apps, are cared for as before.
     *
     * @param object what cannot be written, by kind, namespace and name
     * @param status HTTP status of the cluster's answer, such as 403 for want of a right or of quota, or 422; 0 where the
     *     cluster was not asked, or did not answer
     * @param reason in the cluster's words, or in ours where it was not asked
     */
    record Failed(AccountId account, AppId app, String object, int status, String reason) implements ReconcileFact {

        /** A status has three digits. */
        public static final int GREATEST_STATUS = 999;

        public Failed {
            if (status < 0 || status > GREATEST_STATUS) {
                throw new IllegalArgumentException("status is " + status + "; allowed is 0 to " + GREATEST_STATUS);
            }
        }
    }

    /** The cluster holds all of the app that it should, which it did not before. */
    record Recovered(AccountId account, AppId app) implements ReconcileFact {}
}
