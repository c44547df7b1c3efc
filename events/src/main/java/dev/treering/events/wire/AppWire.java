package dev.treering.events.wire;

import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.wire.app.AppCreated;
import dev.treering.wire.app.AppDeleted;
import dev.treering.wire.app.AppReleased;
import dev.treering.wire.app.FormationScaled;

/** Facts of the app family and their records. */
final class AppWire {

    private AppWire() {}

    static AppCreated toWire(AppFact.Created fact) {
        return new AppCreated(fact.account().value(), fact.app().value(), fact.name());
    }

    static AppFact.Created created(AppCreated wire) {
        return new AppFact.Created(new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getName());
    }

    static AppReleased toWire(AppFact.Released fact) {
        return new AppReleased(fact.account().value(), fact.app().value(), fact.version(), fact.image(), fact.arch());
    }

    static AppFact.Released released(AppReleased wire) {
        return new AppFact.Released(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                wire.getVersion(),
                wire.getImage(),
                wire.getArch());
    }

    static FormationScaled toWire(AppFact.FormationScaled fact) {
        return new FormationScaled(
                fact.account().value(),
                fact.app().value(),
                fact.process().value(),
                fact.quantity(),
                fact.size().value(),
                fact.cause());
    }

    static AppFact.FormationScaled formationScaled(FormationScaled wire) {
        return new AppFact.FormationScaled(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                new ProcessType(wire.getProcess()),
                wire.getQuantity(),
                new DynoSize(wire.getSize()),
                wire.getCause());
    }

    static AppDeleted toWire(AppFact.Deleted fact) {
        return new AppDeleted(fact.account().value(), fact.app().value());
    }

    static AppFact.Deleted deleted(AppDeleted wire) {
        return new AppFact.Deleted(new AccountId(wire.getAccount()), new AppId(wire.getApp()));
    }
}
