package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.anchor.Anchor;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.tlog.TileLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs each period that all partitions have sealed, once and in order, on a thread of its own.
 *
 * <p>It remembers nothing but the signed log: every start reads all seals from the first, takes what is in the log as known, and goes on.
 * Killed between two steps, the next start does what is left: a period is appended once, since its bytes follow from the seals; a
 * checkpoint is published and anchored where it is not yet.
 *
 * <p>It stops signing, and says so, when the seals, the log, the published checkpoints or an anchor tell of two histories.
 */
public final class Sealer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final SignedPeriods periods;
    private final Publishing publishing;
    private final Shown shown;
    private final Thread thread = Thread.ofPlatform().name("sealer").unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable String refusal;
    private volatile @Nullable String waiting;

    private Sealer(String bootstrapServers, SignedPeriods periods, List<Anchor> anchors) {
        this.bootstrapServers = bootstrapServers;
        this.periods = periods;
        this.publishing = new Publishing(new CheckpointTopic(bootstrapServers), new Anchorage(anchors));
        this.shown = new Shown(periods);
    }

    /**
     * Starts.
     *
     * @param log opened for writing; closed with the sealer
     */
    public static Sealer start(String bootstrapServers, TileLog log, List<Anchor> anchors) throws IOException {
        var sealer = new Sealer(bootstrapServers, SignedPeriods.of(log), anchors);
        sealer.thread.start();
        return sealer;
    }

    /**
     * Why nothing more is signed, which a person must look at; empty where all is well. It is for good, but for a signed log that is ahead of
     * the seals: that ends when they are there.
     */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal).or(() -> Optional.ofNullable(waiting));
    }

    /** What is signed. */
    public Shown shown() {
        return shown;
    }

    /** What was published, in its order. */
    List<Published> published() {
        return publishing.published();
    }

    /** Who keeps it. */
    public Anchorage anchorage() {
        return publishing.anchorage();
    }

    private void run() {
        while (!isClosing() && refusal == null) {
            try {
                follow();
            } catch (KafkaException e) {
                LOG.warn("seals cannot be followed, trying again", e);
                pause();
            } catch (IOException e) {
                refuse("the signed log cannot be read or written, start again once it can: " + e);
            } catch (RuntimeException e) {
                LOG.error("the sealer has stopped", e);
                refuse("failed: " + e);
            } catch (InterruptedException e) {
                refuse("interrupted");
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            if (closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while it waited");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Optional<String> ahead) {
        String before = waiting;
        waiting = ahead.orElse(null);
        if (before == null && ahead.isPresent()) {
            LOG.warn("nothing is signed until the seals are there: {}", ahead.get());
        } else if (before != null && ahead.isEmpty()) {
            LOG.info("the seals have come to what is signed: it goes on");
        }
    }

    private void refuse(String reason) {
        LOG.error("nothing more is signed: {}", reason);
        refusal = reason;
    }

    /** From the first seal on, until it is closed or something is wrong. */
    private void follow() throws InterruptedException, IOException {
        periods.beginAgain();
        var contradiction = publishing.read(periods);
        if (contradiction.isPresent()) {
            refuse(contradiction.get());
            return;
        }
        publish(periods.log().checkpoint());
        try (var feed = SealFeed.open(bootstrapServers)) {
            boolean caughtUp = false;
            while (!isClosing() && refusal == null) {
                takeAll(feed.next());
                caughtUp = caughtUp || feed.hasCaughtUp();
                if (caughtUp && refusal == null) {
                    await(periods.ahead());
                    periods.missing().ifPresent(this::refuse);
                }
                publishing.again().ifPresent(this::refuse);
            }
        }
    }

    private void takeAll(List<Combination> closes) throws InterruptedException, IOException {
        for (Combination close : closes) {
            if (refusal != null) {
                return;
            }
            switch (close) {
                case Combination.Broken(String reason) -> refuse("the seals do not fit together: " + reason);
                case Combination.Complete complete -> take(complete.seal().entry());
            }
        }
    }

    private void take(byte[] entry) throws InterruptedException, IOException {
        switch (periods.take(entry)) {
            case SignedPeriods.Taken.Known _ -> {}
            case SignedPeriods.Taken.Refused(String reason) -> refuse(reason);
            case SignedPeriods.Taken.Signed(var checkpoint) -> {
                LOG.info("signed at size {}: {}", checkpoint.checkpoint().size(), new String(entry, UTF_8));
                shown.update(periods);
                publish(checkpoint);
            }
        }
    }

    private void publish(SignedCheckpoint checkpoint) throws InterruptedException {
        publishing.publish(checkpoint).ifPresent(this::refuse);
    }

    @Override
    public void close() throws InterruptedException, IOException {
        closing.countDown();
        if (!thread.join(LONGEST_STOP)) {
            LOG.warn("the sealer did not stop within {}; what it had begun is done by the next start", LONGEST_STOP);
        }
        publishing.close();
        periods.close();
    }
}
