package dev.treering.events.wire;

import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.build.BuildFailed;
import dev.treering.wire.build.BuildSucceeded;
import dev.treering.wire.usage.UsageReported;

/** Facts of what is counted, builds and reported usage, and their records. */
final class UsageWire {

    private UsageWire() {}

    static BuildSucceeded toWire(BuildFact.Succeeded fact) {
        return new BuildSucceeded(
                fact.account().value(),
                fact.app().value(),
                fact.build(),
                fact.arch(),
                Math.toIntExact(fact.durationMs()));
    }

    static BuildFact.Succeeded buildSucceeded(BuildSucceeded wire) {
        return new BuildFact.Succeeded(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                wire.getBuild(),
                wire.getArch(),
                wire.getDurationMs());
    }

    static BuildFailed toWire(BuildFact.Failed fact) {
        return new BuildFailed(
                fact.account().value(),
                fact.app().value(),
                fact.build(),
                fact.arch(),
                Math.toIntExact(fact.durationMs()),
                fact.reason());
    }

    static BuildFact.Failed buildFailed(BuildFailed wire) {
        return new BuildFact.Failed(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                wire.getBuild(),
                wire.getArch(),
                wire.getDurationMs(),
                wire.getReason());
    }

    static UsageReported toWire(UsageFact.Reported fact) {
        return new UsageReported(
                fact.account().value(),
                fact.app(),
                fact.meter().value(),
                fact.quantity().toPlainString(),
                fact.unit());
    }

    static UsageFact.Reported usageReported(UsageReported wire) {
        return new UsageFact.Reported(
                new AccountId(wire.getAccount()),
                wire.getApp(),
                new Sku(wire.getMeter()),
                Money.decimal("quantity", wire.getQuantity()),
                wire.getUnit());
    }
}
