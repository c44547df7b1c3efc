package dev.treering.runtime.share;

import dev.treering.runtime.trouble.Troubles;
import java.util.function.Consumer;

/** Deals out the work among the adapters of one cluster. */
public interface Shares extends AutoCloseable {

    /**
     * Takes part from now on.
     *
     * @param held told of our share, now or soon, and whenever it is another. What it loses it has given up when it returns: only
     *     then does another adapter get it, unless we are thought to be dead
     * @param troubles is told while taking part is not possible
     */
    void join(Consumer<Share> held, Troubles troubles);

    /** Whether there may be other adapters. */
    boolean areShared();

    /** Takes part no more. What we held is given to others. */
    @Override
    void close();

    /** For an adapter that has a cluster to itself. */
    static Shares alone() {
        return new Shares() {
            @Override
            public void join(Consumer<Share> held, Troubles troubles) {
                held.accept(Share.ALL);
            }

            @Override
            public boolean areShared() {
                return false;
            }

            @Override
            public void close() {
                // nobody waits for anything
            }
        };
    }
}
