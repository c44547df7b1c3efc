package dev.treering.server.running;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.StoreFactLog;
import dev.treering.runtime.RuntimeAdapter;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * An adapter in a process of its own, beside a server that has made the store and the topics: it shares the work on a cluster with all
 * others that serve it.
 */
public final class LoneAdapter implements AutoCloseable {

    private final Started started = new Started();
    private final RuntimeAdapter adapter;

    private LoneAdapter(String kafka, String database, Path kubeconfig, String clusterName) {
        try {
            InstantSource clock = InstantSource.system();
            HikariDataSource pool = Database.open(database, started);
            var log = new StoreFactLog(new PostgresEventStore(pool, clock));
            var settings = new RuntimeAdapter.Settings(clusterName, Cluster.kubeconfig(kubeconfig), kafka, true);
            adapter = started.part("runtime adapter", () -> RuntimeAdapter.start(settings, log, clock));
        } catch (RuntimeException e) {
            started.close();
            throw CannotStart.because(e, 0);
        } catch (Error e) {
            started.close();
            throw e;
        }
    }

    /**
     * Starts it; returns at once, see {@link RuntimeAdapter#hasBegun}. Throws {@link CannotStart} with the reason where it cannot.
     *
     * @param kafka bootstrap servers
     * @param database JDBC URL of the store, with user and password
     * @param kubeconfig file that says how the cluster is reached
     * @param clusterName names the cluster in facts, as it does for the others
     */
    public static LoneAdapter start(String kafka, String database, Path kubeconfig, String clusterName) {
        return new LoneAdapter(kafka, database, kubeconfig, clusterName);
    }

    public RuntimeAdapter adapter() {
        return adapter;
    }

    @Override
    public void close() {
        started.close();
    }
}
