package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;

/** What back-billing has to know of accounts and prices, which others remember. As of the fact at hand; days are UTC. */
public interface AccountTerms {

    /** Empty until the account is opened. */
    Optional<Currency> currency(AccountId account);

    /** First charged day; empty while all is in shadow. */
    Optional<LocalDate> liveFrom(AccountId account);

    /**
     * What the month's shadow usage would come to, had the book and the account's own prices of the go-live day held on all of
     * its days: by resource and day, in the account's currency, without tax. Nothing is charged for what is absent. Empty where
     * there is no go-live day, or where its prices cannot price the usage.
     */
    Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> atGoLive(AccountId account, YearMonth period);

    /**
     * The tax on usage.
     *
     * @param usedOn the day whose price tells the tax category
     * @param taxedOn the day whose tax rules hold
     */
    Optional<TaxRule> tax(AccountId account, Sku sku, LocalDate usedOn, LocalDate taxedOn);

    /** The app's name, or its id where none was told. */
    String appName(AccountId account, AppId app);
}
