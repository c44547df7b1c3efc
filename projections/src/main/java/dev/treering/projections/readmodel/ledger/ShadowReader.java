package dev.treering.projections.readmodel.ledger;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.query.ResolutionQueries;
import dev.treering.projections.query.ShadowQueries;
import dev.treering.projections.query.ShadowUsage;
import dev.treering.projections.readmodel.sql.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers from the tables of disputes, of what was stated in shadow, of posted cases and of resolutions. */
public final class ShadowReader implements ShadowQueries {

    private final Select select;
    private final ResolutionQueries resolutions;

    public ShadowReader(Select select, ResolutionQueries resolutions) {
        this.select = select;
        this.resolutions = resolutions;
    }

    @Override
    public List<DisputeView> disputes(AccountId account) {
        Map<String, DisputeView> disputes = new LinkedHashMap<>();
        for (BillingFact told : facts(account)) {
            switch (told) {
                case CellsDisputed opened ->
                    disputes.putIfAbsent(opened.dispute(), new DisputeView(opened, Optional.empty()));
                case DisputeResolved resolved ->
                    disputes.computeIfPresent(resolved.dispute(), (_, view) -> view.resolvedBy(resolved));
                default -> throw new IllegalStateException("no word about a dispute: " + told);
            }
        }
        return List.copyOf(disputes.values());
    }

    private List<BillingFact> facts(AccountId account) {
        return select.all(
                "select type, fact from dispute_fact where account = ? order by position",
                row -> (BillingFact) FactCodec.decode(row.getString("type"), row.getBytes("fact")),
                account.value());
    }

    @Override
    public ShadowUsage usage(AccountId account) {
        List<CellsStated> stated = select.all(
                "select type, entry from shadow_stated where account = ? order by sequence",
                row -> (CellsStated) entry(row),
                account.value());
        List<Posted> posted = select
                .all(
                        "select type, entry from back_bill_entry where account = ? order by sequence",
                        ShadowReader::entry,
                        account.value())
                .stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .toList();
        return ShadowUsage.of(stated, posted, resolutions.resolutions(Optional.of(account)));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return LedgerCodec.decode(row.getString("type"), row.getBytes("entry")).entry();
    }
}
