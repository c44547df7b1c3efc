package dev.treering.projections.topology;

import dev.treering.projections.statements.StatementInput;
import dev.treering.projections.statements.Statements;
import dev.treering.projections.step.AccountEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** meter ─▶ [state] ─▶ chain. The rule is {@link Statements}; a cell is passed on before what is stated because of it. */
final class StatementsStage {

    static final String STATE = "state";

    private StatementsStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(
                STATE,
                StageProcessor.<StatementInput, AccountEntry>of(shelves -> {
                    var statements = new Statements(shelves);
                    return input -> stated(statements, input);
                }),
                MeteringStage.METER);
    }

    private static List<AccountEntry> stated(Statements statements, StatementInput input) {
        return switch (input) {
            case StatementInput.OfFact _ -> statements.accept(input);
            case StatementInput.OfCell(var account, var cell) ->
                passedOn(new AccountEntry(account, cell), statements.accept(input));
            case StatementInput.OfCounter(var account, var counter) ->
                passedOn(new AccountEntry(account, counter), statements.accept(input));
        };
    }

    private static List<AccountEntry> passedOn(AccountEntry metered, List<AccountEntry> stated) {
        List<AccountEntry> outputs = new ArrayList<>();
        outputs.add(metered);
        outputs.addAll(stated);
        return outputs;
    }
}
