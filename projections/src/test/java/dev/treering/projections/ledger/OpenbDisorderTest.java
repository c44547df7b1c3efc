package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 150 days of a real cluster, told up to three times and in another order. What a fact's place in the log leads to differs and is
 * left out of the comparison: the range of positions of a cell. Everything else of every account's ledger is compared, in its order.
 */
class OpenbDisorderTest {

    private static List<LoggedFact> facts = List.of();
    private static String undisturbed = "";
    private static OpenbTrace trace;

    @BeforeAll
    static void fold_the_trace() {
        trace = Openb.trace();
        facts = trace.facts();
        undisturbed = digest(Openb.fold(facts));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void facts_told_again_and_in_another_order_make_the_same_ledger(long seed) {
        var disturbed = OpenbDisorder.of(facts, seed);

        var records = Openb.fold(disturbed);

        assertThat(disturbed.size()).isGreaterThan(facts.size() * 3 / 2);
        assertThat(OpenbFigures.cells(records)).containsExactlyInAnyOrderElementsOf(trace.cells());
        assertThat(digest(records)).isEqualTo(undisturbed);
    }

    @Test
    void the_digest_sees_a_single_fact_that_is_missing() {
        var fewer = new ArrayList<>(facts);
        fewer.remove(fewer.size() / 2);

        assertThat(digest(Openb.fold(fewer))).isNotEqualTo(undisturbed);
    }

    /** Over all entries of all accounts, without positions. */
    private static String digest(List<LedgerRecord> records) {
        var ledgers = new TreeMap<String, StringBuilder>();
        for (LedgerRecord entry : records) {
            ledgers.computeIfAbsent(entry.chained().account().value(), _ -> new StringBuilder())
                    .append('\n')
                    .append(withoutPositions(entry.chained().entry()));
        }
        return Hash.of(String.join("\n", ledgers.values()).getBytes(UTF_8)).toString();
    }

    private static LedgerEntry withoutPositions(LedgerEntry entry) {
        return entry instanceof CellMetered cell
                ? new CellMetered(cell.resource(), cell.day(), cell.revision(), cell.usage(), cell.dynoStarts(), 0, 0)
                : entry;
    }
}
