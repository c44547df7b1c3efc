package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.vocabulary.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which facts of a log count at all. The one rule that goes by log order, so the log is gone through fact by fact. */
final class Admission {

    /** Days behind the last closed one that are open to late facts. */
    private static final long LOOKBACK_DAYS = 400;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Processes that run by themselves: nobody scales them. */
    static final Set<String> UNSCALED = Set.of("run", "release");

    private final SortedMap<AccountId, Instant> openings = new TreeMap<>();
    private LocalDate closedThrough = LocalDate.MIN;
    private LocalDate horizon = LocalDate.of(2000, 1, 1);

    /** First day that late facts can still change. */
    LocalDate horizon() {
        return horizon;
    }

    LocalDate closedThrough() {
        return closedThrough;
    }

    /**
     * Why the next fact of the log does not count; empty if it does.
     *
     * @param remembered whether it is about a dyno that is known to have run within the lookback
     */
    Optional<Reason> next(LoggedFact logged, Predicate<DynoFact> remembered) {
        switch (logged.fact()) {
            case AccountFact.Opened opened -> openings.putIfAbsent(opened.account(), logged.heldAt());
            case ClockFact.DayClosed closed -> close(closed.day());
            case ClockFact.PeriodClosed closed -> close(closed.period().atEndOfMonth());
            default -> {}
        }
        return reason(logged, remembered);
    }

    /** The fact's account was opened here, as far as is known by now; nothing of what is told from now on counts before. */
    Instant notBefore(AccountId account) {
        return openings.getOrDefault(account, Instant.MIN);
    }

    private void close(LocalDate day) {
        if (day.isAfter(closedThrough)) {
            boolean monthBegins = closedThrough.equals(LocalDate.MIN)
                    || !YearMonth.from(day.plusDays(1)).equals(YearMonth.from(closedThrough.plusDays(1)));
            closedThrough = day;
            LocalDate behind = day.plusDays(1).minusDays(LOOKBACK_DAYS);
            if (monthBegins && behind.isAfter(horizon)) {
                horizon = behind;
            }
        }
    }

    private Optional<Reason> reason(LoggedFact logged, Predicate<DynoFact> remembered) {
        return switch (logged.fact()) {
            case AppFact.Created _, AppFact.Released _ -> Optional.empty(); // they name, and a name is of no time
            case AppFact fact -> ofAccount(logged, fact.account(), false);
            case SpaceFact fact -> ofAccount(logged, fact.account(), false);
            case BuildFact fact -> ofAccount(logged, fact.account(), false);
            case UsageFact fact -> ofAccount(logged, fact.account(), false);
            case DynoFact fact -> ofAccount(logged, fact.account(), remembered.test(fact));
            default -> Optional.empty();
        };
    }

    private Optional<Reason> ofAccount(LoggedFact logged, AccountId account, boolean remembered) {
        Instant last = lastInstant(logged);
        if (last.isBefore(notBefore(account))) {
            return Optional.of(Reason.BEFORE_ACCOUNT);
        }
        if (isOver(logged.fact())
                && !remembered
                && last.isBefore(horizon.atStartOfDay().toInstant(ZoneOffset.UTC))) {
            return Optional.of(Reason.BEFORE_LOOKBACK);
        }
        if (logged.fact() instanceof DynoFact dyno && isFuture(dyno, last, logged.heldAt())) {
            return Optional.of(Reason.IN_THE_FUTURE);
        }
        if (logged.fact() instanceof AppFact.FormationScaled scaled
                && UNSCALED.contains(scaled.process().value())
                && scaled.quantity() > 0) {
            return Optional.of(Reason.NOT_SCALED);
        }
        return Optional.empty();
    }

    private static boolean isFuture(DynoFact dyno, Instant last, Instant heldAt) {
        Instant latest = heldAt.plus(CLOCKS_DIFFER);
        return dyno.startedAt().isAfter(latest) || last.isAfter(latest);
    }

    private static Instant lastInstant(LoggedFact logged) {
        return switch (logged.fact()) {
            case DynoFact.Started started -> // it ran at least until it was told of
                started.startedAt().isAfter(logged.heldAt()) ? started.startedAt() : logged.heldAt();
            case DynoFact.Stopped stopped -> stopped.stoppedAt();
            case DynoFact.Lost lost -> lost.lastSeenAt();
            default -> logged.heldAt();
        };
    }

    private static boolean isOver(Fact fact) {
        return switch (fact) {
            case DynoFact.Stopped _, DynoFact.Lost _, UsageFact _, BuildFact _ -> true;
            default -> false;
        };
    }
}
