package dev.treering.aggregates.billing;

import dev.treering.aggregates.decision.Command.ForBilling;
import dev.treering.aggregates.decision.Command.ForBilling.ApproveBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.DisputeCells;
import dev.treering.aggregates.decision.Command.ForBilling.ProposeBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.RejectBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ReleaseBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ResolveDispute;
import dev.treering.aggregates.decision.Command.ForBilling.SendNotice;
import dev.treering.aggregates.decision.Command.ForBilling.WaiveBackBill;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.BackBillRejected;
import dev.treering.events.facts.BillingFact.BackBillWaived;
import java.util.List;

/** The rules of back-bills and disputes. */
public final class BillingRules {

    private static final Model<Billing> BILLING = new Model<>(Billing.class, Billing.NOTHING_KNOWN, Billing::evolve);

    /** One rule for each command about back-bills and disputes. */
    public static final List<Rule<?, ?>> ALL = List.of(
            rule("treering.billing.propose-back-bill", ProposeBackBill.class, Proposing::decide)
                    .checking(Proposing::problem),
            rule("treering.billing.send-notice", SendNotice.class, Deciding::decide),
            rule(
                    "treering.billing.approve-back-bill",
                    ApproveBackBill.class,
                    (state, approval, _) -> Deciding.decide(state, approval)),
            rule(
                    "treering.billing.reject-back-bill",
                    RejectBackBill.class,
                    (state, wish, _) -> Deciding.ended(
                            state,
                            wish.billingCase(),
                            new BackBillRejected(wish.account(), wish.billingCase(), wish.reason(), wish.by()))),
            rule(
                    "treering.billing.waive-back-bill",
                    WaiveBackBill.class,
                    (state, wish, _) -> Deciding.ended(
                            state,
                            wish.billingCase(),
                            new BackBillWaived(wish.account(), wish.billingCase(), wish.reason(), wish.by()))),
            rule("treering.billing.release-back-bill", ReleaseBackBill.class, Deciding::decide),
            rule(
                    "treering.billing.dispute-cells",
                    DisputeCells.class,
                    (state, dispute, _) -> Disputing.decide(state, dispute.wished())),
            rule(
                    "treering.billing.resolve-dispute",
                    ResolveDispute.class,
                    (state, resolution, _) -> Disputing.decide(state, resolution.wished())));

    private BillingRules() {}

    private static <C extends ForBilling> Rule<C, Billing> rule(
            String name, Class<C> command, Rule.Deciding<C, Billing> deciding) {
        return Rule.of(
                name,
                command,
                BILLING,
                BillingRules::scope,
                (state, asked, at) -> state.isOpened()
                        ? deciding.decide(state, asked, at)
                        : Decision.refused(Rejection.NO_SUCH_ACCOUNT, "there is no account " + asked.account()));
    }

    /** The story of its back-bills and disputes, and the terms of the account. */
    private static Scope scope(ForBilling command) {
        return Scope.story(Subject.backBilling(command.account()), BillingFact.class)
                .and(Subject.account(command.account()), AccountFact.class);
    }
}
