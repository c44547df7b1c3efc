package dev.treering.server.running;

import dev.treering.projections.readmodel.replay.ReplayProgress;
import dev.treering.projections.readmodel.replay.ReplayReport;
import dev.treering.server.http.Replays.Run;
import dev.treering.server.http.Replays.State;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A replay as it is shown: written by the threads that do it, read by any number. */
final class ReplayUnderWay implements ReplayProgress {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayUnderWay.class);
    private static final double NANOS = 1e9;

    /** What is done on the replay's thread. */
    @FunctionalInterface
    interface Work {
        ReplayReport run() throws SQLException, InterruptedException;
    }

    private final String id;
    private State state = State.BUILDING;
    private long began = System.nanoTime();
    private long done;
    private long of;
    private Optional<String> problem = Optional.empty();
    private Map<String, Object> report = Map.of();

    ReplayUnderWay(String id) {
        this.id = id;
    }

    @Override
    public synchronized void at(Stage stage, long nowDone, long nowOf) {
        State now = stage == Stage.BUILDING ? State.BUILDING : State.COMPARING;
        if (now != state) {
            began = System.nanoTime();
        }
        boolean later =
                now != state || nowOf != of || nowDone > done; // words of several threads may overtake each other
        if (later) {
            state = now;
            done = nowDone;
            of = nowOf;
        }
    }

    /** Does it, and says how it ended. */
    void end(Work work) {
        try {
            var came = work.run();
            ended(came.switched() ? State.SWITCHED : State.DIFFERENT, Optional.empty(), ReplayText.of(came));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended(State.FAILED, Optional.of("the server stops"), Map.of());
        } catch (SQLException | RuntimeException e) {
            LOG.warn("a replay failed; what is asked has not changed", e);
            ended(State.FAILED, Optional.of(String.valueOf(e.getMessage())), Map.of());
        } catch (Error e) {
            ended(State.FAILED, Optional.of(e.toString()), Map.of());
            throw e;
        }
    }

    private synchronized void ended(State how, Optional<String> why, Map<String, Object> what) {
        state = how;
        problem = why;
        report = what;
    }

    synchronized boolean isUnderWay() {
        return state == State.BUILDING || state == State.COMPARING;
    }

    synchronized Run run() {
        double seconds = (System.nanoTime() - began) / NANOS;
        long perSecond = Math.round(done / Math.max(seconds, 1 / NANOS));
        boolean ended = !isUnderWay();
        var left =
                ended || done == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((of - done) * seconds / done));
        return new Run(id, state, done, of, ended ? 0 : perSecond, left, problem, report);
    }
}
