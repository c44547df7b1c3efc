package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.proof.Verdict.Verified;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A line of a back-bill is proved as one of a statement is. April 2026 has 30 days.
 *
 * <pre>
 * April   1 ─── 11            1 May    31 May           1 June
 * web     ▇▇▇▇▇▇▇             live     case is posted   May closes: sealed
 * </pre>
 */
class BackBillBundleTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final CaseId CASE = new CaseId("c1");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceBookVersion LIST = new PriceBookVersion("list", 1);

    private final List<Held> log = new ArrayList<>();

    @Test
    void a_posted_line_is_shown_from_the_facts_of_its_pilot_on() {
        given_a_pilot_whose_april_is_posted_in_may();
        var sealed = new SealedLog(log);
        var posted = sealed.documents().stream()
                .filter(document -> document.kind() == Seal.Document.BACK_BILL)
                .findFirst()
                .orElseThrow();

        var bundle = ((Proof.Made) proof(sealed, "c1", 1)).bundle();
        var verdict = BundleCheck.check(BundleWriter.write(bundle), SealedLog.KEYS);

        assertThat(bundle.line()).isEqualTo(sealed.bundle(posted).line());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.line())
                                .contains(
                                        "\"document\":\"BACK_BILL\"",
                                        "\"billingCase\":\"c1\"",
                                        "\"amount\":\"10.00\"")); // 10 of 30 days at 30
    }

    @Test
    void a_case_that_was_not_posted_or_has_no_such_line_or_is_not_sealed_is_told_so() {
        given_a_pilot_whose_april_is_posted_in_may();
        var sealed = new SealedLog(log);
        log.removeLast();
        var open = new SealedLog(log);

        assertThat(proof(sealed, "c2", 1)).isEqualTo(new Proof.NoDocument("no case c2 of acme was posted"));
        assertThat(proof(sealed, "c1", 2))
                .isEqualTo(new Proof.NoLine("the back-bill c1 of acme has 1 lines, from 1, and no line 2"));
        assertThat(proof(open, "c1", 1))
                .isEqualTo(new Proof.NotProvable(
                        "the back-bill c1 of acme is not sealed yet: the next close of a month seals it"));
    }

    private static Proof proof(SealedLog sealed, String billingCase, int line) {
        var fold = new ProofFold(new LineWanted.OfBackBill(ACME, new CaseId(billingCase), line));
        sealed.facts().forEach(fold::accept);
        return fold.proof(new SignedSeals(sealed.closes(), List.of(sealed.newestNote()), Optional.empty()));
    }

    private void given_a_pilot_whose_april_is_posted_in_may() {
        var price = new PriceItem(new Sku("small"), new CalendarProrated(new BigDecimal("30")));
        said(APRIL, new BookPublished(LIST, USD, APRIL, List.of(price), Hash.of("list".getBytes(UTF_8)), "list"));
        said(APRIL, new AccountFact.Opened(ACME, "Acme", USD, "net-new"));
        said(APRIL, new AccountFact.PriceBookAssigned(ACME, LIST, APRIL));
        said(APRIL, new AccountFact.PilotEnrolled(ACME, APRIL));
        said(APRIL, new AccountFact.LiveScheduled(ACME, MAY));
        runs(APRIL.plusDays(10));
        said(MAY, new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
        var terms =
                new BackBillTerms(Period.ofMonths(12), BigDecimal.ZERO, Optional.empty(), PriceRule.THEN_CURRENT, 30);
        said(MAY, new BillingFact.BackBillProposed(ACME, CASE, APRIL, MAY, terms, List.of(), MAY, "paul"));
        Hash hash = computed();
        said(MAY, new BillingFact.BackBillNoticeSent(ACME, CASE, hash, MAY, "mail 17", "paul"));
        said(MAY, new BillingFact.BackBillApproved(ACME, CASE, hash, "ann"));
        said(MAY, new BillingFact.BackBillApproved(ACME, CASE, hash, "bob"));
        said(MAY.plusDays(30), new BillingFact.BackBillReleased(ACME, CASE, hash, MAY.plusDays(30), "paul"));
        said(MAY.plusMonths(1), new ClockFact.PeriodClosed(YearMonth.of(2026, 5)));
    }

    private void runs(LocalDate until) {
        var app = new AppId("shop");
        var web = new ProcessType("web");
        var small = new DynoSize("small");
        said(APRIL, new AppFact.FormationScaled(ACME, app, web, 1, small, "user"));
        said(until, new AppFact.FormationScaled(ACME, app, web, 0, small, "user"));
        var dyno = new Dyno(ACME, app, web, "web.1", small, new DynoRun("pod-web", 0), "", "arm64");
        said(until, new DynoFact.Stopped(dyno, start(APRIL), start(until), "Completed", 0));
    }

    /** What the case comes to, which those who approve it name. */
    private Hash computed() {
        var ledger = new AccountLedger(new MemoryShelves());
        Optional<Hash> hash = Optional.empty();
        for (int position = 0; position < log.size(); position++) {
            Held held = log.get(position);
            var id = new FactId("test", "f" + position);
            var fact = new LoggedFact(position, id, held.at(), held.at(), Map.of(), held.fact());
            for (var record : ledger.accept(fact)) {
                if (record.chained().entry() instanceof Computed computed) {
                    hash = Optional.of(computed.hash());
                }
            }
        }
        return hash.orElseThrow();
    }

    private void said(LocalDate day, Fact fact) {
        log.add(new Held(start(day), fact));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
