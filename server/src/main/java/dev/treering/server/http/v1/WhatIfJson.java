package dev.treering.server.http.v1;

import dev.treering.projections.comparison.Change;
import dev.treering.projections.comparison.Changes;
import dev.treering.projections.comparison.Changes.OfAccount;
import dev.treering.projections.comparison.Changes.Sums;
import dev.treering.projections.comparison.Supposed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What would be, in JSON. Amounts are decimal strings in the account's currency.
 *
 * @param book that is supposed; empty for the accounts' own
 * @param basis that is supposed; empty for what the books say
 * @param from first month told of; empty for all
 * @param until last month; empty for all that are closed
 * @param totals by currency, of what is known on both sides
 * @param histogram accounts by the percentage they change by
 */
public record WhatIfJson(
        Optional<String> book,
        Optional<String> basis,
        Optional<String> from,
        Optional<String> until,
        List<Account> accounts,
        List<Total> totals,
        List<Bar> histogram,
        List<Statement> statements) {

    /** One account; {@code unknown} is how many statements are left out because one side is not known. */
    public record Account(
            String account,
            Optional<String> currency,
            String was,
            String wouldBe,
            String difference,
            String percent,
            int unknown,
            List<String> reasons) {

        static Account of(OfAccount each) {
            return new Account(
                    each.account().value(),
                    each.currency().map(Currency::getCurrencyCode),
                    each.sums().was().toPlainString(),
                    each.sums().wouldBe().toPlainString(),
                    each.sums().difference().toPlainString(),
                    WhatIfJson.percent(each.sums()),
                    each.unknown(),
                    each.reasons());
        }
    }

    /** One currency. */
    public record Total(String currency, String was, String wouldBe, String difference, String percent) {}

    /** How many accounts change by so much. */
    public record Bar(String band, int accounts) {}

    /** One statement; without {@code was}, {@code wouldBe} or both where they are not known, and why. */
    public record Statement(
            String account,
            String period,
            String mode,
            Optional<String> currency,
            Optional<String> was,
            Optional<String> wouldBe,
            Optional<String> difference,
            List<String> reasons) {

        static Statement of(Change change) {
            return new Statement(
                    change.account().value(),
                    change.period().toString(),
                    change.mode().name(),
                    change.currency().map(Currency::getCurrencyCode),
                    change.was().map(BigDecimal::toPlainString),
                    change.wouldBe().map(BigDecimal::toPlainString),
                    change.difference().map(BigDecimal::toPlainString),
                    change.reasons());
        }
    }

    /** What was asked and what came of it. */
    public static WhatIfJson of(Supposed supposed, Optional<YearMonth> until, Changes changes) {
        return new WhatIfJson(
                supposed.book().map(Object::toString),
                supposed.basis().map(Enum::name),
                supposed.from().map(YearMonth::toString),
                until.map(YearMonth::toString),
                changes.accounts().stream().map(Account::of).toList(),
                changes.totals().entrySet().stream()
                        .map(each -> new Total(
                                each.getKey().getCurrencyCode(),
                                each.getValue().was().toPlainString(),
                                each.getValue().wouldBe().toPlainString(),
                                each.getValue().difference().toPlainString(),
                                percent(each.getValue())))
                        .toList(),
                changes.histogram().entrySet().stream()
                        .map(each -> new Bar(each.getKey().words(), each.getValue()))
                        .toList(),
                changes.statements().stream().map(Statement::of).toList());
    }

    /** The difference in percent of what it was, to one decimal; empty where it was nothing. */
    private static String percent(Sums sums) {
        return sums.was().signum() == 0
                ? ""
                : sums.difference()
                        .multiply(new BigDecimal(100))
                        .divide(sums.was().abs(), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
