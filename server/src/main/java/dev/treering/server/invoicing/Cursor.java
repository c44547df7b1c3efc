package dev.treering.server.invoicing;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.projections.query.InvoiceQueries.Place;

/** How far a run has come. Written as {@code STATEMENT/17/acme}; whoever runs on hands it back. */
public record Cursor(Kind kind, Place place) {

    /** The beginning. */
    public static final Cursor START = new Cursor(Kind.STATEMENT, Place.FIRST);

    /** Reads what {@link #toString} writes; throws {@link IllegalArgumentException} for anything else. */
    public static Cursor parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("cursor is '" + text + "'");
        }
        return new Cursor(Kind.valueOf(parts[0]), new Place(parts[2], Long.parseLong(parts[1])));
    }

    @Override
    public String toString() {
        return kind + "/" + place.sequence() + "/" + place.account();
    }
}
