package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.knowledge.AsKnown;
import dev.treering.projections.knowledge.AsKnown.Issued;
import dev.treering.projections.knowledge.AsKnown.OfMode;
import dev.treering.projections.query.LedgerQueries.StatementView;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An account's month as it was known at a position of the log, in JSON. Amounts are decimal strings.
 *
 * @param asKnownAt the position; facts beyond it count for nothing here
 * @param lastClosedDay UTC; absent where none was closed yet
 * @param statements by mode, SHADOW before LIVE
 */
public record KnownJson(
        String account,
        String period,
        long asKnownAt,
        String notice,
        Optional<String> lastClosedDay,
        List<Month> statements) {

    private static final String NOTICE = "This is what was known when the log had come to position ";

    /**
     * One mode.
     *
     * @param state OPEN, STATED or WITHHELD
     * @param why there are no lines, or why the newest changes are not in them
     * @param lines what the month came to: stated, and every correction, stated by then or yet to be
     * @param issued the statement as it was issued, the same as it is shown without a position
     * @param issuedFor position of the fact it was issued for
     * @param corrections lines of later statements, by then
     */
    public record Month(
            String mode,
            String state,
            Optional<String> why,
            Optional<String> currency,
            List<StatementJson.Line> lines,
            String total,
            Optional<StatementJson> issued,
            Optional<Long> issuedFor,
            List<Correction> corrections) {}

    /** A line that corrects, and the month whose statement it is in. */
    public record Correction(String statedIn, StatementJson.Line line) {}

    /** Of all modes, or of one. */
    public static KnownJson of(AsKnown known, Optional<BillingMode> mode) {
        return new KnownJson(
                known.account().value(),
                known.period().toString(),
                known.position(),
                NOTICE + known.position() + ".",
                known.lastClosed().map(LocalDate::toString),
                known.modes().stream()
                        .filter(each -> mode.isEmpty() || each.mode() == mode.get())
                        .map(each -> month(known, each))
                        .toList());
    }

    private static Month month(AsKnown known, OfMode mode) {
        return new Month(
                mode.mode().name(),
                mode.known().state().name(),
                mode.known().why(),
                mode.known().currency().map(Currency::getCurrencyCode),
                mode.known().lines().stream().map(StatementJson.Line::of).toList(),
                mode.known().total().toPlainString(),
                mode.issued().map(issued -> issued(known, issued)),
                mode.issued().map(Issued::position),
                mode.corrections().stream()
                        .map(each -> new Correction(each.statedIn().toString(), StatementJson.Line.of(each.line())))
                        .toList());
    }

    private static StatementJson issued(AsKnown known, Issued issued) {
        var views = known.modes().stream()
                .flatMap(each -> each.issued().stream())
                .map(each -> view(known, each))
                .toList();
        return StatementJson.of(view(known, issued), views);
    }

    private static StatementView view(AsKnown known, Issued issued) {
        return new StatementView(known.account(), issued.statement(), issued.sequence(), issued.hash());
    }
}
