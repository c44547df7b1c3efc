package dev.treering.projections.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.knowledge.AsKnown.Correcting;
import dev.treering.projections.knowledge.AsKnown.OfMode;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.ledger.OpenbLate;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.ledger.SpendingFold;
import dev.treering.projections.statements.Known.State;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 150 days of a real cluster, live from 10 March on; one fact of twenty comes after its month has closed, up to twenty days late.
 *
 * <pre>
 *   March        | April                | May
 *   facts        | late facts of March  | close of April: states April, corrects March
 *                ^ close of March
 *   known here:  = stated      ...then: = stated + what April will correct
 * </pre>
 */
class OpenbKnowledgeTest {

    private static List<LoggedFact> late = List.of();
    private static final List<Told> STATED = new ArrayList<>();

    /** A statement, and where in the log lies the fact it was issued for. */
    private record Told(AccountId account, StatementIssued statement, Hash hash, long position) {}

    @BeforeAll
    static void fold_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(found.isPresent(), "skipped: no data/openb under the system property treering.shared");
        late = OpenbLate.of(OpenbLate.onTime(found.get().facts(), LocalDate.of(2026, 3, 10)), 5, 20260310);
        var ledger = new AccountLedger(new MemoryShelves());
        late.forEach(fact -> ledger.accept(fact).forEach(record -> {
            if (record.chained().entry() instanceof StatementIssued issued) {
                STATED.add(new Told(record.chained().account(), issued, record.hash(), fact.position()));
            }
        }));
    }

    @Test
    void at_the_position_it_was_issued_at_a_statement_is_the_issued_one_byte_for_byte() {
        assertThat(STATED).hasSizeGreaterThan(60).allSatisfy(told -> {
            OfMode known = known(told, told.position());

            assertThat(known.issued().orElseThrow().hash()).isEqualTo(told.hash());
            assertThat(known.issued().orElseThrow().position()).isEqualTo(told.position());
            assertThat(known.known().lines()).isEqualTo(own(told.statement()));
            assertThat(known.corrections()).isEmpty();
        });
    }

    @Test
    void a_position_before_it_was_issued_at_the_month_is_open() {
        var states = STATED.stream()
                .flatMap(told -> modes(told, told.position() - 1))
                .map(each -> each.known().state())
                .toList();

        assertThat(states).hasSizeGreaterThan(60).containsOnly(State.OPEN);
    }

    @Test
    void at_the_end_of_the_log_a_month_comes_to_what_was_stated_and_all_corrections() {
        long end = late.getLast().position();
        int corrected = 0;
        for (Told told : STATED) {
            OfMode known = known(told, end);

            assertThat(known.issued().orElseThrow().hash()).isEqualTo(told.hash());
            assertThat(known.known().total())
                    .isEqualByComparingTo(sum(own(told.statement())).add(sum(corrections(known))));
            assertThat(known.corrections().stream().map(Correcting::line))
                    .containsExactlyElementsOf(correctionsOf(told));
            corrected += known.corrections().isEmpty() ? 0 : 1;
        }
        assertThat(corrected).isGreaterThan(30);
    }

    @Test
    void once_late_facts_are_in_a_month_comes_to_what_is_going_to_be_corrected_before_that_is_stated() {
        int ahead = 0;
        for (Told told : STATED) {
            Optional<Long> next = STATED.stream()
                    .map(Told::position)
                    .filter(position -> position > told.position())
                    .min(Long::compare);
            if (next.isPresent()) {
                OfMode before = known(told, next.get() - 1);

                assertThat(before.corrections()).isEmpty();
                assertThat(before.known().total())
                        .isEqualByComparingTo(
                                known(told, late.getLast().position()).known().total());
                ahead += before.known().total().compareTo(sum(own(told.statement()))) == 0 ? 0 : 1;
            }
        }
        assertThat(ahead).isGreaterThan(20);
    }

    @Test
    void an_open_month_comes_to_what_is_spent_by_its_last_closed_day() {
        LoggedFact half = late.get(late.size() / 2);
        var period = YearMonth.of(2026, 5);
        int spending = 0;
        for (AccountId account : STATED.stream().map(Told::account).distinct().toList()) {
            var spent = new SpendingFold(account);
            concerning(account, half.position()).forEach(spent::accept);
            var forecast = spent.spent(Optional.of(period)).forecast();
            var known = fold(account, period, half.position());

            assertThat(known.lastClosed()).isEqualTo(forecast.map(each -> each.asOf()));
            assertThat(known.modes())
                    .allSatisfy(each -> assertThat(each.known().state()).isEqualTo(State.OPEN));
            assertThat(known.modes().stream()
                            .map(each -> each.known().total())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(forecast.orElseThrow().spent());
            spending += forecast.orElseThrow().spent().signum();
        }
        assertThat(spending).isPositive();
    }

    @Test
    void nothing_is_known_of_an_account_before_it_was_opened() {
        var known = fold(
                new AccountId("nobody"), YearMonth.of(2026, 3), late.getLast().position());

        assertThat(known.isOpened()).isFalse();
        assertThat(known.modes()).isEmpty();
    }

    private static OfMode known(Told told, long position) {
        BillingMode mode = told.statement().mode();
        return fold(told.account(), told.statement().period(), position).modes().stream()
                .filter(each -> each.mode() == mode)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<OfMode> modes(Told told, long position) {
        return fold(told.account(), told.statement().period(), position).modes().stream();
    }

    private static AsKnown fold(AccountId account, YearMonth period, long position) {
        var fold = new KnowingFold(account, period, position);
        concerning(account, Long.MAX_VALUE).forEach(fold::accept); // those beyond the position are passed over
        return fold.known();
    }

    private static Stream<LoggedFact> concerning(AccountId account, long through) {
        return late.stream()
                .filter(fact -> fact.position() <= through)
                .filter(fact -> fact.fact().owner().isEmpty()
                        || fact.fact().owner().get().equals(account));
    }

    private static List<StatementLine> own(StatementIssued statement) {
        return statement.lines().stream()
                .filter(line -> line.corrects().isEmpty())
                .toList();
    }

    private static List<StatementLine> corrections(OfMode known) {
        return known.corrections().stream().map(Correcting::line).toList();
    }

    /** Lines of later statements of the account and the mode that name the month. */
    private static List<StatementLine> correctionsOf(Told told) {
        return STATED.stream()
                .filter(other -> other.account().equals(told.account()))
                .filter(other -> other.statement().mode() == told.statement().mode())
                .flatMap(other -> other.statement().lines().stream())
                .filter(line -> line.corrects()
                        .filter(correction ->
                                correction.period().equals(told.statement().period()))
                        .isPresent())
                .toList();
    }

    private static BigDecimal sum(List<StatementLine> lines) {
        return lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
