package dev.treering.events.wire;

import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.app.AddOnAttached;
import dev.treering.wire.app.AddOnDetached;
import dev.treering.wire.app.AddOnPlanChanged;
import dev.treering.wire.app.AppCreated;
import dev.treering.wire.app.AppDeleted;
import dev.treering.wire.app.AppReleased;
import dev.treering.wire.app.FormationScaled;
import dev.treering.wire.app.MaintenanceSet;
import dev.treering.wire.app.TransferredFormation;
import dev.treering.wire.app.TransferredIn;
import dev.treering.wire.app.TransferredOut;

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

    static TransferredOut toWire(AppFact.TransferredOut fact) {
        return new TransferredOut(
                fact.account().value(), fact.app().value(), fact.to().value());
    }

    static AppFact.TransferredOut transferredOut(TransferredOut wire) {
        return new AppFact.TransferredOut(
                new AccountId(wire.getAccount()), new AppId(wire.getApp()), new AccountId(wire.getToAccount()));
    }

    static TransferredIn toWire(AppFact.TransferredIn fact) {
        return new TransferredIn(
                fact.account().value(),
                fact.app().value(),
                fact.from().value(),
                fact.name(),
                fact.formations().stream()
                        .map(formation -> new TransferredFormation(
                                formation.process().value(),
                                formation.quantity(),
                                formation.size().value()))
                        .toList());
    }

    static AppFact.TransferredIn transferredIn(TransferredIn wire) {
        return new AppFact.TransferredIn(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                new AccountId(wire.getFromAccount()),
                wire.getName(),
                wire.getFormations().stream()
                        .map(formation -> new AppFact.TransferredIn.Formation(
                                new ProcessType(formation.getProcess()),
                                formation.getQuantity(),
                                new DynoSize(formation.getSize())))
                        .toList());
    }

    static MaintenanceSet toWire(AppFact.MaintenanceSet fact) {
        return new MaintenanceSet(fact.account().value(), fact.app().value(), fact.on());
    }

    static AppFact.MaintenanceSet maintenanceSet(MaintenanceSet wire) {
        return new AppFact.MaintenanceSet(new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getOn());
    }

    static AddOnAttached toWire(AppFact.AddOnAttached fact) {
        return new AddOnAttached(
                fact.account().value(),
                fact.app().value(),
                fact.addOn(),
                fact.plan().value());
    }

    static AppFact.AddOnAttached addOnAttached(AddOnAttached wire) {
        return new AppFact.AddOnAttached(
                new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getAddOn(), new Sku(wire.getPlan()));
    }

    static AddOnPlanChanged toWire(AppFact.AddOnPlanChanged fact) {
        return new AddOnPlanChanged(
                fact.account().value(),
                fact.app().value(),
                fact.addOn(),
                fact.plan().value());
    }

    static AppFact.AddOnPlanChanged addOnPlanChanged(AddOnPlanChanged wire) {
        return new AppFact.AddOnPlanChanged(
                new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getAddOn(), new Sku(wire.getPlan()));
    }

    static AddOnDetached toWire(AppFact.AddOnDetached fact) {
        return new AddOnDetached(fact.account().value(), fact.app().value(), fact.addOn());
    }

    static AppFact.AddOnDetached addOnDetached(AddOnDetached wire) {
        return new AppFact.AddOnDetached(new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getAddOn());
    }
}
