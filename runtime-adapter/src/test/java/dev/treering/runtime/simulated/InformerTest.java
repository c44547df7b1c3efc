package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** fabric8's informers see everything, through dropped watches, forgotten history and failing requests. */
class InformerTest {
    private final TestCluster test = TestCluster.open(options -> options);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void an_informer_follows_the_pods_through_every_fault_of_the_watch() {
        try (SharedIndexInformer<Pod> informer =
                test.client.pods().inNamespace(Manifests.NAMESPACE).inform()) {
            test.apply(Manifests.pod("first"));
            eventually(() -> names(informer).equals(Set.of("first")));

            test.cluster.dropWatches();
            test.apply(Manifests.pod("second"));
            eventually(() -> names(informer).equals(Set.of("first", "second")));

            test.cluster.compact();
            test.cluster.dropWatches();
            test.apply(Manifests.pod("third"));
            test.deletePod("first");
            eventually(() -> names(informer).equals(Set.of("second", "third")));

            test.cluster.failNext(3);
            test.cluster.dropWatches();
            test.apply(Manifests.pod("fourth"));
            eventually(() -> names(informer).equals(Set.of("second", "third", "fourth")));
        }
    }

    private static Set<String> names(SharedIndexInformer<Pod> informer) {
        Set<String> names = new TreeSet<>();
        informer.getStore().list().forEach(pod -> names.add(pod.getMetadata().getName()));
        return names;
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 20 seconds").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
