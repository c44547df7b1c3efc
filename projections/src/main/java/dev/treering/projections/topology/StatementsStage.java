package dev.treering.projections.topology;

import dev.treering.projections.ledger.Stating;
import dev.treering.projections.statements.StatementInput;
import dev.treering.projections.step.AccountEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * meter ─▶ [state] ─▶ chain. The rule is {@link Stating}, statements and back-bills; a cell is passed on before what is stated
 * because of it.
 */
final class StatementsStage {

    static final String STATE = "state";

    private StatementsStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(
                STATE,
                StageProcessor.<StatementInput, AccountEntry>of(shelves -> {
                    var stating = new Stating(shelves);
                    return input -> stated(stating, input);
                }),
                MeteringStage.METER);
    }

    private static List<AccountEntry> stated(Stating stating, StatementInput input) {
        return switch (input) {
            case StatementInput.OfFact _ -> stating.accept(input);
            case StatementInput.OfCell(var account, var cell) ->
                passedOn(new AccountEntry(account, cell), stating.accept(input));
            case StatementInput.OfCounter(var account, var counter) ->
                passedOn(new AccountEntry(account, counter), stating.accept(input));
        };
    }

    private static List<AccountEntry> passedOn(AccountEntry metered, List<AccountEntry> stated) {
        List<AccountEntry> outputs = new ArrayList<>();
        outputs.add(metered);
        outputs.addAll(stated);
        return outputs;
    }
}
