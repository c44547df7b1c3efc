package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.projections.query.CellResolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks whether the table of resolutions has what the entries say, the same in every column, as taken in or as a violation. Writes
 * nothing: that table only takes inserts and is never built anew.
 */
final class ResolutionCheck implements Resolutions {

    private static final String MISSING = """
            select nth from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::int4[], ?::text[], ?::text[],
                ?::int8[], ?::numeric[], ?::int8[]) with ordinality as g (%1$s, nth)
            where not exists (select from resolution.cell_resolutions c
                    where (c.account, c.kind, c.app, c.name, c.sku, c.day, c.revision)
                            = (g.account, g.kind, g.app, g.name, g.sku, g.day, g.revision)
                        and (c.resolution, c.reference, c.billed_ms, c.amount, c.sequence)
                            = (g.resolution, g.reference, g.billed_ms, g.amount, g.sequence))
                and not exists (select from resolution.violation v
                    where (v.account, v.kind, v.app, v.name, v.sku, v.day, v.revision, v.sequence, v.resolution, v.reference)
                            = (g.account, g.kind, g.app, g.name, g.sku, g.day, g.revision, g.sequence, g.resolution, g.reference)
                        and (v.billed_ms, v.amount) = (g.billed_ms, g.amount))
            order by nth limit 1""".formatted(ResolutionColumns.NAMES);

    private final List<CellResolution> said = new ArrayList<>();
    private final Consumer<CellResolution> missing;

    /** @param missing is told the first one of a batch that is not there */
    ResolutionCheck(Consumer<CellResolution> missing) {
        this.missing = missing;
    }

    @Override
    public void take(ChainedEntry chained) {
        said.addAll(CellResolution.of(chained));
    }

    @Override
    public void write(Connection connection) throws SQLException {
        if (said.isEmpty()) {
            return;
        }
        var rows = said.stream().map(ResolutionColumns::values).toList();
        try (var statement = connection.prepareStatement(MISSING)) {
            for (int column = 0; column < ResolutionColumns.TYPES.size(); column++) {
                int which = column;
                var values = rows.stream().map(row -> row[which]).toArray();
                statement.setArray(column + 1, connection.createArrayOf(ResolutionColumns.TYPES.get(column), values));
            }
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    missing.accept(said.get((int) row.getLong(1) - 1));
                }
            }
        }
    }
}
