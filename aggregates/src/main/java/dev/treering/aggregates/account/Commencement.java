package dev.treering.aggregates.account;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForAccount.AssignPriceBook;
import dev.treering.aggregates.decision.Command.ForAccount.ScheduleLive;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must be known to say from which day an account is billed in another way: the account, which days are closed, the price
 * books, and the rates of exchange where a book is in another currency.
 *
 * <p>A boundary of its own: a day may not be closed between the look and the decision, or a statement that never changes
 * would have to.
 *
 * @param closedUpTo last closed UTC day
 * @param rates first UTC day from which a rate is fixed, by pair
 */
record Commencement(
        Account account,
        Optional<LocalDate> closedUpTo,
        Map<PriceBookVersion, BookPublished> published,
        Map<Pair, LocalDate> rates) {

    static final Commencement NOTHING_KNOWN = new Commencement(Account.unknown(), Optional.empty(), Map.of(), Map.of());

    /** What is exchanged for what. */
    record Pair(Currency base, Currency quote) {}

    Commencement {
        published = Map.copyOf(published);
        rates = Map.copyOf(rates);
    }

    Commencement evolve(Fact fact) {
        return switch (fact) {
            case AccountFact told -> new Commencement(account.evolve(told), closedUpTo, published, rates);
            case ClockFact.DayClosed closed -> closed(closed.day());
            case ClockFact.PeriodClosed closed -> closed(closed.period().atEndOfMonth());
            case BookPublished book -> {
                var next = new HashMap<>(published);
                next.putIfAbsent(book.book(), book);
                yield new Commencement(account, closedUpTo, next, rates);
            }
            case FxRateFixed rate -> {
                var next = new HashMap<>(rates);
                next.merge(new Pair(rate.base(), rate.quote()), rate.from(), Commencement::earlier);
                yield new Commencement(account, closedUpTo, published, next);
            }
            default -> this;
        };
    }

    private Commencement closed(LocalDate day) {
        var latest = closedUpTo.filter(known -> known.isAfter(day)).orElse(day);
        return new Commencement(account, Optional.of(latest), published, rates);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** An account goes live once, from a day that is still open. */
    Decision decide(ScheduleLive command, Instant at) {
        return account.ifOpened(command.account(), opened -> {
            var scheduled = opened.terms().liveFrom();
            if (scheduled.isPresent()) {
                return scheduled.get().equals(command.from())
                        ? nothingToDo()
                        : alreadyScheduled(command.account(), scheduled.get(), at);
            }
            return ifOpen(
                    command.from(),
                    () -> Decision.of(new AccountFact.LiveScheduled(command.account(), command.from())));
        });
    }

    private static Decision alreadyScheduled(AccountId account, LocalDate from, Instant at) {
        var today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return from.isAfter(today)
                ? refused(
                        Rejection.ALREADY_SCHEDULED,
                        "account " + account + " goes live on " + from + "; that is said once")
                : refused(Rejection.ALREADY_LIVE, "account " + account + " is live since " + from);
    }

    /** Whether a book is in another currency than the account, so that a rate of exchange matters. */
    boolean exchanges(AssignPriceBook command) {
        return account instanceof Account.Opened opened
                && Optional.ofNullable(published.get(command.book()))
                        .filter(book -> !book.currency().equals(opened.opening().currency()))
                        .isPresent();
    }

    /**
     * A price book is assigned from a day that the book allows and that is still open; in the account's currency, or in one
     * whose exchange is known by then.
     */
    Decision decide(AssignPriceBook command) {
        return account.ifOpened(command.account(), opened -> {
            if (command.book().equals(opened.terms().books().get(command.from()))) {
                return nothingToDo();
            }
            return Optional.ofNullable(published.get(command.book()))
                    .map(book -> assign(command, book, opened.opening().currency()))
                    .orElseGet(() -> refused(
                            Rejection.NO_SUCH_PRICE_BOOK,
                            "there is no price book " + command.book() + "; published of this id are "
                                    + published.keySet().stream().sorted().toList()));
        });
    }

    private Decision assign(AssignPriceBook command, BookPublished book, Currency currency) {
        if (!book.currency().equals(currency) && !exchanged(book.currency(), currency, command.from())) {
            return refused(
                    Rejection.CURRENCY_DIFFERS,
                    "price book " + book.book() + " is in " + book.currency() + "; account " + command.account()
                            + " is billed in " + currency + ", and no rate from " + book.currency() + " to " + currency
                            + " is fixed for " + command.from() + " or before");
        }
        if (command.from().isBefore(book.effectiveFrom())) {
            return refused(
                    Rejection.BEFORE_EFFECTIVE,
                    "from is " + command.from() + "; price book " + book.book() + " may be assigned from "
                            + book.effectiveFrom());
        }
        return ifOpen(
                command.from(),
                () -> Decision.of(
                        new AccountFact.PriceBookAssigned(command.account(), command.book(), command.from())));
    }

    private boolean exchanged(Currency base, Currency quote, LocalDate from) {
        return Optional.ofNullable(rates.get(new Pair(base, quote)))
                .filter(since -> !since.isAfter(from))
                .isPresent();
    }

    boolean isClosed(LocalDate day) {
        return closedUpTo.filter(closed -> !day.isAfter(closed)).isPresent();
    }

    /** The decision where the first day of something is still open. */
    Decision ifOpen(LocalDate from, Supplier<Decision> decide) {
        return ifOpen("from", from, decide);
    }

    /** The same for a day that is called otherwise. */
    Decision ifOpen(String what, LocalDate day, Supplier<Decision> decide) {
        return closedUpTo
                .filter(closed -> !day.isAfter(closed))
                .map(closed -> refused(
                        Rejection.DAY_CLOSED,
                        what + " is " + day + "; days up to " + closed + " are closed, allowed is " + closed.plusDays(1)
                                + " or later"))
                .orElseGet(decide);
    }
}
