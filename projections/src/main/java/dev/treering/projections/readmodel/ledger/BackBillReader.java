package dev.treering.projections.readmodel.ledger;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.readmodel.sql.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Answers from the tables of back-bills. */
public final class BackBillReader implements BackBillQueries {

    private final Select select;

    public BackBillReader(Select select) {
        this.select = select;
    }

    private record Told<T>(CaseId id, T what) {}

    @Override
    public List<CaseView> backBills(AccountId account) {
        var stories = new LinkedHashMap<CaseId, List<BillingFact>>();
        facts(account)
                .forEach(told -> stories.computeIfAbsent(told.id(), _ -> new ArrayList<>())
                        .add(told.what()));
        List<Told<BackBillEntry>> entries = entries(account);
        return stories.entrySet().stream()
                .map(story -> new CaseView(
                        account,
                        story.getKey(),
                        story.getValue(),
                        entries.stream()
                                .filter(told -> told.id().equals(story.getKey()))
                                .map(Told::what)
                                .toList()))
                .toList();
    }

    private List<Told<BillingFact>> facts(AccountId account) {
        return select.all(
                "select billing_case, type, fact from back_bill_fact where account = ? order by position",
                row -> new Told<>(new CaseId(row.getString("billing_case")), (BillingFact)
                        FactCodec.decode(row.getString("type"), row.getBytes("fact"))),
                account.value());
    }

    private List<Told<BackBillEntry>> entries(AccountId account) {
        return select.all(
                "select billing_case, type, entry from back_bill_entry where account = ? order by sequence",
                row -> new Told<>(new CaseId(row.getString("billing_case")), (BackBillEntry)
                        LedgerCodec.decode(row.getString("type"), row.getBytes("entry"))
                                .entry()),
                account.value());
    }
}
