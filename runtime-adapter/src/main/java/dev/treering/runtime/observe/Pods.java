package dev.treering.runtime.observe;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.runtime.observe.PodSighting.PodKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A cluster, as far as the pods of our dynos are concerned. Every call that asks the cluster may fail, and may be repeated. */
public interface Pods {

    /** Tells the listener of every pod until closed, beginning with those that are there. Never blocks on the listener. */
    Watch watch(Listener listener);

    /** All pods of ours that are there now; asks the cluster, and takes no answer that may be old. */
    List<PodSighting> list();

    /** A pod as it is now, asked by name; empty when it is not there, or another has its name. */
    Optional<PodSighting> find(PodKey pod);

    /** A pod of an account as it is now, whatever its labels; empty when it is not there. */
    Optional<PodSighting> find(AccountId account, String uid);

    /** Since when a node is ready, by its own clock; asks the cluster. Empty when it is not, or is not there. */
    Optional<Instant> readySince(String node);

    /** What was heard of the nodes. Asks nobody. */
    Heartbeats heartbeats();

    /** Lets a pod go: takes our finalizer off it. A pod that is gone, or was let go already, is fine. */
    void release(PodKey pod);

    /** Pods being watched. */
    interface Watch extends AutoCloseable {

        /** Tells of no more. */
        @Override
        void close();
    }

    /** Hears of pods, in order, one call at a time. Must return at once. */
    interface Listener {

        /** A pod is there, or has changed. */
        void seen(PodSighting pod);

        /** A pod is said not to be there, or not to be ours, any more; {@code last} is how it was last heard of. */
        void gone(PodSighting last);

        /** Some changes may have been missed since whatever was heard last. */
        void sightLost();

        /** Everything that is there was told of again. */
        void sightRegained();
    }
}
