package dev.treering.runtime;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.cluster.Fabric8Cluster;
import dev.treering.runtime.desired.DesiredApps;
import dev.treering.runtime.desired.DynoSizes;
import dev.treering.runtime.desired.Routing;
import dev.treering.runtime.feed.Feed;
import dev.treering.runtime.feed.KafkaFeed;
import dev.treering.runtime.observe.Census;
import dev.treering.runtime.observe.Observation;
import dev.treering.runtime.queue.Backoff;
import dev.treering.runtime.queue.HeldUp;
import dev.treering.runtime.queue.WorkQueue;
import dev.treering.runtime.reconcile.Pauses;
import dev.treering.runtime.reconcile.Reconciler;
import dev.treering.runtime.reconcile.Setbacks;
import dev.treering.runtime.reconcile.StepFailed;
import dev.treering.runtime.share.KafkaShares;
import dev.treering.runtime.share.Share;
import dev.treering.runtime.share.Shares;
import dev.treering.runtime.share.Vouching;
import dev.treering.runtime.trouble.Troubles;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one cluster as the log says it should be, and tells the log what of it ran.
 *
 * <p>It knows nothing but the log and the cluster. At start it reads the whole log, and only then touches or believes anything; it
 * may be killed at any point, and the next one goes on. Several for one cluster share the
 * work: each reconciles its share of the accounts, and one observes.
 */
public final class RuntimeAdapter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeAdapter.class);
    private static final Backoff PATIENCE = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(30));
    /** What was refused is asked for again when something of the app changes, and so often without that. */
    private static final Duration REFUSED_ASK_AGAIN = Duration.ofMinutes(5);

    private static final int WORKERS = 8;
    private static final Duration CENSUS_EVERY = Duration.ofMinutes(5);

    private final Feed feed;
    private final FactLog log;
    private final Shares shares;
    private final Vouching vouching;
    private final Fabric8Cluster cluster;
    private final Troubles troubles = new Troubles();
    private final DesiredApps apps = new DesiredApps();
    private final Pauses pauses = new Pauses();
    private final Setbacks setbacks;
    private final Reconciler reconciler;
    private final WorkQueue<AppId> reconciling;
    private final WorkQueue<AppId> publishing;
    private final Observation observation;
    private final Thread beginning;
    private final Thread counting;
    private final Object pausing = new Object();
    private volatile boolean listening;
    private volatile boolean begun;
    private volatile Share share = Share.NONE;
    private volatile boolean taking = true; // until what a share asks for is begun, nothing is settled
    private boolean paused;

    /**
     * What an adapter is set to.
     *
     * @param clusterName names the cluster in facts, for ever: another name is another source
     * @param cluster how it is reached
     * @param bootstrapServers where Kafka is
     * @param shared whether there may be several adapters for the cluster, which share the work; alone it begins sooner
     * @param routing how requests from outside find apps
     */
    public record Settings(
            String clusterName, Config cluster, String bootstrapServers, boolean shared, Routing routing) {

        /** With the usual routing. */
        public Settings(String clusterName, Config cluster, String bootstrapServers, boolean shared) {
            this(clusterName, cluster, bootstrapServers, shared, Routing.USUAL);
        }
    }

    /** Something the adapter cannot do, and why; it goes on trying, or waits for the wish to change. */
    public record Problem(AppId app, String detail) {}

    private RuntimeAdapter(
            String clusterName,
            Fabric8Cluster cluster,
            Routing routing,
            Feed feed,
            FactLog log,
            Shares shares,
            InstantSource clock) {
        this.feed = feed;
        this.shares = shares;
        this.log = log;
        this.cluster = cluster;
        this.setbacks = new Setbacks(clusterName, log, clock);
        this.reconciler = new Reconciler(apps, DynoSizes.published(), routing, cluster.workloads(), setbacks);
        this.reconciling = new WorkQueue<>("reconcile", WORKERS, PATIENCE, this::reconcile);
        this.publishing = new WorkQueue<>("desired-state", 1, PATIENCE, this::publish);
        this.observation = new Observation(clusterName, cluster.pods(), log, clock, troubles);
        this.beginning = Thread.ofVirtual().name("runtime-adapter").unstarted(this::begin);
        this.vouching = new Vouching(shares, cluster.voucher(clusterName), clock, this::isWell);
        this.counting = Thread.ofVirtual().name("census").unstarted(this::countAgainAndAgain);
    }

    /** Starts an adapter; returns at once, see {@link #hasBegun}. */
    public static RuntimeAdapter start(Settings settings, FactLog log, InstantSource clock) {
        Shares shares = settings.shared()
                ? new KafkaShares(settings.bootstrapServers(), settings.clusterName())
                : Shares.alone();
        return start(
                settings.clusterName(),
                Fabric8Cluster.at(settings.cluster(), clock),
                settings.routing(),
                new KafkaFeed(settings.bootstrapServers()),
                log,
                shares,
                clock);
    }

    /** As above, over any feed and shares. The adapter closes cluster, feed and shares. */
    static RuntimeAdapter start(
            String clusterName, Fabric8Cluster cluster, Feed feed, FactLog log, Shares shares, InstantSource clock) {
        return start(clusterName, cluster, Routing.USUAL, feed, log, shares, clock);
    }

    private static RuntimeAdapter start(
            String clusterName,
            Fabric8Cluster cluster,
            Routing routing,
            Feed feed,
            FactLog log,
            Shares shares,
            InstantSource clock) {
        var adapter = new RuntimeAdapter(clusterName, cluster, routing, feed, log, shares, clock);
        adapter.reconciling.pause();
        adapter.publishing.pause();
        adapter.beginning.start();
        return adapter;
    }

    private void begin() {
        try {
            feed.start(this::heard, troubles);
            long head = headOfLog();
            await("the log is read up to " + head, () -> feed.consumedPosition() >= head);
            cluster.watch(reconciling::add);
            await("the cluster is listed", cluster::hasSynced);
            listening = true;
            publishing.resume();
            synchronized (pausing) {
                begun = true;
                if (!paused) {
                    reconciling.resume();
                }
            }
            shares.join(this::held, troubles);
            counting.start();
            vouching.start();
            LOG.info(
                    "{} apps known at {}; reconciling and observing", apps.all().size(), head);
        } catch (InterruptedException e) {
            LOG.debug("closed before it had begun");
        } catch (RuntimeException | Error e) {
            LOG.error("the adapter cannot begin: nothing runs and nothing is metered until a restart", e);
            troubles.ended("beginning", e);
        }
    }

    /** Our share is another now. What we observe no more, nobody else observes before this returns. */
    private void held(Share next) {
        taking = true;
        share = next;
        if (!next.observes()) {
            observation.end();
        }
        apps.all().stream().filter(app -> next.covers(app.account())).forEach(this::changed);
        if (next.observes() && !observation.isAtWork()) {
            try { // what whoever observed before has said
                long head = headOfLog();
                await("the log is read up to " + head, () -> feed.consumedPosition() >= head);
                observation.begin();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        taking = false;
    }

    /** An app of somebody else's share is left to them, and one that is paused is left as it is. */
    private void reconcile(AppId id) {
        if (!pauses.isPaused(id)
                && apps.find(id).filter(app -> share.covers(app.account())).isPresent()) {
            try {
                reconciler.reconcile(id);
            } catch (StepFailed e) {
                throw e.isRefusal() ? new HeldUp(e, REFUSED_ASK_AGAIN) : e;
            }
        }
    }

    private void heard(LoggedFact logged) {
        var changed = apps.apply(logged);
        if (listening) {
            changed.ifPresent(this::changed);
        }
        setbacks.heard(logged);
        pauses.heard(logged).filter(_ -> listening).ifPresent(reconciling::add);
        observation.heard(logged);
    }

    private void changed(DesiredApp app) {
        reconciling.add(app.app());
        publishing.add(app.app());
    }

    private void countAgainAndAgain() {
        try {
            while (true) {
                Thread.sleep(CENSUS_EVERY);
                var _ = takeCensus();
            }
        } catch (InterruptedException e) {
            LOG.debug("nobody is counted any more");
        }
    }

    /** Counts the dynos that run now, and compares them with those that are charged; done by itself every five minutes. */
    public Optional<Census> takeCensus() {
        try {
            var census = observation.count();
            troubles.over("census");
            census.filter(taken -> !taken.differences().isEmpty()).ifPresent(taken -> LOG.error("{}", taken));
            return census;
        } catch (RuntimeException e) { // the cluster does not answer: the next census is soon
            troubles.has("census", e);
            return Optional.empty();
        }
    }

    /** The newest census; empty before the first, and where another adapter observes. */
    public Optional<Census> census() {
        return observation.census();
    }

    private void publish(AppId id) throws InterruptedException {
        var app = apps.find(id).filter(known -> share.covers(known.account()));
        if (app.isPresent()) {
            feed.publish(app.get());
        }
    }

    /** Whether the log was read and the cluster listed, and work has begun. */
    public boolean hasBegun() {
        return begun;
    }

    /** Touches the cluster no more, and understands no more of it, until {@link #resume}; the log is still read. */
    public void pause() {
        synchronized (pausing) {
            paused = true;
            reconciling.pause();
            observation.pause();
        }
    }

    /** Goes on from where it paused. */
    public void resume() {
        synchronized (pausing) {
            paused = false;
            observation.resume();
            if (begun) {
                reconciling.resume();
            }
        }
    }

    /** Up to here, this position too, every fact of the log is known; -1 before the first. */
    public long consumedPosition() {
        return feed.consumedPosition();
    }

    /**
     * Whether nothing is left to do: all of the log is known, everything wished for was asked of the cluster, everything heard of
     * pods is in the log. Something may be on its way to us at any time; while it is not, this stays true.
     *
     * @throws LogUnavailable when the log cannot be asked
     */
    public boolean settled() {
        return begun
                && !taking
                && !share.equals(Share.NONE)
                && observation.isSettled()
                && reconciling.isIdle()
                && publishing.isIdle()
                && feed.consumedPosition() >= log.head();
    }

    /** What cannot be done now, by app: wishes that were refused, and work that fails and is tried again. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        reconciler.refusals().forEach((app, refused) -> refused.forEach(why -> problems.add(new Problem(app, why))));
        pauses.reasons().forEach((app, why) -> problems.add(new Problem(app, "paused: " + why)));
        reconciling.problems().forEach((app, why) -> problems.add(new Problem(app, why)));
        publishing.problems().forEach((app, why) -> problems.add(new Problem(app, why)));
        problems.sort(Comparator.comparing(Problem::app).thenComparing(Problem::detail));
        return problems;
    }

    /** Machines whose clocks are wrong by more than five seconds against ours, a line each. Durations are right all the same. */
    public List<String> wrongClocks() {
        return cluster.pods().heartbeats().wrongClocks();
    }

    /** What the cluster lacks, and what is therefore not done, a line each. */
    public List<String> lacks() {
        return cluster.lacks();
    }

    /** What holds up reading the log, or observing and metering, now; it is tried again, or waits for a person to look. */
    public List<String> troubles() {
        var all = new ArrayList<>(troubles.passing());
        all.addAll(observation.heldUp());
        return all;
    }

    /**
     * The CloudEvents source that is observed by this adapter, while it is at work, nothing holds it up, and the census agrees with
     * the log; or, where the work is shared, by another that said so of itself a moment ago. May ask the cluster.
     */
    public Optional<String> observing() {
        return isWell() || vouching.isVouchedFor() ? Optional.of(observation.source()) : Optional.empty();
    }

    /** Whether it is us who observe, and nothing holds us up. */
    private boolean isWell() {
        boolean atWork;
        synchronized (pausing) {
            atWork = begun && !paused && observation.isAtWork();
        }
        boolean agrees = census().map(Census::differences).orElse(List.of()).isEmpty();
        return atWork && agrees && troubles().isEmpty() && illnesses().isEmpty();
    }

    /** What has ended and only a restart brings back. */
    public List<String> illnesses() {
        return troubles.lasting();
    }

    /** Stops at once. What is unfinished is finished by the next adapter. */
    @Override
    public void close() {
        try {
            do {
                beginning.interrupt();
            } while (!beginning.join(Duration.ofMillis(50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        counting.interrupt();
        vouching.close();
        shares.close();
        observation.close();
        reconciling.close();
        publishing.close();
        feed.close();
        cluster.close();
    }

    private long headOfLog() throws InterruptedException {
        while (true) {
            try {
                long head = log.head();
                troubles.over("head of the log");
                return head;
            } catch (RuntimeException e) {
                LOG.warn("the log does not answer, asking again: {}", e.toString());
                troubles.has("head of the log", e);
                Thread.sleep(PATIENCE.longest());
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (long waits = 0; !condition.getAsBoolean(); waits++) {
            if (waits % 500 == 499) {
                LOG.info("waiting until {}", what);
            }
            Thread.sleep(20);
        }
    }
}
