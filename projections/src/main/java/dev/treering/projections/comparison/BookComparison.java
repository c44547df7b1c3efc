package dev.treering.projections.comparison;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.comparison.Charged.NotOffered;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One partition of the log folded on other terms, by the rules that state what is charged. A period that is not closed on the log
 * is not stated here either.
 */
public final class BookComparison {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::period).thenComparing(Place::mode);

    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final OtherTerms terms;
    private final List<String> notOffered;
    private final SortedMap<Place, Charged> charged = new TreeMap<>(ORDER);

    private record Place(AccountId account, YearMonth period, BillingMode mode) {}

    private BookComparison(OtherTerms terms, List<String> notOffered) {
        this.terms = terms;
        this.notOffered = notOffered;
    }

    /** With the sizes and books of the same log; empty where the book is not published. */
    public static Optional<BookComparison> of(Wanted wanted, Sizes sizes) {
        return sizes.book(wanted.book())
                .map(book -> new BookComparison(
                        new OtherTerms(
                                sizes.withNotOffered(book, wanted),
                                sizes.replaced(book, wanted),
                                wanted.withAgreements()),
                        sizes.notOffered(book, wanted).stream()
                                .map(DynoSize::value)
                                .toList()));
    }

    /** Takes in the next fact of the partition. */
    public void accept(LoggedFact logged) {
        for (Fact fact : terms.of(logged.fact())) {
            var other = new LoggedFact(
                    logged.position(), logged.id(), logged.heldAt(), logged.recordedAt(), logged.extensions(), fact);
            for (LedgerRecord record : ledger.accept(other)) {
                var account = record.chained().account();
                switch (record.chained().entry()) {
                    case StatementIssued issued -> put(account, issued);
                    case StatementWithheld withheld -> put(account, withheld);
                    default -> {} // no statement
                }
            }
        }
    }

    private void put(AccountId account, StatementIssued issued) {
        var left = issued.lines().stream()
                .filter(line -> line.resource().kind() == ResourceKind.DYNO)
                .filter(line -> notOffered.contains(line.resource().sku().value()))
                .collect(Collectors.groupingBy(
                        line -> line.resource().sku().value(),
                        TreeMap::new,
                        Collectors.summingLong(line -> line.billedMs())))
                .entrySet()
                .stream()
                .map(each -> new NotOffered(each.getKey(), each.getValue()))
                .toList();
        charged.put(
                new Place(account, issued.period(), issued.mode()),
                new Charged(
                        account,
                        issued.period(),
                        issued.mode(),
                        Optional.of(issued.currency()),
                        Optional.of(issued.total()),
                        left,
                        Optional.empty()));
    }

    private void put(AccountId account, StatementWithheld withheld) {
        charged.put(
                new Place(account, withheld.period(), withheld.mode()),
                new Charged(
                        account,
                        withheld.period(),
                        withheld.mode(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(withheld.reason() + ": " + withheld.detail())));
    }

    /** What the book comes to, by account, period and mode. */
    public List<Charged> charged() {
        return List.copyOf(charged.values());
    }
}
