package dev.treering.runtime.reconcile;

import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster holds of one app, as last heard.
 *
 * @param namespace the account's; empty when it is not there
 */
public record Observed(Optional<AccountNamespace> namespace, List<Holding> holdings) {

    public Observed {
        holdings = List.copyOf(holdings);
    }

    /**
     * A workload in the cluster.
     *
     * @param workload what of it is ours to decide, as it is; compares equal to what is wanted exactly when nothing needs doing
     * @param uid the object's own identity: one of the same name that comes later has another
     * @param version the object's resource version when it was read
     * @param leaving whether it is being deleted already
     */
    public record Holding(Workload workload, String uid, String version, boolean leaving) {}
}
