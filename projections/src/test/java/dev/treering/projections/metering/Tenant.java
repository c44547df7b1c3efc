package dev.treering.projections.metering;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.AppFact.TransferredIn.Formation;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** Facts of one account, its app being the shop. A dyno's pod has the dyno's name. */
record Tenant(AccountId account) {

    private static final AccountId SOMEBODY = new AccountId("somebody");

    Fact opened() {
        return new AccountFact.Opened(account, account.value(), Currency.getInstance("EUR"), "");
    }

    Fact scaled(String process, int quantity, String size) {
        return new AppFact.FormationScaled(
                account, Facts.SHOP, new ProcessType(process), quantity, new DynoSize(size), "test");
    }

    Fact created() {
        return new AppFact.Created(account, Facts.SHOP, "shop");
    }

    Fact released() {
        return new AppFact.Released(account, Facts.SHOP, 1, "registry/shop:1", "amd64");
    }

    Fact deleted() {
        return new AppFact.Deleted(account, Facts.SHOP);
    }

    Fact maintenance(boolean on) {
        return new AppFact.MaintenanceSet(account, Facts.SHOP, on);
    }

    Fact transferredOut() {
        return new AppFact.TransferredOut(account, Facts.SHOP, SOMEBODY);
    }

    Fact transferredIn(Formation... formations) {
        return new AppFact.TransferredIn(account, Facts.SHOP, SOMEBODY, "shop", List.of(formations));
    }

    static Formation formation(String process, int quantity, String size) {
        return new Formation(new ProcessType(process), quantity, new DynoSize(size));
    }

    Fact attached(String addOn, String plan) {
        return new AppFact.AddOnAttached(account, Facts.SHOP, addOn, new Sku(plan));
    }

    Fact planChanged(String addOn, String plan) {
        return new AppFact.AddOnPlanChanged(account, Facts.SHOP, addOn, new Sku(plan));
    }

    Fact detached(String addOn) {
        return new AppFact.AddOnDetached(account, Facts.SHOP, addOn);
    }

    Fact requested(String space, String sku) {
        return new SpaceFact.Requested(account, space, new Sku(sku), "eu");
    }

    Fact provisioned(String space) {
        return new SpaceFact.Provisioned(account, space);
    }

    Fact deletedSpace(String space) {
        return new SpaceFact.Deleted(account, space);
    }

    Fact networkAttached(String space, String network, String sku) {
        return new SpaceFact.NetworkAttached(account, space, network, new Sku(sku));
    }

    Fact networkDetached(String space, String network) {
        return new SpaceFact.NetworkDetached(account, space, network);
    }

    /** Usage of the shop. */
    Fact reported(String meter, String quantity, String unit) {
        return reported(Facts.SHOP.value(), meter, quantity, unit);
    }

    /** Usage of an app, or of the account itself where that is empty. */
    Fact reported(String app, String meter, String quantity, String unit) {
        return new UsageFact.Reported(account, app, new Sku(meter), new BigDecimal(quantity), unit);
    }

    Fact built(String arch, long durationMs) {
        return new BuildFact.Succeeded(account, Facts.SHOP, "build-1", arch, durationMs);
    }

    Fact buildFailed(String arch, long durationMs) {
        return new BuildFact.Failed(account, Facts.SHOP, "build-1", arch, durationMs, "it does not compile");
    }

    Fact started(String dyno, String size, int restart, Instant at) {
        return new DynoFact.Started(dyno(dyno, size, restart), at);
    }

    Fact stopped(String dyno, String size, int restart, Instant from, Instant to, String reason) {
        return new DynoFact.Stopped(dyno(dyno, size, restart), from, to, reason, 1000);
    }

    Fact lost(String dyno, String size, int restart, Instant from, Instant lastSeen) {
        return new DynoFact.Lost(dyno(dyno, size, restart), from, lastSeen, "NodeLost");
    }

    private Dyno dyno(String name, String size, int restart) {
        var process = new ProcessType(name.substring(0, name.indexOf('.')));
        return new Dyno(account, Facts.SHOP, process, name, new DynoSize(size), new DynoRun(name, restart), "", "");
    }
}
