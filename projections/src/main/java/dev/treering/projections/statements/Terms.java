package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is agreed with an account. Where something is said twice the later in the log holds, but an account is opened once.
 *
 * @param currency empty until the account is opened
 * @param live first UTC day that is charged; empty while all is in shadow
 * @param books price-book versions by the first UTC day they hold
 */
record Terms(
        Optional<Currency> currency,
        Optional<Said<LocalDate>> live,
        SortedMap<LocalDate, Said<PriceBookVersion>> books) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Sorted.empty());

    static final ShelfCodec<Terms> CODEC = ShelfCodec.version(1, Terms::write, Terms::read);

    /** Something and where in the log it was said. */
    record Said<T>(T value, long position) {
        Said<T> orLater(Said<T> other) {
            return other.position > position ? other : this;
        }
    }

    Terms with(AccountFact fact, long position) {
        return switch (fact) {
            case AccountFact.Opened opened -> currency.isPresent() ? this : openedIn(opened.currency());
            case AccountFact.LiveScheduled scheduled -> liveFrom(new Said<>(scheduled.from(), position));
            case AccountFact.PriceBookAssigned assigned ->
                new Terms(
                        currency,
                        live,
                        Sorted.merged(books, assigned.from(), new Said<>(assigned.book(), position), Said::orLater));
            case AccountFact.PriceOverridden _,
                    AccountFact.DiscountAgreed _,
                    AccountFact.CreditGranted _,
                    AccountFact.TaxAssigned _ -> this;
            case AccountFact.PilotEnrolled _ -> this; // shadow is what everything is before it goes live
        };
    }

    Optional<LocalDate> liveFrom() {
        return live.map(Said::value);
    }

    /** The price-book version that holds on a day. */
    Optional<PriceBookVersion> bookOn(LocalDate day) {
        return Optional.ofNullable(books.headMap(day.plusDays(1)).lastEntry())
                .map(entry -> entry.getValue().value());
    }

    private Terms openedIn(Currency opened) {
        return new Terms(Optional.of(opened), live, books);
    }

    private Terms liveFrom(Said<LocalDate> scheduled) {
        return new Terms(
                currency, Optional.of(live.map(said -> said.orLater(scheduled)).orElse(scheduled)), books);
    }

    private void write(StateWriter out) {
        out.text(currency.map(Currency::getCurrencyCode).orElse(""));
        out.list(live.stream().toList(), (said, o) -> {
            o.number(said.value().toEpochDay());
            o.number(said.position());
        });
        out.map(books, (day, o) -> o.number(day.toEpochDay()), (said, o) -> {
            o.text(said.value().id());
            o.number(said.value().version());
            o.number(said.position());
        });
    }

    private static Terms read(StateReader in) {
        String code = in.text();
        return new Terms(
                code.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(code)),
                in.list(i -> new Said<>(LocalDate.ofEpochDay(i.number()), i.number())).stream()
                        .findFirst(),
                in.map(
                        i -> LocalDate.ofEpochDay(i.number()),
                        i -> new Said<>(new PriceBookVersion(i.text(), i.integer()), i.number())));
    }
}
