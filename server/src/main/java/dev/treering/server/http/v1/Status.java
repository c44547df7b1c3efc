package dev.treering.server.http.v1;

import dev.treering.server.http.Addresses;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Checkpoints;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Route;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How far everything has come. */
final class Status {

    /** A client that waits longer asks again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final int MOST_REMARKS = 100;

    private final Parts parts;

    Status(Parts parts) {
        this.parts = parts;
    }

    /**
     * Positions in the log, -1 before the first fact.
     *
     * @param head of the newest fact
     * @param platform up to which apps, accounts and dynos are known
     * @param settled up to which the ledgers are complete
     * @param lag how many facts the ledgers are behind
     * @param time now, by the clock that commands are asked by
     * @param kafka bootstrap servers, for consumers of the public topics; for admins
     * @param cluster API server of the simulated cluster, where there is one; for admins
     * @param deadLetters how many are open; for admins
     * @param seals what was signed last, and what nobody else keeps yet; for admins
     * @param remarks what is not as somebody wished, such as apps that cannot run, the first hundred; for admins
     */
    record Shown(
            String version,
            long head,
            long platform,
            long settled,
            long lag,
            String time,
            Optional<String> kafka,
            Optional<String> cluster,
            Optional<Long> deadLetters,
            Optional<Seals> seals,
            Optional<List<String>> remarks) {}

    /**
     * How far the signed log is, and how much of it could still be rewritten unnoticed.
     *
     * @param exposedSeconds since a checkpoint was anchored last; empty if none ever was
     * @param refusal why nothing more is signed; empty where all is well
     */
    record Seals(long size, long exposedEntries, Optional<Long> exposedSeconds, Optional<String> refusal) {
        static Seals of(Checkpoints.Newest newest) {
            return new Seals(newest.size(), newest.exposedEntries(), newest.exposedSeconds(), newest.refusal());
        }
    }

    List<Route> routes() {
        return List.of(Route.anyKey("GET", "/v1/status", this::status));
    }

    /** With {@code awaitSettled} it answers once the ledgers have reached that position, after ten seconds at the latest. */
    private Answer status(Call call) {
        call.query("awaitSettled", Long::parseLong, "a position in the log")
                .ifPresent(position -> parts.progress().await(position, LONGEST_WAIT));
        long settled = parts.progress().settled();
        long head = parts.log().head();
        var addresses = Optional.of(parts.addresses()).filter(_ -> call.caller().isAdmin());
        return Answer.json(
                200,
                new Shown(
                        parts.version(),
                        head,
                        parts.platform().position(),
                        settled,
                        Math.max(0, head - settled),
                        parts.clock().instant().toString(),
                        addresses.map(Addresses::kafka),
                        addresses.flatMap(Addresses::cluster).map(URI::toString),
                        addresses.map(_ -> parts.deadLetters().openDeadLetters()),
                        addresses.map(_ -> Seals.of(parts.checkpoints().newest())),
                        addresses.map(_ -> parts.vitals().remarks().stream()
                                .limit(MOST_REMARKS)
                                .toList())));
    }
}
