package dev.treering.events.wire;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.wire.account.AccountOpened;
import dev.treering.wire.account.LiveScheduled;
import dev.treering.wire.account.PilotEnrolled;
import dev.treering.wire.account.PriceBookAssigned;

/** Facts of the account family and their records. */
final class AccountWire {

    private AccountWire() {}

    static AccountOpened toWire(AccountFact.Opened fact) {
        return new AccountOpened(
                fact.account().value(), fact.name(), fact.currency().getCurrencyCode(), fact.cohort());
    }

    static AccountFact.Opened opened(AccountOpened wire) {
        return new AccountFact.Opened(
                new AccountId(wire.getAccount()), wire.getName(), Money.currency(wire.getCurrency()), wire.getCohort());
    }

    static PilotEnrolled toWire(AccountFact.PilotEnrolled fact) {
        return new PilotEnrolled(fact.account().value(), fact.from());
    }

    static AccountFact.PilotEnrolled pilotEnrolled(PilotEnrolled wire) {
        return new AccountFact.PilotEnrolled(new AccountId(wire.getAccount()), wire.getFrom());
    }

    static LiveScheduled toWire(AccountFact.LiveScheduled fact) {
        return new LiveScheduled(fact.account().value(), fact.from());
    }

    static AccountFact.LiveScheduled liveScheduled(LiveScheduled wire) {
        return new AccountFact.LiveScheduled(new AccountId(wire.getAccount()), wire.getFrom());
    }

    static PriceBookAssigned toWire(AccountFact.PriceBookAssigned fact) {
        return new PriceBookAssigned(
                fact.account().value(), fact.book().id(), fact.book().version(), fact.from());
    }

    static AccountFact.PriceBookAssigned priceBookAssigned(PriceBookAssigned wire) {
        var book = new PriceBookVersion(wire.getPriceBook(), wire.getVersion());
        return new AccountFact.PriceBookAssigned(new AccountId(wire.getAccount()), book, wire.getFrom());
    }
}
