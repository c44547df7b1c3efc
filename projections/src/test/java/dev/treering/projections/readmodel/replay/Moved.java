package dev.treering.projections.readmodel.replay;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.scenario.Held;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An app that changes hands while its dyno runs. */
record Moved(AccountId from, AccountId to) {

    private static final AppId APP = new AppId("moved");
    private static final ProcessType WEB = new ProcessType("web");
    private static final DynoSize SMALL = new DynoSize("small");

    List<Held> facts(Instant at) {
        return Stream.<Fact>of(
                        new AppFact.Created(from, APP, "before"),
                        new AppFact.Released(from, APP, 1, "image-1", ""),
                        new AppFact.FormationScaled(from, APP, WEB, 1, SMALL, "user"),
                        new DynoFact.Started(dyno(from, "node-1"), at),
                        new AppFact.TransferredOut(from, APP, to),
                        new AppFact.TransferredIn(to, APP, from, "after", List.of()),
                        new DynoFact.Started(dyno(to, "node-2"), at),
                        new AppFact.Released(to, APP, 2, "image-2", ""),
                        new AppFact.FormationScaled(to, APP, WEB, 3, SMALL, "user"),
                        new DynoFact.Stopped(dyno(to, "node-2"), at, at.plusSeconds(60), "Completed", 60_000))
                .map(fact -> new Held(at, fact))
                .toList();
    }

    private static Dyno dyno(AccountId account, String node) {
        return new Dyno(account, APP, WEB, "web.1", SMALL, new DynoRun("pod-moved", 0), node, "amd64");
    }
}
