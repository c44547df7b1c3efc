package dev.treering.projections.statements;

import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * The rates of exchange of one currency in another, as they were fixed. Only the direction that was stated: a rate is never
 * turned around, since its inverse would not be exact.
 */
record Rates(Dated<FxRate> fixed) {

    static final Rates NONE = new Rates(Dated.none());

    static final ShelfCodec<Rates> CODEC = ShelfCodec.version(1, Rates::write, Rates::read);

    Rates with(FxRateFixed fact, long position) {
        var rate = new FxRate(fact.base(), fact.quote(), fact.rate(), fact.from(), fact.source());
        return new Rates(fixed.with(fact.from(), new Said<>(rate, position)));
    }

    Optional<FxRate> on(LocalDate day) {
        return fixed.on(day);
    }

    private void write(StateWriter out) {
        fixed.write(out, (rate, o) -> {
            o.text(rate.from().getCurrencyCode());
            o.text(rate.to().getCurrencyCode());
            o.text(rate.rate().toPlainString());
            o.number(rate.since().toEpochDay());
            o.text(rate.source());
        });
    }

    private static Rates read(StateReader in) {
        return new Rates(Dated.read(
                in,
                i -> new FxRate(
                        Currency.getInstance(i.text()),
                        Currency.getInstance(i.text()),
                        new BigDecimal(i.text()),
                        LocalDate.ofEpochDay(i.number()),
                        i.text())));
    }
}
