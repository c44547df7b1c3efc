package dev.treering.runtime.reconcile;

import dev.treering.events.runtime.DesiredApp;

/** A cluster, as far as what it is to run is concerned. */
public interface Workloads {

    /** What the cluster holds of an app, from what was last heard of it; no call is made. */
    Observed owned(DesiredApp app);

    /**
     * Does what the plan says, in its order; nothing else writes workloads. Safe to repeat.
     *
     * @throws StepFailed when a step fails: the cluster was not reached, said no, or holds something newer than the plan
     *     was made from. It is the first that was refused, or else the first that failed; the others were tried all the same, unless nothing can be in a namespace
     *     that is not there. What was done stays done, and the app is planned anew
     */
    void carryOut(Plan plan);
}
