package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.backbilling.AccountTerms;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;

/** What statements remember of accounts and prices, for back-billing to read. Changes nothing. */
final class AgreedTerms implements AccountTerms {

    private final StatementShelves shelves;

    AgreedTerms(StatementShelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public Optional<Currency> currency(AccountId account) {
        return shelves.termsOf(account).currency();
    }

    @Override
    public Optional<LocalDate> liveFrom(AccountId account) {
        return shelves.termsOf(account).liveFrom();
    }

    @Override
    public Optional<SortedMap<Resource, SortedMap<LocalDate, BigDecimal>>> atGoLive(
            AccountId account, YearMonth period) {
        return AtGoLive.amounts(shelves, account, period);
    }

    @Override
    public Optional<TaxRule> tax(AccountId account, Sku sku, LocalDate usedOn, LocalDate taxedOn) {
        Terms terms = shelves.termsOf(account);
        return terms.currency()
                .flatMap(currency -> new AccountPrices(currency, terms, shelves).offerOn(usedOn, sku))
                .map(offer -> offer.item().terms().taxCategory())
                .flatMap(category -> terms.taxOn(taxedOn, category)
                        .filter(tax -> tax.mode() != TaxMode.NONE)
                        .map(tax -> new TaxRule(tax.mode(), new LineTax(category, tax.jurisdiction(), tax.percent()))));
    }

    @Override
    public String appName(AccountId account, AppId app) {
        return shelves.appNames().get(StatementShelves.app(account, app)).orElse(app.value());
    }
}
