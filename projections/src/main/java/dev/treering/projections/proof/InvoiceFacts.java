package dev.treering.projections.proof;

import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.facts.InvoiceFact.Voided;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.Reading;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The invoices of the whole log: their numbers, what they ask for, and which of them are void. */
public final class InvoiceFacts {

    private final TreeMap<Long, Issued> issued = new TreeMap<>();
    private final Set<InvoiceNumber> voided = new HashSet<>();

    /** Takes in a fact; in any order, since accounts lie on several partitions. */
    public void accept(LoggedFact logged) {
        if (logged.fact() instanceof InvoiceFact fact) {
            switch (fact) {
                case Issued invoice -> issued.put(logged.position(), invoice);
                case Voided invoice -> voided.add(invoice.number());
                default -> {} // neither gives a number nor takes back what was asked for
            }
        }
    }

    boolean isVoid(InvoiceNumber number) {
        return voided.contains(number);
    }

    /** The invoice of a number, if its series counts from 1 up to it without a gap and gives every number once; else why not. */
    public Reading<Issued> of(InvoiceNumber wanted) {
        List<Issued> series = issued.values().stream()
                .filter(each -> each.number().series().equals(wanted.series()))
                .toList();
        long next = 1;
        for (Issued each : series) {
            if (each.number().number() != next) {
                return Reading.refused(each.number() + " follows number " + (next - 1) + " of its series");
            }
            if (each.number().equals(wanted)) {
                return givenOnce(wanted, series).then(_ -> Reading.of(each));
            }
            next++;
        }
        return Reading.refused(
                series.isEmpty()
                        ? "no invoice of series " + wanted.series() + " was issued"
                        : "the series ends with " + series.getLast().number());
    }

    private static Reading<Boolean> givenOnce(InvoiceNumber wanted, List<Issued> series) {
        long times =
                series.stream().filter(each -> each.number().equals(wanted)).count();
        return times == 1 ? Reading.of(true) : Reading.refused(wanted + " was given " + times + " times");
    }

    /** Other invoices that hold and ask for the same; in the order of their numbers. */
    List<InvoiceNumber> alsoAskingFor(AccountId account, Source source, InvoiceNumber number) {
        return issued.values().stream()
                .filter(each -> each.account().equals(account)
                        && each.source().sequence() == source.sequence()
                        && !each.number().equals(number)
                        && !isVoid(each.number()))
                .map(Issued::number)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
