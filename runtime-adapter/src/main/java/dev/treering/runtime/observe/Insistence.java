package dev.treering.runtime.observe;

import dev.treering.runtime.queue.Backoff;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that have to succeed, however long it takes: to the log, and to the cluster. While one does not, it is a trouble. */
final class Insistence {

    static final Backoff PATIENCE = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(10));

    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);

    private final Troubles troubles;

    Insistence(Troubles troubles) {
        this.troubles = troubles;
    }

    /** Calls until it works, or this thread is interrupted. */
    <T> T on(String what, Callable<T> call) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                T answer = call.call();
                troubles.over(what);
                return answer;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("cannot {} ({} times in a row): {}", what, failures, e.toString());
                troubles.has(what, e);
                Thread.sleep(PATIENCE.after(failures, ThreadLocalRandom.current())); // throws if interrupted meanwhile
            }
        }
    }
}
