package dev.treering.events.wire;

import dev.treering.events.facts.SpaceFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.space.NetworkAttached;
import dev.treering.wire.space.NetworkDetached;
import dev.treering.wire.space.SpaceDeleted;
import dev.treering.wire.space.SpaceProvisioned;
import dev.treering.wire.space.SpaceRequested;

/** Facts of the space family and their records. */
final class SpaceWire {

    private SpaceWire() {}

    static SpaceRequested toWire(SpaceFact.Requested fact) {
        return new SpaceRequested(
                fact.account().value(), fact.space(), fact.sku().value(), fact.region());
    }

    static SpaceFact.Requested requested(SpaceRequested wire) {
        return new SpaceFact.Requested(
                new AccountId(wire.getAccount()), wire.getSpace(), new Sku(wire.getSku()), wire.getRegion());
    }

    static SpaceProvisioned toWire(SpaceFact.Provisioned fact) {
        return new SpaceProvisioned(fact.account().value(), fact.space());
    }

    static SpaceFact.Provisioned provisioned(SpaceProvisioned wire) {
        return new SpaceFact.Provisioned(new AccountId(wire.getAccount()), wire.getSpace());
    }

    static SpaceDeleted toWire(SpaceFact.Deleted fact) {
        return new SpaceDeleted(fact.account().value(), fact.space());
    }

    static SpaceFact.Deleted deleted(SpaceDeleted wire) {
        return new SpaceFact.Deleted(new AccountId(wire.getAccount()), wire.getSpace());
    }

    static NetworkAttached toWire(SpaceFact.NetworkAttached fact) {
        return new NetworkAttached(
                fact.account().value(), fact.space(), fact.network(), fact.sku().value());
    }

    static SpaceFact.NetworkAttached networkAttached(NetworkAttached wire) {
        return new SpaceFact.NetworkAttached(
                new AccountId(wire.getAccount()), wire.getSpace(), wire.getNetwork(), new Sku(wire.getSku()));
    }

    static NetworkDetached toWire(SpaceFact.NetworkDetached fact) {
        return new NetworkDetached(fact.account().value(), fact.space(), fact.network());
    }

    static SpaceFact.NetworkDetached networkDetached(NetworkDetached wire) {
        return new SpaceFact.NetworkDetached(new AccountId(wire.getAccount()), wire.getSpace(), wire.getNetwork());
    }
}
