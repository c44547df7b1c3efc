package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month of accounts that are live, each with one dyno for some hours of the first day:
 *
 * <pre>
 *   1 January             h:00
 *   |── opened, live ──┬────|─────────────────── … 31 days closed, month closed
 *   started ───────────stopped
 * </pre>
 */
record LiveMonth(int accounts) {

    static final YearMonth MONTH = YearMonth.of(2026, 1);

    static final String BOOK = """
            id: list
            version: 1
            currency: USD
            effectiveFrom: 2026-01-01
            items:
              - sku: dyno-1c-4gb
                price: { model: calendar-prorated, amount: "80", per: month }
            """;

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("80");
    private static final int HOURS_OF_MONTH = 31 * 24;

    static String account(int i) {
        return String.format(Locale.ROOT, "a-%06d", i);
    }

    private static int hours(int i) {
        return 1 + i % 23;
    }

    /** What each account owes: the price's share of the hours, rounded once, half away from zero. */
    Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        for (int i = 0; i < accounts; i++) {
            totals.put(
                    account(i),
                    PRICE.multiply(BigDecimal.valueOf(hours(i)))
                            .divide(BigDecimal.valueOf(HOURS_OF_MONTH), 2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
        return totals;
    }

    /** Publishes the book, imports the facts, and waits until the ledgers have all of it. */
    void into(ServerProcess server, Path file) throws IOException {
        var book = server.post("/v1/price-books", "application/yaml", BOOK.getBytes(StandardCharsets.UTF_8));
        assertThat(book.statusCode()).as(book.body()).isBetween(200, 202);
        write(file);
        var imported = server.treering("import", file.toString());
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        Await.until("the ledgers to have the month", Duration.ofSeconds(60 + accounts / 20), () -> {
            long lag = server.status().path("lag").asLong();
            return lag == 0 ? "" : lag + " facts behind";
        });
    }

    /** The facts as lines for {@code import}. */
    private void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < accounts; i++) {
                account(out, i);
            }
            for (int day = 1; day <= MONTH.lengthOfMonth(); day++) {
                LocalDate closed = MONTH.atDay(day);
                line(
                        out,
                        "day/" + closed,
                        "clock.day-closed",
                        closed.plusDays(1) + "T00:00:00Z",
                        "\"day\":\"" + closed + '"');
            }
            line(out, "period/" + MONTH, "clock.period-closed", "2026-02-01T00:00:00Z", "\"period\":\"" + MONTH + '"');
        }
    }

    private static void account(Writer out, int i) throws IOException {
        String account = account(i);
        Instant from = BEGIN.plusMillis(i); // a time of its own: facts of one instant would go to the door as one
        String whose = "\"account\":\"" + account + '"';
        String app = whose + ",\"app\":\"app-" + account + '"';
        String dyno = app + ",\"process\":\"web\",\"dyno\":\"web.1\",\"size\":\"dyno-1c-4gb\",\"pod\":\"pod-" + account
                + "\",\"restart\":0,\"node\":\"\",\"arch\":\"amd64\",\"startedAt\":\"" + from + '"';
        Instant until = from.plusSeconds(3600L * hours(i));
        line(
                out,
                account + "/opened",
                "account.opened",
                from,
                whose + ",\"name\":\"" + account + "\",\"currency\":\"USD\",\"cohort\":\"net-new\"");
        line(
                out,
                account + "/book",
                "account.price-book-assigned",
                from,
                whose + ",\"priceBook\":\"list\",\"version\":1,\"from\":\"2026-01-01\"");
        line(out, account + "/live", "account.live-scheduled", from, whose + ",\"from\":\"2026-01-01\"");
        line(out, account + "/app", "app.created", from, app + ",\"name\":\"app-" + account + '"');
        line(
                out,
                account + "/scale",
                "app.formation-scaled",
                from,
                app + ",\"process\":\"web\",\"quantity\":1,\"size\":\"dyno-1c-4gb\",\"cause\":\"user\"");
        line(out, account + "/start", "dyno.started", from, dyno);
        line(
                out,
                account + "/stop",
                "dyno.stopped",
                until,
                dyno + ",\"stoppedAt\":\"" + until + "\",\"reason\":\"Completed\",\"precisionMs\":1000");
    }

    private static void line(Writer out, String id, String type, Object time, String data) throws IOException {
        out.write("{\"specversion\":\"1.0\",\"source\":\"test/live-month\",\"id\":\"" + id + "\",\"type\":\"treering."
                + type + ".v1\",\"time\":\"" + time + "\",\"datacontenttype\":\"application/json\",\"data\":{" + data
                + "}}\n");
    }
}
