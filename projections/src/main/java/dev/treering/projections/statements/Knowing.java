package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.statements.Known.State;
import dev.treering.projections.step.Key;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what months come to by now, in the words of a statement. Remembers nothing. */
final class Knowing {

    private final StatementShelves shelves;
    private final Correcting correcting;

    Knowing(StatementShelves shelves) {
        this.shelves = shelves;
        this.correcting = new Correcting(shelves);
    }

    /** The months in which accounts have usage. */
    SortedMap<AccountId, SortedSet<YearMonth>> months() {
        var months = new TreeMap<AccountId, SortedSet<YearMonth>>();
        for (var held : shelves.periods().under(Key.of())) {
            Key.Parts parts = held.key().parts();
            months.computeIfAbsent(new AccountId(parts.text()), _ -> new TreeSet<>())
                    .add(YearMonth.parse(parts.text()));
        }
        return months;
    }

    /** By mode; without those in which there is nothing to say. */
    List<Known> of(AccountId account, YearMonth period) {
        var known = new ArrayList<Known>();
        var state = shelves.periods().get(StatementShelves.period(account, period));
        for (BillingMode mode : BillingMode.values()) {
            state.map(found -> known(account, period, mode, found))
                    .filter(each -> !each.lines().isEmpty() || each.why().isPresent())
                    .ifPresent(known::add);
        }
        return known;
    }

    private Known known(AccountId account, YearMonth period, BillingMode mode, AccountPeriod state) {
        if (!state.isClosed()) {
            return open(
                    account, new ModeDays(period, mode, shelves.termsOf(account).liveFrom()));
        }
        var days = new ModeDays(period, mode, state.liveFrom());
        return Optional.ofNullable(state.withheld().get(mode))
                .map(withheld -> known(
                        account,
                        days,
                        State.WITHHELD,
                        List.of(),
                        Optional.of(withheld.reason() + ": " + withheld.detail())))
                .orElseGet(() -> stated(account, days));
    }

    private Known open(AccountId account, ModeDays days) {
        var draft = new Draft(
                account,
                days,
                shelves.termsOf(account),
                shelves.creditsOf(account).balances(),
                shelves.usageOf(account, days.period()));
        return switch (draft.drawn(shelves)) {
            case Drawn.Priced priced ->
                known(account, days, State.OPEN, priced.rated().lines(), Optional.empty());
            case Drawn.Withheld(var why) ->
                known(account, days, State.OPEN, List.of(), Optional.of(why.reason() + ": " + why.detail()));
        };
    }

    private Known stated(AccountId account, ModeDays days) {
        List<StatementLine> stated = shelves.stated()
                .get(StatementShelves.stated(account, days))
                .orElse(StatedLines.NONE)
                .lines();
        return switch (correcting.of(account, days.mode(), shelves.termsOf(account), shelves.creditsOf(account))) {
            case Correcting.Outcome.Settled settled ->
                known(
                        account,
                        days,
                        State.STATED,
                        settled.periods().stream()
                                .filter(each -> each.of().equals(days))
                                .map(each -> each.stated().lines())
                                .findFirst()
                                .orElse(stated),
                        Optional.empty());
            case Correcting.Outcome.Refused(var why) ->
                known(account, days, State.STATED, stated, Optional.of(why.reason() + ": " + why.detail()));
        };
    }

    private Known known(
            AccountId account, ModeDays days, State state, List<StatementLine> lines, Optional<String> why) {
        return new Known(
                days.period(),
                days.mode(),
                state,
                shelves.termsOf(account).currency(),
                lines.stream()
                        .map(line -> Wording.named(line, app -> nameOf(account, app)))
                        .toList(),
                why);
    }

    private String nameOf(AccountId account, AppId app) {
        return shelves.appNames().get(StatementShelves.app(account, app)).orElse(app.value());
    }
}
