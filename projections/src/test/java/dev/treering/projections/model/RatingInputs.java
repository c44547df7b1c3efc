package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Made-up months of an account under made-up price books. */
final class RatingInputs {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long DAY_MS = 86_400_000;
    private static final List<String> LEVELS = List.of("std", "perf", "pg", "flat", "part");
    private static final List<String> COUNTERS = List.of("egress", "requests", "turnover", "flat-count", "part-count");

    private final Random random;
    private final RandomBooks books;
    private final YearMonth month;
    private final Currency currency;

    private RatingInputs(long seed) {
        this.random = new Random(seed);
        this.books = new RandomBooks(random);
        this.month = YearMonth.of(2026, any(2, 4, 5));
        this.currency = Currency.getInstance(any("USD", "USD", "JPY", "KWD"));
    }

    /** The same seed gives the same month. */
    static RatingInput of(long seed) {
        return new RatingInputs(seed).input();
    }

    private RatingInput input() {
        int change = any(0, 0, 10 + random.nextInt(10));
        var pieces = new ArrayList<Piece>();
        if (change > 0) {
            pieces.addAll(under(1, 1, change));
        }
        pieces.addAll(under(2, change + 1, month.lengthOfMonth()));
        return new RatingInput(month, currency, pieces, credits());
    }

    /** A book while it is in force. */
    private record InForce(PriceBookVersion book, BookTerms terms, Optional<FxRate> fx, int first, int last) {
        int days() {
            return last - first + 1;
        }
    }

    private List<Piece> under(int version, int first, int last) {
        var fx = random.nextInt(4) == 0
                ? Optional.of(new FxRate(EUR, currency, figure("1.0837", "0.9", "163.25"), month.atDay(1), "ECB"))
                : Optional.<FxRate>empty();
        var book = new InForce(new PriceBookVersion("list", version), books.terms(), fx, first, last);
        var pieces = new ArrayList<Piece>();
        LEVELS.forEach(sku -> pieces.addAll(of(new Sku(sku), true, book)));
        COUNTERS.forEach(sku -> pieces.addAll(of(new Sku(sku), false, book)));
        return pieces;
    }

    /** Now and then a price of the account's own begins in the midst of it. */
    private List<Piece> of(Sku sku, boolean level, InForce book) {
        PriceItem item = books.item(sku, level, book.terms());
        PriceItem own = books.item(sku, level, book.terms());
        boolean changes = random.nextInt(4) == 0 && book.days() > 1 && !own.equals(item);
        int change = changes ? book.first() + 1 + random.nextInt(book.days() - 1) : book.last() + 1;
        var pieces = new ArrayList<Piece>();
        for (Resource resource : resources(sku, level)) {
            var days = days(level, book.first(), book.last());
            SortedMap<LocalDate, Metered> before = days.headMap(month.atDay(1).plusDays(change - 1L));
            SortedMap<LocalDate, Metered> after = days.tailMap(month.atDay(1).plusDays(change - 1L));
            pieces.addAll(parted(resource, book, item, change - book.first(), before));
            pieces.addAll(parted(resource, book, own, book.last() + 1 - change, after));
        }
        return pieces;
    }

    /** Now and then a discount begins on the last day of it. */
    private List<Piece> parted(
            Resource resource, InForce book, PriceItem item, int daysInForce, SortedMap<LocalDate, Metered> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        if (days.size() < 2 || random.nextInt(4) > 0) {
            return List.of(piece(resource, book, item, daysInForce, discounts(), days));
        }
        LocalDate last = days.lastKey();
        return List.of(
                piece(resource, book, item, daysInForce, List.of(), days.headMap(last)),
                piece(resource, book, item, daysInForce, List.of(figure("12.5")), days.tailMap(last)));
    }

    private static Piece piece(
            Resource resource,
            InForce book,
            PriceItem item,
            int daysInForce,
            List<BigDecimal> discounts,
            SortedMap<LocalDate, Metered> days) {
        return new Piece(
                resource,
                book.book(),
                book.terms(),
                item,
                discounts,
                book.fx(),
                tax(item),
                daysInForce,
                book.days(),
                days);
    }

    private List<Resource> resources(Sku sku, boolean level) {
        var resources = new ArrayList<Resource>();
        for (String app : List.of("blog", "shop")) {
            for (String name : level ? List.of("web", "worker") : List.of("byte")) {
                if (random.nextInt(4) == 0) {
                    resources.add(new Resource(level ? ResourceKind.DYNO : ResourceKind.USAGE, app, name, sku));
                }
            }
        }
        return resources;
    }

    private TreeMap<LocalDate, Metered> days(boolean level, int first, int last) {
        var days = new TreeMap<LocalDate, Metered>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            LocalDate day = month.atDay(first + random.nextInt(last - first + 1));
            days.put(day, level ? level() : counter());
        }
        return days;
    }

    private Metered level() {
        long commanded = random.nextInt(3) == 0 ? DAY_MS : random.nextLong(3 * DAY_MS);
        long observed = random.nextInt(3) == 0 ? commanded : random.nextLong(3 * DAY_MS);
        long billable = Math.min(commanded, observed) - random.nextLong(2) * random.nextLong(1_000);
        long left = commanded - Math.max(0, billable);
        long crash = random.nextInt(3) == 0 && left > 0 ? random.nextLong(left) : 0;
        long lost = random.nextInt(3) == 0 && left > crash ? random.nextLong(left - crash) : 0;
        long maintenance = random.nextInt(3) == 0 && billable > 0 ? random.nextLong(billable) : 0;
        return Metered.level(
                new Usage(commanded, observed, Math.max(0, billable), crash, lost, maintenance), random.nextInt(4));
    }

    private Metered counter() {
        long events = 1L + random.nextInt(5);
        var peak = new BigDecimal(any("0", "1", "7.5", "1000000", "123.000000001", "50"));
        return Metered.counter(new Count(
                peak.multiply(BigDecimal.valueOf(events)).subtract(peak.divide(BigDecimal.TWO)), events, peak));
    }

    private List<BigDecimal> discounts() {
        return any(
                List.<BigDecimal>of(),
                List.<BigDecimal>of(),
                List.of(new BigDecimal("10")),
                List.of(new BigDecimal("33.3333"), new BigDecimal("5")));
    }

    private static Optional<TaxRule> tax(PriceItem item) {
        String category = item.terms().taxCategory();
        return switch (category) {
            case "none" -> Optional.empty();
            case "in" -> Optional.of(new TaxRule(TaxMode.INCLUSIVE, new LineTax(category, "NL", new BigDecimal("21"))));
            default -> Optional.of(new TaxRule(TaxMode.EXCLUSIVE, new LineTax(category, "NL", new BigDecimal("9"))));
        };
    }

    private List<CreditBalance> credits() {
        var credits = new ArrayList<CreditBalance>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            credits.add(new CreditBalance(
                    "credit-" + i,
                    new BigDecimal(any("1", "50", "100000")),
                    month.atDay(1),
                    random.nextBoolean() ? Optional.of(month.plusMonths(i).atDay(1)) : Optional.empty(),
                    i));
        }
        return credits;
    }

    private BigDecimal figure(String... of) {
        return new BigDecimal(any(of));
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
