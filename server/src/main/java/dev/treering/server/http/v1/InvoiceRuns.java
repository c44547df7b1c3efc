package dev.treering.server.http.v1;

import dev.treering.aggregates.invoice.InvoiceRules;
import dev.treering.aggregates.issuing.Order;
import dev.treering.events.log.FactLog;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.LedgerProgress;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import dev.treering.server.invoicing.Cursor;
import dev.treering.server.invoicing.DeliveryRun;
import dev.treering.server.invoicing.DeliveryStep;
import dev.treering.server.invoicing.Invoicing;
import dev.treering.server.invoicing.RunStep;
import dev.treering.server.invoicing.delivery.Delivered.Left;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The invoicing job, a step per request: whoever asks goes on with {@code next} until there is none. Nothing is kept between steps
 * but the log, so either side may die at any moment; begun again from the start, a run passes over what is done.
 */
final class InvoiceRuns {

    private static final String MONTH = "a month such as 2026-03";
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);
    private static final int USUAL_STEP = 500;
    private static final int LARGEST_STEP = 2_000;
    private static final int USUAL_DUE_DAYS = 30;
    private static final int MOST_DUE_DAYS = 3_650;

    private final FactLog log;
    private final LedgerProgress progress;
    private final PlatformQueries platform;
    private final Invoicing invoicing;
    private final InstantSource clock;

    InvoiceRuns(Parts parts) {
        this.log = parts.log();
        this.progress = parts.progress();
        this.platform = parts.platform();
        this.invoicing = parts.invoicing();
        this.clock = parts.clock();
    }

    /**
     * A step of a run.
     *
     * @param of how many there are in all; only the first step of a run says it
     * @param note that the month is not closed, and may have live statements later; only the first step of a run says it
     */
    record ShownRun(
            int considered,
            Optional<Integer> of,
            int nothingDue,
            int invoicedBefore,
            int drafted,
            int issued,
            Optional<String> first,
            Optional<String> last,
            List<ShownParked> parked,
            Optional<String> note,
            Optional<String> next) {

        static ShownRun of(RunStep step, Optional<Integer> all, Optional<String> note) {
            return new ShownRun(
                    step.considered(),
                    all,
                    step.nothingDue(),
                    step.invoicedBefore(),
                    step.drafted(),
                    step.issued().size(),
                    step.issued().stream().findFirst().map(InvoiceNumber::toString),
                    step.issued().stream().reduce((_, later) -> later).map(InvoiceNumber::toString),
                    step.parked().stream()
                            .map(each -> new ShownParked(
                                    each.account().value(), each.kind().name(), each.reason()))
                            .toList(),
                    note,
                    step.next().map(Cursor::toString));
        }
    }

    record ShownParked(String account, String kind, String reason) {}

    /** {@code of} is how many are left to deliver; only the first step of a run says it. */
    record ShownDelivery(
            String provider,
            int considered,
            Optional<Integer> of,
            int delivered,
            List<ShownLeft> refused,
            List<ShownLeft> unanswered,
            OptionalLong next) {

        static ShownDelivery of(String provider, DeliveryStep step, Optional<Integer> all) {
            return new ShownDelivery(
                    provider,
                    step.considered(),
                    all,
                    step.delivered(),
                    step.refused().stream().map(ShownLeft::of).toList(),
                    step.unanswered().stream().map(ShownLeft::of).toList(),
                    step.next());
        }
    }

    record ShownLeft(String invoice, String reason) {
        static ShownLeft of(Left left) {
            return new ShownLeft(left.invoice().toString(), left.reason());
        }
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/invoice-runs", this::run),
                Route.admin("POST", "/v1/invoice-deliveries", this::deliver));
    }

    private Answer run(Call call) {
        var fields = Fields.of(call, List.of("month", "series", "dueDays", "draft", "after", "limit"));
        var month = fields.text("month", Dates::month, MONTH);
        var series = fields.text(
                "series", InvoiceRuns::series, "1 to 20 upper-case letters, digits and dashes, and not CN", "INV");
        var dueDays = fields.wholeNumber("dueDays", USUAL_DUE_DAYS);
        var draft = fields.truth("draft", false);
        var after = fields.optional("after", Cursor::parse, "the next of an earlier step");
        var limit = fields.wholeNumber("limit", USUAL_STEP);
        var order = fields.complete(() -> order(series.orElseThrow(), dueDays.orElseThrow(), call));
        return run(month.orElseThrow(), order, draft.orElseThrow(), after, atMost(limit.orElseThrow()));
    }

    private Order order(String series, int dueDays, Call call) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Order(
                series,
                today,
                today.plusDays(Math.min(dueDays, MOST_DUE_DAYS)),
                clock.instant(),
                call.circumstances(Optional.empty()));
    }

    private Answer run(YearMonth month, Order order, boolean draft, Optional<Cursor> after, int limit) {
        Optional<Integer> all = Optional.empty();
        Optional<String> note = Optional.empty();
        if (after.isEmpty()) {
            boolean closed =
                    invoicing.months().isClosed(month); // before the wait: what is closed now is stated behind it
            mustHave("the ledgers have", progress.await(log.head(), LONGEST_SETTLING));
            int due = invoicing.queries().liveStatementCount(month)
                    + invoicing.queries().postedBackBillCount(month);
            all = Optional.of(due);
            note = Optional.of(notClosed(month)).filter(_ -> !closed);
            if (!closed && due == 0) {
                throw new Refusal(Refused.because(409, "month-not-closed", notClosed(month)));
            }
        }
        var step = invoicing.run().step(month, order, draft, after.orElse(Cursor.START), limit);
        return Answer.json(200, ShownRun.of(step, all, note));
    }

    /** A case that was posted in a month is invoiced before the month closes; its statements are not. */
    private static String notClosed(YearMonth month) {
        return "month " + month
                + " is not closed, and has no live statements before it is: close its days (`close day`), then it by"
                + " `close period " + month + "`, and run it again";
    }

    private Answer deliver(Call call) {
        var fields = Fields.of(call, List.of("month", "after", "limit"));
        var month = fields.optional("month", Dates::month, MONTH);
        var after = fields.optional("after", Long::valueOf, "the next of an earlier step, as text");
        DeliveryRun delivery = invoicing
                .delivery()
                .orElseThrow(() -> new Refusal(Refused.because(
                        409, "no-provider", "no provider is named: start the server with --invoice-provider")));
        var limit = fields.wholeNumber("limit", delivery.usualStep());
        int most = fields.complete(() -> atMost(limit.orElseThrow()));
        return deliver(delivery, month, after, most, call.circumstances(Optional.empty()));
    }

    private Answer deliver(
            DeliveryRun delivery,
            Optional<YearMonth> month,
            Optional<Long> after,
            int limit,
            Map<String, String> circumstances) {
        Optional<Integer> all = Optional.empty();
        if (after.isEmpty()) {
            mustHave("the read models have", platform.await(log.head(), LONGEST_SETTLING));
            all = Optional.of(invoicing.queries().undeliveredCount(month));
        }
        try {
            var step = delivery.step(month, after.orElse(-1L), limit, clock.instant(), circumstances);
            return Answer.json(200, ShownDelivery.of(delivery.provider(), step, all));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refused.because(503, "stopping", "the server stops; ask again when it is back"));
        }
    }

    private static void mustHave(String who, boolean caughtUp) {
        if (!caughtUp) {
            throw new Refusal(Refused.because(
                    503, "not-caught-up", who + " not caught up with the log in " + LONGEST_SETTLING + "; ask again"));
        }
    }

    private static int atMost(int limit) {
        return Math.min(limit, LARGEST_STEP);
    }

    private static String series(String text) {
        if (text.equals(InvoiceRules.CREDIT_NOTES)) {
            throw new IllegalArgumentException("the series of credit notes");
        }
        return new InvoiceNumber(text, 1).series();
    }
}
