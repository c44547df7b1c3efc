package dev.treering.projections.comparison;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.comparison.Charged.NotOffered;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts of one partition folded to what statements come to, by the rules that state what is charged. */
final class StatedFold {

    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final List<String> notOffered;
    private final SortedMap<Place, Charged> charged = new TreeMap<>();

    /** {@code notOffered} are sizes to be listed beside the total. */
    StatedFold(List<String> notOffered) {
        this.notOffered = notOffered;
    }

    /** Takes in a fact that stands in place of one of the log. */
    void accept(LoggedFact logged, Fact instead) {
        accept(new LoggedFact(
                logged.position(), logged.id(), logged.heldAt(), logged.recordedAt(), logged.extensions(), instead));
    }

    void accept(LoggedFact logged) {
        for (LedgerRecord record : ledger.accept(logged)) {
            var account = record.chained().account();
            switch (record.chained().entry()) {
                case StatementIssued issued -> put(issued(account, issued));
                case StatementWithheld withheld -> put(withheld(account, withheld));
                default -> {} // no statement
            }
        }
    }

    /** By account, period and mode; of what was withheld and then stated, what was stated. */
    SortedMap<Place, Charged> charged() {
        return charged;
    }

    private void put(Charged each) {
        charged.put(Place.of(each), each);
    }

    private Charged issued(AccountId account, StatementIssued issued) {
        return new Charged(
                account,
                issued.period(),
                issued.mode(),
                Optional.of(issued.currency()),
                Optional.of(issued.total()),
                left(issued),
                Optional.empty());
    }

    private List<NotOffered> left(StatementIssued issued) {
        return issued.lines().stream()
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
    }

    private static Charged withheld(AccountId account, StatementWithheld withheld) {
        return new Charged(
                account,
                withheld.period(),
                withheld.mode(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(withheld.reason() + ": " + withheld.detail()));
    }
}
