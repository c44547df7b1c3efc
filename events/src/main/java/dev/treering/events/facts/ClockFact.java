package dev.treering.events.facts;

import java.time.LocalDate;
import java.time.YearMonth;

/** That time has passed. Days and periods close because a fact says so. Both are UTC. */
public sealed interface ClockFact extends Fact.Global {

    /** A day is over: what is open is accrued up to its end. */
    record DayClosed(LocalDate day) implements ClockFact {}

    /** A billing period, a calendar month, is over: its statements are drawn up. */
    record PeriodClosed(YearMonth period) implements ClockFact {}
}
