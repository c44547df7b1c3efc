package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.explanation.Cell;
import dev.treering.projections.explanation.ExplainedStatement;
import dev.treering.projections.explanation.Explanation;
import dev.treering.projections.explanation.Explanation.BilledCell;
import dev.treering.projections.explanation.Explanation.Reason;
import dev.treering.projections.explanation.Formula;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a line is what it is, in JSON. Amounts are decimal strings, times milliseconds, instants UTC.
 *
 * @param number of the line, from 1
 * @param others numbers of further lines that were meant
 * @param statedFor position of the fact that the statement was issued for
 * @param bookHash SHA-256 of the price-book file
 * @param formula how the amount was worked out, a step each
 * @param exact the amount before it was rounded, as a ratio; absent where the line is no plain rating
 * @param before of a correction what was stated until then
 * @param after of a correction what the month comes to now
 * @param cells by day
 * @param day one of the days
 */
public record ExplanationJson(
        String account,
        String period,
        String mode,
        String currency,
        int number,
        List<Integer> others,
        long statedFor,
        String statement,
        StatementJson.Line line,
        Optional<String> bookHash,
        List<String> formula,
        Optional<String> exact,
        List<StatementJson.Line> before,
        List<StatementJson.Line> after,
        List<Day> cells,
        Optional<TimelineJson> day) {

    /**
     * A cell, as it was known when the statement was issued.
     *
     * @param madeAt position of the fact because of which the ledger says so
     * @param billedMs what of it is billed
     * @param quantity and {@code reports} of a counter
     * @param stated of a corrected day the cell as it was stated before
     */
    public record Day(
            String day,
            int revision,
            long madeAt,
            long commandedMs,
            long observedMs,
            long billableMs,
            long billedMs,
            String quantity,
            long reports,
            Optional<Day> stated) {

        static Day of(BilledCell each) {
            return of(each.cell(), each.billedMs(), each.stated().map(cell -> of(cell, 0, Optional.empty())));
        }

        private static Day of(Cell cell, long billedMs, Optional<Day> stated) {
            Usage usage = cell.metered().usage();
            return new Day(
                    cell.day().toString(),
                    cell.revision(),
                    cell.madeAt(),
                    usage.commandedMs(),
                    usage.observedMs(),
                    usage.billableMs(),
                    billedMs,
                    cell.metered().count().quantity().toPlainString(),
                    cell.metered().count().events(),
                    stated);
        }
    }

    /** The first of the lines that are meant; empty where none is. */
    public static Optional<ExplanationJson> of(
            ExplainedStatement statement, LineChoice choice, Optional<LocalDate> day) {
        List<Integer> numbers = choice.numbers(statement.statement());
        return numbers.stream()
                .findFirst()
                .map(number ->
                        of(statement.line(number, day), numbers.stream().skip(1).toList()));
    }

    private static ExplanationJson of(Explanation each, List<Integer> others) {
        return new ExplanationJson(
                each.account().value(),
                each.period().toString(),
                each.mode().name(),
                each.currency().getCurrencyCode(),
                each.number(),
                others,
                each.position(),
                each.statement().toString(),
                StatementJson.Line.of(each.line()),
                each.bookHash().map(Hash::toString),
                formula(each),
                exact(each.reason()),
                each.reason() instanceof Reason.Corrected corrected
                        ? corrected.before().stream()
                                .map(StatementJson.Line::of)
                                .toList()
                        : List.of(),
                each.reason() instanceof Reason.Corrected corrected
                        ? corrected.after().stream()
                                .map(working -> StatementJson.Line.of(working.line()))
                                .toList()
                        : List.of(),
                each.cells().stream().map(Day::of).toList(),
                each.day().map(TimelineJson::of));
    }

    private static Optional<String> exact(Reason reason) {
        return switch (reason) {
            case Reason.Rated(var working) ->
                Optional.of(working.exchanged().numerator() + "/"
                        + working.exchanged().denominator());
            case Reason.Taxed taxed -> taxed.exact().map(ratio -> ratio.numerator() + "/" + ratio.denominator());
            case Reason.Corrected _, Reason.Credited _ -> Optional.empty();
        };
    }

    private static List<String> formula(Explanation each) {
        String amount = each.line().amount().toPlainString();
        return switch (each.reason()) {
            case Reason.Rated(var working) -> Formula.of(working);
            case Reason.Corrected corrected ->
                Stream.concat(
                                corrected.after().stream().flatMap(working -> Formula.of(working).stream()),
                                Stream.of("less what was stated until then: " + sum(corrected) + " -> " + amount))
                        .toList();
            case Reason.Taxed taxed ->
                List.of(taxed.percent().toPlainString() + " % of "
                        + taxed.basis().toPlainString()
                        + taxed.exact()
                                .map(ratio -> " = " + Formula.exact(ratio) + " -> " + amount)
                                .orElse(", contained in the prices -> " + amount));
            case Reason.Credited _ -> List.of("a credit pays: " + each.line().detail());
        };
    }

    private static String sum(Reason.Corrected corrected) {
        return corrected.before().stream()
                .map(line -> line.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
