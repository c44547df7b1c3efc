package dev.treering.projections.readmodel.ledger;

import dev.treering.projections.query.CellResolution;
import java.util.List;

/** A cell's resolution as the columns of its table. */
final class ResolutionColumns {

    static final String NAMES =
            "account, kind, app, name, sku, day, revision, resolution, reference, billed_ms, amount, sequence";

    /** The types of the columns in PostgreSQL, in the order of their names. */
    static final List<String> TYPES =
            List.of("text", "text", "text", "text", "text", "date", "int4", "text", "text", "int8", "numeric", "int8");

    private ResolutionColumns() {}

    /** In the order of the names. */
    static Object[] values(CellResolution resolved) {
        var resource = resolved.resource();
        return new Object[] {
            resolved.account().value(),
            resource.kind().name(),
            resource.app(),
            resource.name(),
            resource.sku().value(),
            resolved.day(),
            resolved.revision(),
            resolved.kind().name(),
            resolved.reference(),
            resolved.billedMs(),
            resolved.amount().toPlainString(),
            resolved.sequence()
        };
    }
}
