package dev.treering.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.invoice.Claim;
import dev.treering.aggregates.issuing.Issuing;
import dev.treering.aggregates.issuing.Order;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Invoices issued on one store, and the very facts this makes appended to another without a condition or a thought. */
final class IssuingContest {

    private static final int BATCH = 200;
    private static final Currency USD = Currency.getInstance("USD");
    private static final Order ORDER = new Order(
            "INV", LocalDate.of(2026, 4, 3), LocalDate.of(2026, 5, 3), Instant.parse("2026-04-03T00:00:00Z"), Map.of());

    private final EventStore store;
    private final EventStore plain;
    private final Issuing issuing;

    IssuingContest(EventStore store, EventStore plain) {
        this.store = store;
        this.plain = plain;
        this.issuing = new Issuing(store);
    }

    /** Issues one invoice for each of so many accounts; {@code prefix} makes their names new. */
    List<Issued> round(String prefix, int accounts, Measured issue, Measured append, Figures figures) {
        List<Claim> claims = IntStream.range(0, accounts)
                .mapToObj(i -> claim(prefix + "-" + i))
                .toList();
        long before = store.head();
        var issued = new ArrayList<Issued>();
        figures.time(issue, accounts, () -> {
            for (List<Claim> batch : sliced(claims, BATCH)) {
                issued.addAll(issuing.issue(ORDER, batch).issued());
            }
        });
        if (issued.size() != accounts) {
            throw new IllegalStateException(issued.size() + " invoices for " + accounts + " accounts");
        }
        List<NewFact> facts = store.read(before + 1, 3 * accounts).stream()
                .map(IssuingContest::again)
                .toList();
        figures.time(append, accounts, () -> {
            for (List<NewFact> batch : sliced(facts, 2 * BATCH)) { // a draft and an invoice for each
                plain.append(Optional.empty(), batch);
            }
        });
        return issued;
    }

    private static Claim claim(String account) {
        var source = new Source(Kind.STATEMENT, YearMonth.of(2026, 3), 40, Hash.of(account.getBytes(UTF_8)));
        return new Claim(new AccountId(account), source, USD, new BigDecimal("12.34"));
    }

    private static NewFact again(StoredFact fact) {
        return new NewFact(
                fact.id(), fact.type(), fact.heldAt(), fact.account(), fact.payload(), fact.extensions(), fact.tags());
    }

    private static <T> List<List<T>> sliced(List<T> all, int size) {
        var slices = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return slices;
    }
}
