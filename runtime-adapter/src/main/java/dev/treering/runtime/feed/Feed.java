package dev.treering.runtime.feed;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.runtime.trouble.Troubles;
import java.util.function.Consumer;

/** The adapter's ends of the log: facts in, desired state out. */
public interface Feed extends AutoCloseable {

    /**
     * Begins to hand over every fact, from the first on: those of an account in their order, one at a time. A fact that concerns
     * everybody may come more than once. A fact at which the listener throws is handed over again, and nothing after it meanwhile.
     *
     * @param troubles is told what is amiss while it reads
     */
    void start(Consumer<LoggedFact> listener, Troubles troubles);

    /** Up to here, this position too, every fact was handed over and the listener has returned; -1 before the first. */
    long consumedPosition();

    /**
     * Publishes what is to run of an app, unless what is published is as new.
     *
     * @throws RuntimeException when it was not published; publishing again is safe
     */
    void publish(DesiredApp app) throws InterruptedException;

    @Override
    void close();
}
