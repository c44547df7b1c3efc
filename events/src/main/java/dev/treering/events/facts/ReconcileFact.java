package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;

/**
 * The story of making clusters hold what is to run of an app: what became of it, told when that changes and not at every attempt, and
 * whether it is to go on.
 */
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

    /**
     * From now on nothing of the app is written to any cluster, whatever is wished for, until {@link Resumed}. Its dynos run on and are
     * metered as before.
     *
     * @param reason for who finds it so
     */
    record Paused(AccountId account, AppId app, String reason) implements ReconcileFact {}

    /** Clusters are to hold what is to run of the app, as it is wished for by now. */
    record Resumed(AccountId account, AppId app) implements ReconcileFact {}
}
