package dev.treering.runtime.cluster;

import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.share.Voucher;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The lease {@code kube-system/treering-observer-NAME}: who observes, and when it was last well. It elects nobody, and keeps nobody
 * from observing; it is a sign for those that do not.
 */
final class ObserverLease implements Voucher {

    private static final String NAMESPACE = "kube-system"; // where the leases of a cluster's controllers are
    private static final String PREFIX = "treering-observer-";
    private static final int SECONDS = 20;

    private final KubernetesClient client;
    private final String name;
    private final String holder = UUID.randomUUID().toString();

    ObserverLease(KubernetesClient client, String cluster) {
        this.client = client;
        this.name = PREFIX + cluster;
    }

    @Override
    public void vouch(Instant at) {
        Lease lease = new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .addToLabels(Marks.MANAGED_BY, Marks.TREERING)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(SECONDS)
                .withRenewTime(at.truncatedTo(ChronoUnit.MILLIS).atZone(ZoneOffset.UTC))
                .endSpec()
                .build();
        var _ = client.resource(lease)
                .fieldManager(Fabric8Workloads.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    @Override
    public Optional<Instant> vouched() {
        return Optional.ofNullable(
                        client.leases().inNamespace(NAMESPACE).withName(name).get())
                .map(lease -> lease.getSpec().getRenewTime().toInstant());
    }
}
