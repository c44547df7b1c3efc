package dev.treering.events.wire;

import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.wire.app.ReconcileFailed;
import dev.treering.wire.app.ReconcilePaused;
import dev.treering.wire.app.ReconcileRecovered;
import dev.treering.wire.app.ReconcileResumed;

/** The story of reconciling an app, and its records. */
final class ReconcileWire {

    private ReconcileWire() {}

    static ReconcileFailed toWire(ReconcileFact.Failed fact) {
        return new ReconcileFailed(
                fact.account().value(), fact.app().value(), fact.object(), fact.status(), fact.reason());
    }

    static ReconcileFact.Failed failed(ReconcileFailed wire) {
        return new ReconcileFact.Failed(
                new AccountId(wire.getAccount()),
                new AppId(wire.getApp()),
                wire.getObject(),
                wire.getStatus(),
                wire.getReason());
    }

    static ReconcileRecovered toWire(ReconcileFact.Recovered fact) {
        return new ReconcileRecovered(fact.account().value(), fact.app().value());
    }

    static ReconcileFact.Recovered recovered(ReconcileRecovered wire) {
        return new ReconcileFact.Recovered(new AccountId(wire.getAccount()), new AppId(wire.getApp()));
    }

    static ReconcilePaused toWire(ReconcileFact.Paused fact) {
        return new ReconcilePaused(fact.account().value(), fact.app().value(), fact.reason());
    }

    static ReconcileFact.Paused paused(ReconcilePaused wire) {
        return new ReconcileFact.Paused(new AccountId(wire.getAccount()), new AppId(wire.getApp()), wire.getReason());
    }

    static ReconcileResumed toWire(ReconcileFact.Resumed fact) {
        return new ReconcileResumed(fact.account().value(), fact.app().value());
    }

    static ReconcileFact.Resumed resumed(ReconcileResumed wire) {
        return new ReconcileFact.Resumed(new AccountId(wire.getAccount()), new AppId(wire.getApp()));
    }
}
