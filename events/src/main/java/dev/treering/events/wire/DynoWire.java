package dev.treering.events.wire;

import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.wire.dyno.DynoLost;
import dev.treering.wire.dyno.DynoStarted;
import dev.treering.wire.dyno.DynoStopped;
import dev.treering.wire.dyno.ObservationGap;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Facts of the dyno family and their records. The three records of a run begin with the same nine fields, which say which dyno it
 * was; they are read and written by their place, in one piece of code.
 */
final class DynoWire {

    private static final int ACCOUNT = 0;
    private static final int APP = 1;
    private static final int PROCESS = 2;
    private static final int NAME = 3;
    private static final int SIZE = 4;
    private static final int POD = 5;
    private static final int RESTART = 6;
    private static final int NODE = 7;
    private static final int ARCH = 8;

    private DynoWire() {}

    static DynoStarted toWire(DynoFact.Started fact) {
        DynoStarted wire = describe(fact.dyno(), new DynoStarted());
        wire.setStartedAt(fact.startedAt());
        return wire;
    }

    static DynoFact.Started started(DynoStarted wire) {
        return new DynoFact.Started(dyno(wire), wire.getStartedAt());
    }

    static DynoStopped toWire(DynoFact.Stopped fact) {
        DynoStopped wire = describe(fact.dyno(), new DynoStopped());
        wire.setStartedAt(fact.startedAt());
        wire.setStoppedAt(fact.stoppedAt());
        wire.setReason(fact.reason());
        wire.setPrecisionMs(fact.precisionMs());
        return wire;
    }

    static DynoFact.Stopped stopped(DynoStopped wire) {
        return new DynoFact.Stopped(
                dyno(wire), wire.getStartedAt(), wire.getStoppedAt(), wire.getReason(), wire.getPrecisionMs());
    }

    static DynoLost toWire(DynoFact.Lost fact) {
        DynoLost wire = describe(fact.dyno(), new DynoLost());
        wire.setStartedAt(fact.startedAt());
        wire.setLastSeenAt(fact.lastSeenAt());
        wire.setReason(fact.reason());
        return wire;
    }

    static DynoFact.Lost lost(DynoLost wire) {
        return new DynoFact.Lost(dyno(wire), wire.getStartedAt(), wire.getLastSeenAt(), wire.getReason());
    }

    static ObservationGap toWire(ClusterFact.ObservationGap fact) {
        return new ObservationGap(fact.cluster(), fact.from(), fact.to(), fact.cause());
    }

    static ClusterFact.ObservationGap observationGap(ObservationGap wire) {
        return new ClusterFact.ObservationGap(wire.getCluster(), wire.getFrom(), wire.getTo(), wire.getCause());
    }

    private static <W extends SpecificRecordBase> W describe(Dyno dyno, W wire) {
        wire.put(ACCOUNT, dyno.account().value());
        wire.put(APP, dyno.app().value());
        wire.put(PROCESS, dyno.process().value());
        wire.put(NAME, dyno.name());
        wire.put(SIZE, dyno.size().value());
        wire.put(POD, dyno.run().pod());
        wire.put(RESTART, dyno.run().restart());
        wire.put(NODE, dyno.node());
        wire.put(ARCH, dyno.arch());
        return wire;
    }

    /** A source that knows no pods names the run by the dyno. */
    private static Dyno dyno(SpecificRecordBase wire) {
        String name = (String) wire.get(NAME);
        String pod = (String) wire.get(POD);
        return new Dyno(
                new AccountId((String) wire.get(ACCOUNT)),
                new AppId((String) wire.get(APP)),
                new ProcessType((String) wire.get(PROCESS)),
                name,
                new DynoSize((String) wire.get(SIZE)),
                new DynoRun(pod.isEmpty() ? name : pod, (int) wire.get(RESTART)),
                (String) wire.get(NODE),
                (String) wire.get(ARCH));
    }
}
