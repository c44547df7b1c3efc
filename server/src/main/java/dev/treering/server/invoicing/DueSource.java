package dev.treering.server.invoicing;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.query.InvoiceQueries.Place;
import java.time.YearMonth;
import java.util.List;

/** Where something due comes from: live statements, or posted back-bills. */
interface DueSource {

    Kind kind();

    /** What is due for a month, sorted by account and place in its chain, behind a place. */
    List<Due> page(YearMonth month, Place after, int limit);
}
