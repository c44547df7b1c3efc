package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.Corrections;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.DayAmount;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.RatingInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The correction of a closed period in the making. The period is rated again, first with all usage as it was stated, then with one more
 * changed day at a time as it is now; each step's lines are its difference to the step before. Together they come exactly to what the
 * period comes to now, less what was stated, whatever the prices: each day bears what it changes, given the changed days before it.
 *
 * <p>A step that cannot be rated is passed over and its difference comes with the next; the last must be.
 *
 * @param days of the closed period
 * @param credits what is left of them, with what the period has used
 * @param usage of the whole period as it is now
 * @param late the changed days as they were stated
 * @param stated what was stated, corrections before this one included
 */
record CorrectionDraft(
        AccountId account,
        ModeDays days,
        Terms terms,
        List<CreditBalance> credits,
        SortedMap<Resource, MonthUsage> usage,
        SortedMap<Resource, MonthUsage> late,
        StatedLines stated) {

    Corrected drawn(Published published) {
        SortedSet<LocalDate> changed = changed();
        if (changed.isEmpty()) {
            return new Corrected.Settled(days, List.of(), List.of(), stated, List.of());
        }
        var steps = new ArrayList<Optional<LocalDate>>();
        steps.add(Optional.empty());
        changed.forEach(day -> steps.add(Optional.of(day)));

        var lines = new ArrayList<StatementLine>();
        var byDay = new ArrayList<DayAmount>();
        var drawn = new ArrayList<Drawing.Step>();
        StatedLines now = stated;
        for (Optional<LocalDate> step : steps) {
            switch (draft(step).drawn(published)) {
                case Drawn.Priced(Rated rated, Optional<RatingInput> input) -> {
                    List<StatementLine> difference = Corrections.between(now.lines(), rated.lines());
                    difference.forEach(
                            line -> lines.add(Wording.correcting(line, new Correction(days.period(), step))));
                    List<StatementLine> before = now.lines();
                    input.ifPresent(
                            after -> drawn.add(new Drawing.Step(days.period(), step, before, after, difference)));
                    byDay.addAll(new LineCells(terms, days, rated).of(difference, step));
                    now = StatedLines.of(rated);
                }
                case Drawn.Withheld withheld -> {
                    if (step.equals(steps.getLast())) {
                        return new Corrected.Refused(withheld.why());
                    }
                }
            }
        }
        return new Corrected.Settled(days, lines, byDay, now, drawn);
    }

    /** Days of the mode that are not as they were stated. */
    private SortedSet<LocalDate> changed() {
        var changed = new TreeSet<LocalDate>();
        late.forEach((resource, month) -> month.days().forEach((dayOfMonth, before) -> {
            LocalDate day = days.period().atDay(dayOfMonth);
            Metered now = usage.getOrDefault(resource, MonthUsage.NONE).days().getOrDefault(dayOfMonth, Late.UNUSED);
            if (days.has(day) && !counted(now).equals(counted(before))) {
                changed.add(day);
            }
        }));
        return changed;
    }

    /** Of days that no price could bill one is like the other. */
    private static Metered counted(Metered metered) {
        return Billability.couldBeBilled(metered) ? metered : Late.UNUSED;
    }

    /** With changed days up to this one as they are now, and those after it as they were stated. */
    private Draft draft(Optional<LocalDate> through) {
        int last = through.map(LocalDate::getDayOfMonth).orElse(0);
        var known = new TreeMap<>(usage);
        late.forEach((resource, month) -> {
            var mixed =
                    new TreeMap<>(usage.getOrDefault(resource, MonthUsage.NONE).days());
            mixed.putAll(month.days().tailMap(last + 1));
            known.put(resource, new MonthUsage(mixed));
        });
        return new Draft(account, days, terms, credits, known);
    }
}
