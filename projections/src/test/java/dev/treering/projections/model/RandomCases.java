package dev.treering.projections.model;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.model.MoneyHistories.Placed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Made-up cases and disputes: mostly as they should go, often with a step left out, twice, by the wrong person or too early. */
final class RandomCases {

    private final World world;
    private final List<Placed> placed;
    private Instant now = Instant.EPOCH;

    RandomCases(World world, List<Placed> placed) {
        this.world = world;
        this.placed = placed;
    }

    /** Up to three cases, one after the other or at once, and disputes in between. */
    void propose() {
        for (int i = 0; i < world.below(3); i++) {
            dispute("d" + i);
        }
        for (int i = world.oneIn(5) ? 0 : 1 + world.below(2); i > 0; i--) {
            now = world.midnight(22 + world.below(68)).plus(world.below(1440), ChronoUnit.MINUTES);
            story(new CaseId("case-" + i));
        }
    }

    private void story(CaseId id) {
        BackBillTerms terms = terms();
        LocalDate from = world.oneIn(3) ? day() : world.day(0);
        step(new BillingFact.BackBillProposed(
                World.ONE,
                id,
                from,
                from.plusDays(world.oneIn(3) ? 1 + world.below(30) : 60),
                terms,
                exclusions(),
                today(),
                "ann"));
        if (!world.oneIn(8)) {
            step(new BillingFact.BackBillNoticeSent(World.ONE, id, hash(), today(), "mail", "ann"));
        }
        for (String by : List.of("bob", world.any("cyd", "cyd", "cyd", "cyd", "bob", "ann"))) {
            if (!world.oneIn(10)) {
                step(new BillingFact.BackBillApproved(World.ONE, id, hash(), by));
            }
        }
        if (world.oneIn(10)) {
            step(new BillingFact.BackBillRejected(World.ONE, id, "no", "dan"));
        }
        if (world.oneIn(10)) {
            step(new BillingFact.BackBillWaived(World.ONE, id, "gift", "dan"));
        }
        for (int i = world.oneIn(4) ? 2 : 1; i > 0; i--) {
            LocalDate on = today().plusDays(world.oneIn(8) ? 0 : terms.noticeDays());
            step(new BillingFact.BackBillReleased(World.ONE, id, hash(), on, "dan"));
        }
    }

    private BackBillTerms terms() {
        return new BackBillTerms(
                world.any(Period.ofMonths(12), Period.ofMonths(12), Period.ofDays(30)),
                new BigDecimal(world.any("0", "0", "10", "33.3", "100")),
                world.oneIn(3) ? Optional.of(new BigDecimal(world.any("0", "1", "10.50"))) : Optional.empty(),
                world.any(PriceRule.values()),
                world.any(0, 5, 30));
    }

    private List<BillingFact.Exclusion> exclusions() {
        if (!world.oneIn(4)) {
            return List.of();
        }
        LocalDate from = day();
        return List.of(new BillingFact.Exclusion(from, from.plusDays(1 + world.below(20)), app(), "incident"));
    }

    private void dispute(String name) {
        now = world.midnight(15 + world.below(75));
        LocalDate from = day();
        step(new BillingFact.CellsDisputed(
                World.ONE, name, from, from.plusDays(1 + world.below(20)), app(), "wrong", "eve"));
        if (world.oneIn(2)) {
            now = now.plus(world.below(20), ChronoUnit.DAYS);
            var how = world.any(DisputeResolved.Resolution.values());
            step(new DisputeResolved(World.ONE, name, how, "seen", "dan"));
        }
    }

    private Optional<AppId> app() {
        return world.oneIn(2) ? Optional.of(new AppId("shop")) : Optional.empty();
    }

    private Hash hash() {
        return world.oneIn(8) ? Hashes.FIRST : Hashes.LAST;
    }

    private LocalDate day() {
        return world.day(world.oneIn(2) ? 0 : world.below(MoneyHistories.DAYS));
    }

    private LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Mostly minutes apart, sometimes days, so that something may happen between two steps. */
    private void step(Fact fact) {
        now = now.plus(1 + world.below(world.oneIn(4) ? 10_000 : 30), ChronoUnit.MINUTES);
        placed.add(new Placed(now, new Told(now, fact)));
    }
}
