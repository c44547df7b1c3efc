package dev.treering.projections.statements;

import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.ACCOUNT_UNKNOWN;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.CURRENCY_MISMATCH;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.PRICE_BOOK_NOT_ASSIGNED;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.PRICE_BOOK_UNKNOWN;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.SKU_NOT_PRICED;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.Rater;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One statement in the making: an account's period in one mode.
 *
 * @param liveFrom first charged UTC day; empty where all is in shadow
 * @param usage of the whole period, in either mode
 */
record Draft(
        AccountId account,
        YearMonth period,
        BillingMode mode,
        Optional<LocalDate> liveFrom,
        Terms terms,
        SortedMap<Resource, MonthUsage> usage) {

    /** What is charged together: one resource under one price-book version. */
    private record Piece(Resource resource, PriceBookVersion version, Usage usage) {}

    /** A statement, or the first reason why there is none; empty when there is nothing to charge. */
    Optional<LedgerEntry> statement(
            Function<PriceBookVersion, Optional<Book>> books, Function<AppId, String> appNames) {
        SortedSet<LocalDate> days = chargedDays();
        return days.isEmpty() ? Optional.empty() : Optional.of(agreed(days, books, appNames));
    }

    private LedgerEntry agreed(
            SortedSet<LocalDate> days,
            Function<PriceBookVersion, Optional<Book>> books,
            Function<AppId, String> appNames) {
        if (terms.currency().isEmpty()) {
            return because(ACCOUNT_UNKNOWN, "account " + account + " is not opened");
        }
        for (LocalDate day : days) {
            if (terms.bookOn(day).isEmpty()) {
                return because(PRICE_BOOK_NOT_ASSIGNED, "no price book is assigned for " + day);
            }
        }
        return priced(terms.currency().get(), books, appNames);
    }

    private LedgerEntry priced(
            Currency currency, Function<PriceBookVersion, Optional<Book>> published, Function<AppId, String> appNames) {
        List<Piece> pieces = pieces();
        var books = new TreeMap<PriceBookVersion, Book>();
        for (var version : new TreeSet<>(pieces.stream().map(Piece::version).toList())) {
            Optional<Book> book = published.apply(version);
            if (book.isEmpty()) {
                return because(PRICE_BOOK_UNKNOWN, "price book " + version + " is not published");
            }
            books.put(version, book.get());
        }
        for (var book : books.entrySet()) {
            if (!book.getValue().currency().equals(currency)) {
                return because(
                        CURRENCY_MISMATCH,
                        "price book " + book.getKey() + " is in "
                                + book.getValue().currency() + ", the account in " + currency);
            }
        }
        return rated(currency, pieces, books, appNames);
    }

    private LedgerEntry rated(
            Currency currency,
            List<Piece> pieces,
            SortedMap<PriceBookVersion, Book> books,
            Function<AppId, String> appNames) {
        var lines = new ArrayList<StatementLine>();
        var total = BigDecimal.ZERO;
        for (Piece piece : pieces) {
            var price = Optional.ofNullable(books.get(piece.version()))
                    .flatMap(book -> book.priceOf(piece.resource().sku()));
            if (price.isEmpty()) {
                return because(
                        SKU_NOT_PRICED,
                        "price book " + piece.version() + " has no price for "
                                + piece.resource().sku());
            }
            var rated = Rater.rate(price.get(), piece.usage().billableMs(), period, currency);
            lines.add(new StatementLine(
                    LineKind.USAGE,
                    piece.resource(),
                    appNames.apply(new AppId(piece.resource().app())),
                    piece.usage(),
                    piece.usage().billableMs(),
                    BigDecimal.valueOf(piece.usage().billableMs()),
                    rated.unit(),
                    Optional.of(piece.version()),
                    Optional.of(rated.unitPrice()),
                    rated.amount(),
                    rated.amount(),
                    Optional.empty(),
                    ""));
            total = total.add(rated.amount());
        }
        return new StatementIssued(period, mode, currency, lines, total);
    }

    /** What is charged, in the order of the lines; without what comes to no billable time. */
    private List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        usage.forEach((resource, month) -> {
            var byVersion = new TreeMap<PriceBookVersion, Usage>();
            month.days().forEach((day, used) -> {
                if (isOfMode(day)) {
                    terms.bookOn(period.atDay(day)).ifPresent(version -> byVersion.merge(version, used, Usage::plus));
                }
            });
            byVersion.forEach((version, used) -> {
                if (used.billableMs() > 0) {
                    pieces.add(new Piece(resource, version, used));
                }
            });
        });
        return pieces;
    }

    private SortedSet<LocalDate> chargedDays() {
        var days = new TreeSet<LocalDate>();
        usage.values()
                .forEach(month -> month.days().forEach((day, used) -> {
                    if (isOfMode(day) && used.billableMs() > 0) {
                        days.add(period.atDay(day));
                    }
                }));
        return days;
    }

    private boolean isOfMode(int dayOfMonth) {
        LocalDate day = period.atDay(dayOfMonth);
        boolean live = liveFrom.isPresent() && !day.isBefore(liveFrom.get());
        return mode == (live ? BillingMode.LIVE : BillingMode.SHADOW);
    }

    private LedgerEntry because(Reason reason, String detail) {
        return new StatementWithheld(period, mode, reason, detail);
    }
}
