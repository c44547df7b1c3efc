package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.server.http.Route;
import java.util.List;

/** Closes days and periods by hand. A gate that refuses tells all its reasons. */
final class Closing {

    private final Asking asking;

    Closing(Asking asking) {
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.admin(
                        "POST",
                        "/v1/close/day/{day}",
                        call -> asking.ask(call, new ForCalendar.CloseDay(call.day()), 200)),
                Route.admin(
                        "POST",
                        "/v1/close/period/{month}",
                        call -> asking.ask(call, new ForCalendar.ClosePeriod(call.month()), 200)));
    }
}
