package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.Differences;
import dev.treering.projections.knowledge.Differences.ChangedMonth;
import dev.treering.projections.knowledge.Differences.LateFact;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What was known at one position of the log and not at another, in JSON. Amounts are decimal strings, times UTC.
 *
 * @param differs whether there is anything
 * @param opened accounts
 * @param stated statements that were issued between
 * @param months whose lines are others
 * @param late facts that changed days of months that were closed
 */
public record DifferencesJson(
        long from,
        long to,
        boolean differs,
        List<String> opened,
        List<Stated> stated,
        List<Month> months,
        List<Late> late) {

    /** A statement; {@code position} is that of the fact it was issued for. */
    public record Stated(String account, String period, String mode, String total, long position, String hash) {}

    /** A month; without {@code before} or {@code after} where nothing was known of it. {@code lines} are to be added to those before. */
    public record Month(
            String account,
            String period,
            String mode,
            Optional<String> currency,
            Optional<String> before,
            Optional<String> after,
            String difference,
            List<StatementJson.Line> lines) {

        static Month of(ChangedMonth changed) {
            return new Month(
                    changed.account().value(),
                    changed.period().toString(),
                    changed.mode().name(),
                    changed.currency().map(Currency::getCurrencyCode),
                    changed.before().map(BigDecimal::toPlainString),
                    changed.after().map(BigDecimal::toPlainString),
                    changed.difference().toPlainString(),
                    changed.lines().stream().map(StatementJson.Line::of).toList());
        }
    }

    /** A late fact and one cell that it changed. */
    public record Late(
            String account,
            long position,
            String source,
            String id,
            String type,
            String heldAt,
            String app,
            String process,
            String sku,
            String day) {

        static Late of(LateFact late) {
            return new Late(
                    late.account().value(),
                    late.position(),
                    late.fact().source(),
                    late.fact().id(),
                    late.type(),
                    late.heldAt().toString(),
                    late.resource().app(),
                    late.resource().name(),
                    late.resource().sku().value(),
                    late.day().toString());
        }
    }

    /** Between two positions. */
    public static DifferencesJson of(long from, long to, Differences found) {
        return new DifferencesJson(
                from,
                to,
                !found.areNone(),
                found.opened().stream().map(AccountId::value).toList(),
                found.stated().stream()
                        .map(each -> new Stated(
                                each.account().value(),
                                each.period().toString(),
                                each.mode().name(),
                                each.total().toPlainString(),
                                each.position(),
                                each.hash().toString()))
                        .toList(),
                found.months().stream().map(Month::of).toList(),
                found.late().stream().map(Late::of).toList());
    }
}
