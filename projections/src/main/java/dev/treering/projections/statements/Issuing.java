package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.RatingInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Issues one statement whole: what its own period comes to, and corrections of all that was stated before and has changed since.
 * Corrections are settled first, so that a credit is where it would be had everything been known in time; the period's own lines use
 * what they leave. Either all of it is stated or nothing.
 */
final class Issuing {

    private final StatementShelves shelves;
    private final Correcting correcting;
    private final CellsSaid cells;
    private final Witness witness;

    Issuing(StatementShelves shelves, Witness witness) {
        this.shelves = shelves;
        this.witness = witness;
        this.correcting = new Correcting(shelves);
        this.cells = new CellsSaid(shelves);
    }

    /** What becomes of a statement. */
    sealed interface Outcome {

        /** The statement and what it says of cells; nothing where there is nothing to say. */
        record Issued(List<LedgerEntry> entries) implements Outcome {}

        /** The first reason why it waits. */
        record Withheld(StatementWithheld why) implements Outcome {}
    }

    Outcome issue(AccountId account, ModeDays days) {
        Terms terms = shelves.termsOf(account);
        return switch (correcting.of(account, days.mode(), terms, shelves.creditsOf(account))) {
            case Correcting.Outcome.Refused refused -> new Outcome.Withheld(waiting(refused.why(), days));
            case Correcting.Outcome.Settled settled -> {
                var usage = shelves.usageOf(account, days.period());
                var draft = new Draft(account, days, terms, settled.left().balances(), usage);
                yield switch (draft.drawn(shelves)) {
                    case Drawn.Withheld withheld -> new Outcome.Withheld(withheld.why());
                    case Drawn.Priced(Rated rated, Optional<RatingInput> input) -> {
                        witness.issued(account, drawing(days, input, settled));
                        remember(account, days, rated, settled);
                        yield new Outcome.Issued(entries(account, days, rated, settled.periods()));
                    }
                };
            }
        };
    }

    private static Drawing drawing(ModeDays days, Optional<RatingInput> own, Correcting.Outcome.Settled settled) {
        return new Drawing(
                days.period(),
                days.mode(),
                own,
                settled.periods().stream()
                        .flatMap(period -> period.steps().stream())
                        .toList());
    }

    private void remember(AccountId account, ModeDays days, Rated rated, Correcting.Outcome.Settled settled) {
        settled.periods().forEach(period -> correcting.settle(account, period));
        if (!rated.lines().isEmpty()) {
            shelves.stated().put(StatementShelves.stated(account, days), StatedLines.of(rated));
        }
        Credits left = settled.left().less(rated.creditsUsed());
        if (!left.equals(shelves.creditsOf(account))) {
            shelves.credits().put(StatementShelves.account(account), left);
        }
    }

    private List<LedgerEntry> entries(
            AccountId account, ModeDays days, Rated rated, List<Corrected.Settled> corrections) {
        List<StatementLine> lines = Stream.concat(
                        rated.lines().stream(), corrections.stream().flatMap(settled -> settled.lines().stream()))
                .map(line -> Wording.named(line, app -> nameOf(account, app)))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        BigDecimal total = lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var entries = new ArrayList<LedgerEntry>();
        entries.add(new StatementIssued(
                days.period(), days.mode(), shelves.termsOf(account).currency().orElseThrow(), lines, total));
        cells.of(account, days, rated.days()).ifPresent(entries::add);
        corrections.forEach(
                settled -> cells.of(account, settled.of(), settled.days()).ifPresent(entries::add));
        return entries;
    }

    /** What cannot be corrected holds up the statement it is corrected in: otherwise nobody would be told. */
    private static StatementWithheld waiting(StatementWithheld why, ModeDays days) {
        return new StatementWithheld(
                days.period(), days.mode(), why.reason(), "correction of " + why.period() + ": " + why.detail());
    }

    private String nameOf(AccountId account, AppId app) {
        return shelves.appNames().get(StatementShelves.app(account, app)).orElse(app.value());
    }
}
