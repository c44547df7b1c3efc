package dev.treering.server.story;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Facts of one account with one web dyno, as lines for {@code import}; times are UTC. */
final class PilotFacts {

    private static final String WHOSE = "\"account\":\"acme\"";
    private static final String WEB = WHOSE + ",\"app\":\"shop\",\"process\":\"web\"";

    private PilotFacts() {}

    /** The account, its price book and its app with one dyno commanded, from 2026 on. */
    static Stream<String> opening() {
        return Stream.of(
                opening(
                        "acme/opened",
                        "account.opened",
                        WHOSE + ",\"name\":\"Acme\",\"currency\":\"USD\",\"cohort\":\"net-new\""),
                opening(
                        "acme/book",
                        "account.price-book-assigned",
                        WHOSE + ",\"priceBook\":\"list\",\"version\":1,\"from\":\"2026-01-01\""),
                opening("shop/created", "app.created", WHOSE + ",\"app\":\"shop\",\"name\":\"shop\""),
                opening(
                        "shop/web",
                        "app.formation-scaled",
                        WEB + ",\"quantity\":1,\"size\":\"dyno-1c-4gb\",\"cause\":\"user\""));
    }

    /** A dyno that ran from one instant to another. */
    static Stream<String> run(String pod, String from, String until) {
        String dyno = WEB + ",\"dyno\":\"web.1\",\"size\":\"dyno-1c-4gb\",\"pod\":\"" + pod
                + "\",\"restart\":0,\"node\":\"\",\"arch\":\"amd64\",\"startedAt\":\"" + from + '"';
        return Stream.of(
                line(pod + "/started", "dyno.started", from, dyno),
                line(
                        pod + "/stopped",
                        "dyno.stopped",
                        until,
                        dyno + ",\"stoppedAt\":\"" + until + "\",\"reason\":\"Completed\",\"precisionMs\":1000"));
    }

    /** Every day of a month is closed. */
    static Stream<String> days(YearMonth month) {
        LocalDate first = month.atDay(1);
        return first.datesUntil(first.plusMonths(1))
                .map(day -> line(
                        "day/" + day, "clock.day-closed", day.plusDays(1) + "T00:00:00Z", "\"day\":\"" + day + '"'));
    }

    private static String opening(String id, String type, String data) {
        return line(id, type, "2026-01-01T00:00:00Z", data);
    }

    private static String line(String id, String type, String time, String data) {
        return "{\"specversion\":\"1.0\",\"source\":\"cluster/eu-1\",\"id\":\"" + id + "\",\"type\":\"treering." + type
                + ".v1\",\"time\":\"" + time + "\",\"data\":{" + data + "}}";
    }

    @SafeVarargs
    static List<String> lines(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).toList();
    }
}
