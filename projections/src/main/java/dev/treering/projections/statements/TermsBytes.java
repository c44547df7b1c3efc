package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.DiscountAgreed;
import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.facts.AccountFact.TaxAssigned;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** An account's terms as bytes. */
final class TermsBytes {

    private TermsBytes() {}

    static void write(Terms terms, StateWriter out) {
        out.text(terms.currency().map(Currency::getCurrencyCode).orElse(""));
        out.list(terms.live().stream().toList(), (said, o) -> {
            o.number(said.value().toEpochDay());
            o.number(said.position());
        });
        terms.books().write(out, (book, o) -> {
            o.text(book.id());
            o.number(book.version());
        });
        out.map(terms.overrides(), (sku, o) -> o.text(sku.value()), (own, o) -> own.write(o, FactBytes::write));
        out.map(terms.discounts(), (name, o) -> o.text(name), (said, o) -> {
            FactBytes.write(said.value(), o);
            o.number(said.position());
        });
        out.map(terms.taxes(), (category, o) -> o.text(category), (rules, o) -> rules.write(o, FactBytes::write));
    }

    static Terms read(StateReader in) {
        String code = in.text();
        return new Terms(
                code.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(code)),
                in.list(i -> new Said<>(LocalDate.ofEpochDay(i.number()), i.number())).stream()
                        .findFirst(),
                Dated.read(in, i -> new PriceBookVersion(i.text(), i.integer())),
                in.map(i -> new Sku(i.text()), i -> Dated.read(i, item -> FactBytes.read(PriceOverridden.class, item))),
                in.map(StateReader::text, i -> new Said<>(FactBytes.read(DiscountAgreed.class, i), i.number())),
                in.map(StateReader::text, i -> Dated.read(i, rule -> FactBytes.read(TaxAssigned.class, rule))));
    }
}
