package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.projections.query.LedgerQueries.WithheldView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Route;
import java.time.Duration;
import java.util.List;

/** Closes days and periods by hand. A gate that refuses tells all its reasons. */
final class Closing {

    private static final Duration STATING = Duration.ofSeconds(10);
    private static final int MOST_WARNINGS = 100;

    private final Asking asking;
    private final Parts parts;

    Closing(Asking asking, Parts parts) {
        this.asking = asking;
        this.parts = parts;
    }

    /**
     * A closed period.
     *
     * @param changed false when it was closed already
     * @param position of the newest fact that the decision rests on or made
     * @param readable whether the ledgers know it already, and so all its warnings; false after ten seconds without
     * @param withheld how many statements of it could not be issued; they are as soon as the reason is gone
     * @param warnings of these the first hundred
     */
    record Closed(boolean changed, long position, boolean readable, int withheld, List<String> warnings) {}

    List<Route> routes() {
        return List.of(
                Route.admin(
                        "POST",
                        "/v1/close/day/{day}",
                        call -> asking.ask(call, new ForCalendar.CloseDay(call.day()), 200)),
                Route.admin("POST", "/v1/close/period/{month}", this::period));
    }

    private Answer period(Call call) {
        var period = call.month();
        var done = asking.done(
                parts.periods().close(period, parts.clock().instant(), call.circumstances(Asking.key(call))));
        boolean stated = parts.progress().await(done.position(), STATING);
        var withheld = parts.ledgers().withheld(period);
        return Answer.json(
                200,
                new Closed(
                        done.changed(),
                        done.position(),
                        stated,
                        withheld.size(),
                        withheld.stream()
                                .limit(MOST_WARNINGS)
                                .map(Closing::warning)
                                .toList()));
    }

    private static String warning(WithheldView view) {
        var withheld = view.withheld();
        return "the " + withheld.mode() + " statement of " + view.account() + " is withheld: " + withheld.reason()
                + ", " + withheld.detail();
    }
}
