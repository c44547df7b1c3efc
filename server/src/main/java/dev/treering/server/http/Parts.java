package dev.treering.server.http;

import dev.treering.aggregates.decision.Decisions;
import dev.treering.events.log.FactLog;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.ShadowQueries;
import dev.treering.server.access.Access;
import dev.treering.server.invoicing.Invoicing;
import java.time.InstantSource;

/**
 * What the doors stand on.
 *
 * @param clock when commands are asked: the wall clock, or the manual one
 * @param defaultAccount whom an admin key acts for on the Heroku door
 * @param firstSize what a process type begins with where the Heroku door is told no size
 * @param addresses told to admins by {@code /v1/status}
 * @param version of Treering, as {@code /v1/status} tells it
 */
public record Parts(
        FactLog log,
        Decisions decisions,
        Periods periods,
        LedgerQueries ledgers,
        BackBillQueries backBills,
        ShadowQueries shadow,
        DeadLetterQueries deadLetters,
        LedgerProgress progress,
        PlatformQueries platform,
        Invoicing invoicing,
        Verifier verifier,
        Checkpoints checkpoints,
        Comparisons comparisons,
        Inquiries inquiries,
        Spending spending,
        Replays replays,
        Vitals vitals,
        Access access,
        AccountId defaultAccount,
        DynoSize firstSize,
        InstantSource clock,
        Addresses addresses,
        String version) {}
