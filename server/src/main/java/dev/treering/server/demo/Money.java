package dev.treering.server.demo;

import dev.treering.aggregates.decision.Command.ForBilling;
import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** From pilot to money: the pilot month of one customer is back-billed on agreed terms, and everything due is invoiced. */
final class Money {

    static final CaseId CASE = new CaseId("acme-pilot");

    private final Stage stage;
    private final Consumer<String> say;

    Money(Stage stage, Consumer<String> say) {
        this.stage = stage;
        this.say = say;
    }

    /** To back-bill a pilot; {@code until} is its first day that is charged anyway. */
    void backBill(AccountId account, LocalDate from, LocalDate until, Instant released) {
        stage.ask(new ForBilling.ProposeBackBill(account, CASE, from, until, WishedTerms.NONE, List.of(), "ann"));
        BackBillEntry.Computed computed = stage.computed(account, CASE);
        Hash hash = computed.hash();
        stage.ask(new ForBilling.SendNotice(account, CASE, hash, "mail-1", "ann"));
        stage.ask(new ForBilling.ApproveBackBill(account, CASE, hash, "bob"));
        stage.ask(new ForBilling.ApproveBackBill(account, CASE, hash, "carol"));
        say.accept("ann proposes to back-bill " + account + "'s pilot: "
                + computed.backBill().total().toPlainString() + " "
                + computed.backBill().currency()
                + " after the agreed discount. The customer is told; bob and carol approve that very computation.");
        stage.goTo(released);
        stage.ask(new ForBilling.ReleaseBackBill(account, CASE, hash, "ann"));
        stage.settle();
        say.accept("A week after the notice it is posted: each pilot cell is resolved, once.");
    }

    /** Invoices what is due of these months, and delivers it. */
    void invoice(List<YearMonth> months) {
        int issued = 0;
        for (YearMonth month : months) {
            issued += stage.invoice(month);
        }
        say.accept(issued + " invoices are issued under numbers without a gap, and the provider has each once.");
    }
}
