package dev.treering.projections.cases;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.MinorUnit;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.Rater;
import dev.treering.projections.rating.RatingInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What our own rules make of a month, and sums over its lines. */
record Bill(List<StatementLine> lines) {

    /** Decimals at which peers that never round are compared: far finer than any figure of theirs. */
    static final int EXACT = 20;

    static final YearMonth ANY_MONTH = YearMonth.of(2025, 1);

    Bill {
        lines = List.copyOf(lines);
    }

    static Bill of(YearMonth month, int decimals, List<Piece> pieces, CreditBalance... credits) {
        var input = new RatingInput(month, Currency.getInstance("USD"), pieces, List.of(credits));
        Rated rated = Rater.rate(input, new MinorUnit(decimals));
        return new Bill(rated.lines());
    }

    static Bill of(int decimals, Piece... pieces) {
        return of(ANY_MONTH, decimals, List.of(pieces));
    }

    /** A credit that may pay for anything. */
    static CreditBalance credit(BigDecimal amount) {
        return new CreditBalance("credit", amount, LocalDate.EPOCH, Optional.empty(), 0);
    }

    BigDecimal total() {
        return sum(StatementLine::amount, LineKind.values());
    }

    BigDecimal sum(LineKind... kinds) {
        return sum(StatementLine::amount, kinds);
    }

    BigDecimal list() {
        return sum(StatementLine::listAmount, LineKind.USAGE);
    }

    private BigDecimal sum(Function<StatementLine, BigDecimal> figure, LineKind... kinds) {
        return lines.stream()
                .filter(line -> List.of(kinds).contains(line.kind()))
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
