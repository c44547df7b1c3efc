package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.explanation.CaseExplanation;
import dev.treering.projections.explanation.CaseFold;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The back-bills of a real cluster's pilot: every line comes to its cells, and every cell to the statement it was pending from. */
class OpenbCaseExplanationTest {

    @Test
    void a_posted_case_is_explained_cell_by_cell() {
        var pilot = OpenbPilot.withLateFacts();
        List<AccountId> posted = pilot.accounts().stream()
                .filter(account -> pilot.backBill(account, "c1", BackBillTerms.DEFAULT) instanceof Posted)
                .toList();
        List<LoggedFact> log = pilot.log();

        assertThat(posted).hasSizeGreaterThanOrEqualTo(10);
        for (AccountId account : posted) {
            CaseExplanation explained = explained(account, "c1", log);

            assertThat(pilot.entries(account)).contains(explained.posted());
            assertThat(explained.lines())
                    .extracting(CaseExplanation.Line::line)
                    .isEqualTo(explained.posted().backBill().lines());
            assertThat(explained.lines().stream().flatMap(line -> line.cells().stream()))
                    .extracting(CaseExplanation.Cell::billed)
                    .containsExactlyInAnyOrderElementsOf(
                            explained.posted().backBill().cells());
            for (CaseExplanation.Line line : explained.lines()) {
                if (line.line().kind() == LineKind.USAGE) {
                    assertThat(line.cells().stream()
                                    .map(cell -> cell.billed().posted())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .isEqualByComparingTo(line.line().amount());
                }
                for (CaseExplanation.Cell cell : line.cells()) {
                    BackBilledCell billed = cell.billed();
                    assertThat(billed.posted()
                                    .add(billed.price())
                                    .add(billed.discount())
                                    .add(billed.cap()))
                            .isEqualByComparingTo(billed.pending().amount());
                    assertThat(cell.stated().orElseThrow().position()).isLessThan(explained.position());
                }
            }
        }
    }

    @Test
    void a_case_that_was_never_posted_is_not_explained() {
        var pilot = OpenbPilot.withLateFacts();
        AccountId account = pilot.accounts().getFirst();
        pilot.propose(account, "c1", BackBillTerms.DEFAULT);
        var fold = new CaseFold(account, new CaseId("c1"));
        pilot.log().forEach(fold::accept);

        assertThat(fold.posted()).isEmpty();
    }

    private static CaseExplanation explained(AccountId account, String name, List<LoggedFact> log) {
        var fold = new CaseFold(account, new CaseId(name));
        log.stream()
                .filter(fact -> fact.fact().owner().isEmpty()
                        || fact.fact().owner().get().equals(account))
                .forEach(fold::accept);
        return fold.posted().orElseThrow();
    }
}
