package dev.treering.aggregates.axon;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Commands for tests of the adapter, all asked at one instant. */
final class Asking {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    static final AccountId ACME = new AccountId("acme");
    static final AppId SHOP = new AppId("shop-id");
    static final ProcessType WEB = new ProcessType("web");
    static final DynoSize SMALL = new DynoSize("standard-1x");

    private Asking() {}

    static Asked asked(Command command) {
        return new Asked(command, AT, Map.of());
    }

    static Asked asked(Command command, String key) {
        return new Asked(command, AT, Map.of(Extensions.IDEMPOTENCY_KEY, key));
    }

    static Command open() {
        return new ForAccount.Open(ACME, "Acme", Currency.getInstance("EUR"), "wave-1");
    }

    static Command create(AppId app, String name) {
        return new ForApp.Create(ACME, app, name);
    }

    static Command scaleTo(int dynos) {
        return new ForApp.Scale(SHOP, WEB, Optional.of(new Quantity.Absolute(dynos)), Optional.of(SMALL), "user");
    }

    static Command scaleBy(int dynos) {
        return new ForApp.Scale(
                SHOP, WEB, Optional.of(new Quantity.Relative(dynos)), Optional.empty(), Optional.of(SMALL), "user");
    }
}
