package dev.treering.server.http.v1;

import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Replays;
import dev.treering.server.http.Replays.Order;
import dev.treering.server.http.Route;
import java.util.List;

/** Building the read models anew: begun by one request, looked at by others. */
final class Replaying {

    private static final int USUAL_THREADS = 2;
    private static final int USUALLY_KEPT = 1;

    private final Replays replays;

    Replaying(Replays replays) {
        this.replays = replays;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/replays", this::begin),
                Route.admin("GET", "/v1/replays/{replay}", this::show));
    }

    private Answer begin(Call call) {
        var fields = Fields.of(call, List.of("threads", "keep", "switchAnyway"));
        var threads = fields.wholeNumber("threads", USUAL_THREADS);
        var keep = fields.wholeNumber("keep", USUALLY_KEPT);
        var switchAnyway = fields.truth("switchAnyway", false);
        threads.filter(number -> number > Order.MOST_THREADS)
                .ifPresent(
                        number -> fields.problem("threads", "is " + number + "; the most are " + Order.MOST_THREADS));
        keep.filter(number -> number > Order.MOST_KEPT)
                .ifPresent(number -> fields.problem("keep", "is " + number + "; the most are " + Order.MOST_KEPT));
        var order =
                fields.complete(() -> new Order(threads.orElseThrow(), keep.orElseThrow(), switchAnyway.orElseThrow()));
        return replays.begin(order)
                .map(run -> Answer.json(202, run).with("Location", "/v1/replays/" + run.id()))
                .orElseThrow(() -> new Refusal(
                        Refused.because(409, "replay-under-way", "another replay is under way; wait for it")));
    }

    private Answer show(Call call) {
        return replays.find(call.path("replay"))
                .map(run -> Answer.json(200, run))
                .orElseThrow(() -> new Refusal(Refused.because(
                        404,
                        "no-such-replay",
                        "this process has begun no such replay; after a restart it is to be begun again")));
    }
}
