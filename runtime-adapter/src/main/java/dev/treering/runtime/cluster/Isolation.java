package dev.treering.runtime.cluster;

import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.Marks;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;

/**
 * What keeps the accounts of a cluster apart. A dyno is reached by dynos of its own account and by the router; it reaches dynos of its
 * own account, names, and the public internet in both families, and nothing else that is private.
 */
final class Isolation {

    private static final int DNS = 53;
    private static final LabelSelector ALL = new LabelSelector();
    private static final List<String> PRIVATE_IPV4 =
            List.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16");
    private static final List<String> PRIVATE_IPV6 = List.of("fc00::/7", "fe80::/10");

    private Isolation() {}

    static NetworkPolicy policy(AccountNamespace namespace) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(namespace.name())
                .withName(Marks.ISOLATION)
                .withLabels(namespace.labels())
                .endMetadata()
                .withNewSpec()
                .withPodSelector(ALL)
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .withFrom(ownAccount(), router())
                .endIngress()
                .addNewEgress()
                .withTo(ownAccount(), outside("::/0", PRIVATE_IPV6), outside("0.0.0.0/0", PRIVATE_IPV4))
                .endEgress()
                .addNewEgress()
                .withPorts(names("UDP"), names("TCP"))
                .endEgress()
                .endSpec()
                .build();
    }

    /** Whether a policy says what it should. */
    static boolean holds(NetworkPolicy there, AccountNamespace namespace) {
        return policy(namespace).getSpec().equals(there.getSpec());
    }

    private static NetworkPolicyPeer ownAccount() {
        return new NetworkPolicyPeerBuilder().withPodSelector(ALL).build();
    }

    private static NetworkPolicyPeer router() {
        return new NetworkPolicyPeerBuilder()
                .withNamespaceSelector(new LabelSelectorBuilder()
                        .addToMatchLabels(Marks.ROUTER, "true")
                        .build())
                .build();
    }

    private static NetworkPolicyPeer outside(String all, List<String> except) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(all)
                .withExcept(except)
                .endIpBlock()
                .build();
    }

    private static NetworkPolicyPort names(String protocol) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withNewPort(DNS)
                .build();
    }
}
