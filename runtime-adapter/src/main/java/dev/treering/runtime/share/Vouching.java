package dev.treering.runtime.share;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says again and again that we observe and are well, for as long as it is so, and knows whether somebody else said so a moment ago. An
 * adapter that has its cluster to itself says nothing and asks nobody.
 */
public final class Vouching implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Vouching.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofSeconds(20); // of clocks that may differ by a few seconds

    private final Shares shares;
    private final Voucher voucher;
    private final InstantSource clock;
    private final BooleanSupplier isWell;
    private final Thread thread;

    /** @param isWell whether it is us who observe, and nothing holds us up */
    public Vouching(Shares shares, Voucher voucher, InstantSource clock, BooleanSupplier isWell) {
        this.shares = shares;
        this.voucher = voucher;
        this.clock = clock;
        this.isWell = isWell;
        this.thread = Thread.ofVirtual().name("vouching").unstarted(this::vouchAgainAndAgain);
    }

    /** Begins to say so, where there is somebody to hear it. */
    public void start() {
        if (shares.areShared()) {
            thread.start();
        }
    }

    /** Whether an adapter that observes was well a moment ago. Asks the cluster; one that does not answer vouches for nobody. */
    public boolean isVouchedFor() {
        try {
            return shares.areShared()
                    && voucher.vouched().filter(aMomentBefore(clock.instant())).isPresent();
        } catch (RuntimeException e) {
            LOG.warn("cannot find out whether another adapter observes: {}", e.toString());
            return false;
        }
    }

    private static Predicate<Instant> aMomentBefore(Instant now) {
        return at -> Duration.between(at, now).abs().compareTo(A_MOMENT) <= 0;
    }

    private void vouchAgainAndAgain() {
        try {
            while (true) {
                if (isWell.getAsBoolean()) {
                    vouch();
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            LOG.debug("vouches no more");
        }
    }

    private void vouch() {
        try {
            voucher.vouch(clock.instant());
        } catch (
                RuntimeException
                        e) { // nobody is told for as long as it lasts, which is right: the cluster is not reached
            LOG.warn("cannot tell the other adapters that this one observes: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
