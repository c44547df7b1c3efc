package dev.treering.projections.readmodel.ledger;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.query.ResolutionQueries;
import dev.treering.projections.readmodel.sql.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Answers from the table of resolutions. */
public final class ResolutionReader implements ResolutionQueries {

    private static final String SORTED = " order by account, app, name, sku, kind, day, revision";

    private final Select select;

    public ResolutionReader(Select select) {
        this.select = select;
    }

    @Override
    public List<CellResolution> resolutions(Optional<AccountId> account) {
        String all = "select * from resolution.cell_resolutions";
        return account.map(owner ->
                        select.all(all + " where account = ?" + SORTED, ResolutionReader::resolution, owner.value()))
                .orElseGet(() -> select.all(all + SORTED, ResolutionReader::resolution));
    }

    @Override
    public List<Violation> violations() {
        return select.all(
                "select * from resolution.violation" + SORTED + ", sequence limit 100",
                row -> new Violation(row.getString("code"), resolution(row)));
    }

    private static CellResolution resolution(ResultSet row) throws SQLException {
        return new CellResolution(
                new AccountId(row.getString("account")),
                LedgerViews.resource(row),
                row.getObject("day", LocalDate.class),
                row.getInt("revision"),
                CellResolution.Kind.valueOf(row.getString("resolution")),
                row.getString("reference"),
                row.getLong("billed_ms"),
                row.getBigDecimal("amount"),
                row.getLong("sequence"));
    }
}
