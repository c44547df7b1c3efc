package dev.treering.projections.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.audit.Chain;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import dev.treering.projections.step.Shelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partition whose entries are given, and which closes when it is told to. All it remembers is bytes. */
final class Closings {

    static final AccountId ACME = new AccountId("acme");
    static final AccountId BIRCH = new AccountId("birch");
    static final YearMonth MARCH = YearMonth.of(2026, 3);
    static final YearMonth APRIL = YearMonth.of(2026, 4);
    static final Currency USD = Currency.getInstance("USD");
    static final PriceBookVersion LIST = new PriceBookVersion("list", 1);
    static final Instant CLOSED_AT = Instant.parse("2026-05-01T00:00:00Z");

    private final Shelves shelves = new EncodedShelves();
    private final Chain chain = new Chain(shelves);
    private final Sealing sealing = new Sealing(shelves);
    private long position;

    LedgerRecord say(AccountId account, LedgerEntry entry) {
        var record = chain.append(new AccountEntry(account, entry));
        sealing.take(record);
        return record;
    }

    void publish(PriceBookVersion book, String source) {
        accept(new BookPublished(book, USD, LocalDate.EPOCH, List.of(), Hash.NONE, source));
    }

    List<Seal> close(YearMonth period) {
        return accept(new PeriodClosed(period));
    }

    Seal.AccountSealed sealOf(AccountId account, List<Seal> seals) {
        return (Seal.AccountSealed) seals.stream()
                .filter(seal -> seal.owner().equals(Optional.of(account)))
                .findFirst()
                .orElseThrow();
    }

    private List<Seal> accept(Fact fact) {
        var logged = new LoggedFact(
                position++, new FactId("test", "f" + position), CLOSED_AT, Instant.EPOCH, Map.of(), fact);
        return sealing.accept(logged, chain::heads).stream()
                .map(SealRecord::seal)
                .toList();
    }

    /** A live statement of March, or of another month, with lines of these amounts. */
    static StatementIssued statement(YearMonth period, BillingMode mode, String... amounts) {
        var lines = Arrays.stream(amounts).map(Closings::line).toList();
        var total = lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new StatementIssued(period, mode, USD, lines, total);
    }

    static StatementLine line(String amount) {
        return new StatementLine(
                LineKind.USAGE,
                new Resource(ResourceKind.DYNO, "shop", "web", new Sku("std")),
                "shop",
                new Usage(3_600_000, 3_500_000, 3_400_000),
                3_400_000,
                new BigDecimal("3400000"),
                "month",
                Optional.of(LIST),
                Optional.of(new BigDecimal("25.00")),
                new BigDecimal(amount),
                new BigDecimal(amount),
                Optional.empty(),
                "");
    }

    /** The tree of RFC 6962, 2.1, word for word. */
    static Hash treeOf(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.of(new byte[0]);
        }
        if (n == 1) {
            return Hash.of(joined(new byte[] {0}, leaves.getFirst()));
        }
        int k = Integer.highestOneBit(n - 1);
        return Hash.of(joined(
                new byte[] {1},
                joined(
                        treeOf(leaves.subList(0, k)).bytes(),
                        treeOf(leaves.subList(k, n)).bytes())));
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
