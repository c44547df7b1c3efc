package dev.treering.projections.metering;

import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How far time has come, as the log says. Days are counted from 1970-01-01 UTC.
 *
 * @param closedThrough last closed day
 * @param horizon first day that is remembered
 */
record MeterClock(long closedThrough, long horizon) {

    /**
     * Days that stay open to late facts behind the last closed one: twelve months, the lookback of back-billing, and a month more.
     */
    static final long REMEMBERED_DAYS = 400;

    /** Before anything was closed. No dyno of ours is older than this; it bounds what one wrong date can cost. */
    static final MeterClock START =
            new MeterClock(Long.MIN_VALUE, LocalDate.of(2000, 1, 1).toEpochDay());

    static final ShelfCodec<MeterClock> CODEC = ShelfCodec.version(1, MeterClock::write, MeterClock::read);

    boolean isClosed(long day) {
        return day <= closedThrough;
    }

    /** All days up to this one are closed. The horizon moves once a month, when a month's last day closes. */
    MeterClock closed(long day) {
        boolean newMonth = closedThrough == Long.MIN_VALUE || !monthAfter(day).equals(monthAfter(closedThrough));
        return new MeterClock(day, newMonth ? Math.max(horizon, day + 1 - REMEMBERED_DAYS) : horizon);
    }

    private static YearMonth monthAfter(long day) {
        return YearMonth.from(LocalDate.ofEpochDay(day + 1));
    }

    private void write(StateWriter out) {
        out.number(closedThrough);
        out.number(horizon);
    }

    private static MeterClock read(StateReader in) {
        return new MeterClock(in.number(), in.number());
    }
}
