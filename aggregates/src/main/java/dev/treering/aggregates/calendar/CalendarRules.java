package dev.treering.aggregates.calendar;

import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.ForCalendar.CloseDay;
import dev.treering.aggregates.decision.Command.ForCalendar.ClosePeriod;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.ClockFact;
import java.util.List;

/** The rules of the billing calendar. */
public final class CalendarRules {

    private static final Model<BillingCalendar> CALENDAR =
            new Model<>(BillingCalendar.class, BillingCalendar.NOTHING_CLOSED, BillingCalendar::evolve);

    /** One rule for each command about the calendar. */
    public static final List<Rule<?, ?>> ALL = List.of(
            Rule.of(
                    "treering.clock.close-day",
                    CloseDay.class,
                    CALENDAR,
                    CalendarRules::story,
                    BillingCalendar::decide),
            Rule.of(
                    "treering.clock.close-period",
                    ClosePeriod.class,
                    CALENDAR,
                    CalendarRules::story,
                    BillingCalendar::decide));

    private CalendarRules() {}

    private static Scope story(ForCalendar command) {
        return Scope.story(Subject.CALENDAR, ClockFact.class);
    }
}
