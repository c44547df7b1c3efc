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

/** Facts of the dyno family and their records. */
final class DynoWire {

    private DynoWire() {}

    static DynoStarted toWire(DynoFact.Started fact) {
        Dyno dyno = fact.dyno();
        return new DynoStarted(
                dyno.account().value(),
                dyno.app().value(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.node(),
                dyno.arch(),
                fact.startedAt());
    }

    static DynoFact.Started started(DynoStarted wire) {
        return new DynoFact.Started(
                dyno(
                        wire.getAccount(),
                        wire.getApp(),
                        wire.getProcess(),
                        wire.getDyno(),
                        wire.getSize(),
                        wire.getPod(),
                        wire.getRestart(),
                        wire.getNode(),
                        wire.getArch()),
                wire.getStartedAt());
    }

    static DynoStopped toWire(DynoFact.Stopped fact) {
        Dyno dyno = fact.dyno();
        return new DynoStopped(
                dyno.account().value(),
                dyno.app().value(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.node(),
                dyno.arch(),
                fact.startedAt(),
                fact.stoppedAt(),
                fact.reason(),
                fact.precisionMs());
    }

    static DynoFact.Stopped stopped(DynoStopped wire) {
        return new DynoFact.Stopped(
                dyno(
                        wire.getAccount(),
                        wire.getApp(),
                        wire.getProcess(),
                        wire.getDyno(),
                        wire.getSize(),
                        wire.getPod(),
                        wire.getRestart(),
                        wire.getNode(),
                        wire.getArch()),
                wire.getStartedAt(),
                wire.getStoppedAt(),
                wire.getReason(),
                wire.getPrecisionMs());
    }

    static DynoLost toWire(DynoFact.Lost fact) {
        Dyno dyno = fact.dyno();
        return new DynoLost(
                dyno.account().value(),
                dyno.app().value(),
                dyno.process().value(),
                dyno.name(),
                dyno.size().value(),
                dyno.run().pod(),
                dyno.run().restart(),
                dyno.node(),
                dyno.arch(),
                fact.startedAt(),
                fact.lastSeenAt(),
                fact.reason());
    }

    static DynoFact.Lost lost(DynoLost wire) {
        return new DynoFact.Lost(
                dyno(
                        wire.getAccount(),
                        wire.getApp(),
                        wire.getProcess(),
                        wire.getDyno(),
                        wire.getSize(),
                        wire.getPod(),
                        wire.getRestart(),
                        wire.getNode(),
                        wire.getArch()),
                wire.getStartedAt(),
                wire.getLastSeenAt(),
                wire.getReason());
    }

    static ObservationGap toWire(ClusterFact.ObservationGap fact) {
        return new ObservationGap(fact.cluster(), fact.from(), fact.to(), fact.cause());
    }

    static ClusterFact.ObservationGap observationGap(ObservationGap wire) {
        return new ClusterFact.ObservationGap(wire.getCluster(), wire.getFrom(), wire.getTo(), wire.getCause());
    }

    /** A source that knows no pods names the run by the dyno. */
    private static Dyno dyno(
            String account,
            String app,
            String process,
            String name,
            String size,
            String pod,
            int restart,
            String node,
            String arch) {
        return new Dyno(
                new AccountId(account),
                new AppId(app),
                new ProcessType(process),
                name,
                new DynoSize(size),
                new DynoRun(pod.isEmpty() ? name : pod, restart),
                node,
                arch);
    }
}
