package dev.treering.projections.knowledge;

import dev.treering.events.facts.FactId;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known at one position of the log and was not at another.
 *
 * @param opened accounts
 * @param stated statements that were issued between
 * @param months whose amounts or lines are others, by account, month and mode
 * @param late facts that came between and changed days of months that were closed, in log order
 */
public record Differences(List<AccountId> opened, List<Stated> stated, List<ChangedMonth> months, List<LateFact> late) {

    public static final Differences NONE = new Differences(List.of(), List.of(), List.of(), List.of());

    public Differences {
        opened = List.copyOf(opened);
        stated = List.copyOf(stated);
        months = List.copyOf(months);
        late = List.copyOf(late);
    }

    /** A statement. {@code position} is that of the fact it was issued for. */
    public record Stated(
            AccountId account, YearMonth period, BillingMode mode, BigDecimal total, long position, Hash hash) {}

    /**
     * A month as it was known before and after.
     *
     * @param before what it came to; empty where nothing was known of it
     * @param lines what is to be added to the lines before to come to those after
     */
    public record ChangedMonth(
            AccountId account,
            YearMonth period,
            BillingMode mode,
            Optional<Currency> currency,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after,
            List<StatementLine> lines) {
        public ChangedMonth {
            lines = List.copyOf(lines);
        }

        public BigDecimal difference() {
            return after.orElse(BigDecimal.ZERO).subtract(before.orElse(BigDecimal.ZERO));
        }
    }

    /** A fact that changed what was used on a day of a closed month. {@code type} is its CloudEvents type. */
    public record LateFact(
            AccountId account,
            long position,
            FactId fact,
            String type,
            Instant heldAt,
            Resource resource,
            LocalDate day) {}

    public boolean areNone() {
        return opened.isEmpty() && stated.isEmpty() && months.isEmpty() && late.isEmpty();
    }

    /** Both together, of different accounts. */
    public Differences and(Differences other) {
        return new Differences(
                Stream.concat(opened.stream(), other.opened.stream()).sorted().toList(),
                Stream.concat(stated.stream(), other.stated.stream())
                        .sorted(Comparator.comparing(Stated::account)
                                .thenComparing(Stated::period)
                                .thenComparing(Stated::mode))
                        .toList(),
                Stream.concat(months.stream(), other.months.stream())
                        .sorted(Comparator.comparing(ChangedMonth::account)
                                .thenComparing(ChangedMonth::period)
                                .thenComparing(ChangedMonth::mode))
                        .toList(),
                Stream.concat(late.stream(), other.late.stream())
                        .sorted(Comparator.comparing(LateFact::position)
                                .thenComparing(LateFact::day)
                                .thenComparing(LateFact::resource))
                        .toList());
    }
}
