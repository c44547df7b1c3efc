package dev.treering.projections.comparison;

import dev.treering.events.vocabulary.AccountId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Changes put together: by account, in all by currency, and how many accounts lie in which band. What is not known on both sides is in
 * no sum.
 *
 * @param statements by account, period and mode
 */
public record Changes(List<Change> statements) {

    private static final Comparator<Currency> BY_CODE = Comparator.comparing(Currency::getCurrencyCode);

    public Changes {
        statements = List.copyOf(statements);
    }

    /** What it was and would be. */
    public record Sums(BigDecimal was, BigDecimal wouldBe) {

        static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal difference() {
            return wouldBe.subtract(was);
        }

        Sums plus(Sums other) {
            return new Sums(was.add(other.was), wouldBe.add(other.wouldBe));
        }

        static Optional<Sums> of(Change change) {
            return change.was().flatMap(was -> change.wouldBe().map(wouldBe -> new Sums(was, wouldBe)));
        }
    }

    /**
     * One account.
     *
     * @param currency empty where nothing of it could be stated
     * @param sums of what is known on both sides
     * @param unknown statements that are not
     * @param reasons why they are not, each once
     */
    public record OfAccount(
            AccountId account, Optional<Currency> currency, Sums sums, int unknown, List<String> reasons) {

        public OfAccount {
            reasons = List.copyOf(reasons);
        }

        static OfAccount of(AccountId account, List<Change> changes) {
            return new OfAccount(
                    account,
                    changes.stream().flatMap(each -> each.currency().stream()).findFirst(),
                    changes.stream().flatMap(each -> Sums.of(each).stream()).reduce(Sums.NONE, Sums::plus),
                    Math.toIntExact(changes.stream()
                            .filter(each -> each.difference().isEmpty())
                            .count()),
                    changes.stream()
                            .flatMap(each -> each.reasons().stream())
                            .distinct()
                            .toList());
        }
    }

    /** By account. */
    public List<OfAccount> accounts() {
        SortedMap<AccountId, List<Change>> byAccount = new TreeMap<>();
        for (Change change : statements) {
            byAccount.merge(
                    change.account(),
                    List.of(change),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return byAccount.entrySet().stream()
                .map(each -> OfAccount.of(each.getKey(), each.getValue()))
                .toList();
    }

    /** In all, by currency. */
    public SortedMap<Currency, Sums> totals() {
        var totals = new TreeMap<Currency, Sums>(BY_CODE);
        statements.forEach(change -> change.currency()
                .ifPresent(currency -> Sums.of(change).ifPresent(sums -> totals.merge(currency, sums, Sums::plus))));
        return totals;
    }

    /** How many accounts change by how much; of those with something unknown the rest counts. Every band is there. */
    public Map<Band, Integer> histogram() {
        var counts = new EnumMap<Band, Integer>(Band.class);
        for (Band band : Band.values()) {
            counts.put(band, 0);
        }
        accounts()
                .forEach(account -> counts.merge(
                        Band.of(account.sums().was(), account.sums().wouldBe()), 1, Integer::sum));
        return counts;
    }
}
