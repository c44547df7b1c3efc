package dev.treering.projections.statements;

import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.FxRate;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** What was published for everybody, so far in the log. */
interface Published {

    Optional<Book> book(PriceBookVersion version);

    /** The rate of exchange that holds on a UTC day. */
    Optional<FxRate> rate(Currency from, Currency to, LocalDate day);
}
