package dev.treering.aggregates.calendar;

import dev.treering.aggregates.decision.CloseReadings;
import dev.treering.aggregates.decision.CloseReadings.Replay;
import java.time.Duration;
import java.util.List;

/** What is read where nothing keeps a period open. */
public final class GateReadings {

    public static final CloseReadings NOTHING_IN_THE_WAY =
            new CloseReadings(Duration.ZERO, 7, 7, List.of(), List.of(), new Replay.Equal("d1ce", 7));

    private GateReadings() {}
}
