package dev.treering.runtime.reconcile;

import dev.treering.runtime.desired.Companion;
import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster holds of one app, as last heard.
 *
 * @param namespace the account's; empty when it is not there
 * @param routable whether the cluster knows routes at all
 */
public record Observed(
        Optional<AccountNamespace> namespace, List<Holding> holdings, List<Kept> companions, boolean routable) {

    public Observed {
        holdings = List.copyOf(holdings);
        companions = List.copyOf(companions);
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

    /**
     * A companion in the cluster.
     *
     * @param companion what of it is ours to decide, as it is
     * @param uid the object's
     * @param version its resource version when it was read
     * @param leaving whether it is being deleted already
     */
    public record Kept(Companion companion, String uid, String version, boolean leaving) {}
}
