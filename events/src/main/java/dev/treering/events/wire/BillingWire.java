package dev.treering.events.wire;

import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.wire.billing.BackBillApproved;
import dev.treering.wire.billing.BackBillNoticeSent;
import dev.treering.wire.billing.BackBillProposed;
import dev.treering.wire.billing.BackBillRejected;
import dev.treering.wire.billing.BackBillReleased;
import dev.treering.wire.billing.BackBillWaived;
import dev.treering.wire.billing.CellsDisputed;
import dev.treering.wire.billing.DisputeResolved;
import dev.treering.wire.billing.Exclusion;
import java.util.Optional;

/** Facts of back-bill cases and their records. */
final class BillingWire {

    private BillingWire() {}

    static BackBillProposed toWire(BillingFact.BackBillProposed fact) {
        return new BackBillProposed(
                fact.account().value(),
                fact.billingCase().value(),
                fact.from(),
                fact.until(),
                fact.terms().lookback().toString(),
                fact.terms().discountPercent().toPlainString(),
                PriceItems.text(fact.terms().cap()),
                fact.terms().priceRule().name(),
                fact.terms().noticeDays(),
                fact.exclusions().stream().map(BillingWire::exclusion).toList(),
                fact.on(),
                fact.by());
    }

    static BillingFact.BackBillProposed backBillProposed(BackBillProposed wire) {
        return new BillingFact.BackBillProposed(
                new AccountId(wire.getAccount()),
                new CaseId(wire.getBillingCase()),
                wire.getFrom(),
                wire.getUntil(),
                CaseTerms.of(
                        wire.getLookback(),
                        wire.getDiscountPercent(),
                        wire.getCap(),
                        wire.getPriceRule(),
                        wire.getNoticeDays()),
                wire.getExclusions().stream().map(BillingWire::exclusion).toList(),
                wire.getOn(),
                wire.getBy());
    }

    static BackBillNoticeSent toWire(BillingFact.BackBillNoticeSent fact) {
        return new BackBillNoticeSent(
                fact.account().value(),
                fact.billingCase().value(),
                fact.hash().toString(),
                fact.on(),
                fact.evidence(),
                fact.by());
    }

    static BillingFact.BackBillNoticeSent backBillNoticeSent(BackBillNoticeSent wire) {
        return new BillingFact.BackBillNoticeSent(
                new AccountId(wire.getAccount()),
                new CaseId(wire.getBillingCase()),
                hash(wire.getHash()),
                wire.getOn(),
                wire.getEvidence(),
                wire.getBy());
    }

    static BackBillApproved toWire(BillingFact.BackBillApproved fact) {
        return new BackBillApproved(
                fact.account().value(), fact.billingCase().value(), fact.hash().toString(), fact.by());
    }

    static BillingFact.BackBillApproved backBillApproved(BackBillApproved wire) {
        return new BillingFact.BackBillApproved(
                new AccountId(wire.getAccount()),
                new CaseId(wire.getBillingCase()),
                hash(wire.getHash()),
                wire.getBy());
    }

    static BackBillRejected toWire(BillingFact.BackBillRejected fact) {
        return new BackBillRejected(fact.account().value(), fact.billingCase().value(), fact.reason(), fact.by());
    }

    static BillingFact.BackBillRejected backBillRejected(BackBillRejected wire) {
        return new BillingFact.BackBillRejected(
                new AccountId(wire.getAccount()), new CaseId(wire.getBillingCase()), wire.getReason(), wire.getBy());
    }

    static BackBillWaived toWire(BillingFact.BackBillWaived fact) {
        return new BackBillWaived(fact.account().value(), fact.billingCase().value(), fact.reason(), fact.by());
    }

    static BillingFact.BackBillWaived backBillWaived(BackBillWaived wire) {
        return new BillingFact.BackBillWaived(
                new AccountId(wire.getAccount()), new CaseId(wire.getBillingCase()), wire.getReason(), wire.getBy());
    }

    static BackBillReleased toWire(BillingFact.BackBillReleased fact) {
        return new BackBillReleased(
                fact.account().value(), fact.billingCase().value(), fact.hash().toString(), fact.on(), fact.by());
    }

    static BillingFact.BackBillReleased backBillReleased(BackBillReleased wire) {
        return new BillingFact.BackBillReleased(
                new AccountId(wire.getAccount()),
                new CaseId(wire.getBillingCase()),
                hash(wire.getHash()),
                wire.getOn(),
                wire.getBy());
    }

    static CellsDisputed toWire(BillingFact.CellsDisputed fact) {
        return new CellsDisputed(
                fact.account().value(),
                fact.dispute(),
                fact.from(),
                fact.until(),
                fact.app().map(AppId::value).orElse(""),
                fact.reason(),
                fact.by());
    }

    static BillingFact.CellsDisputed cellsDisputed(CellsDisputed wire) {
        return new BillingFact.CellsDisputed(
                new AccountId(wire.getAccount()),
                wire.getDispute(),
                wire.getFrom(),
                wire.getUntil(),
                app(wire.getApp()),
                wire.getReason(),
                wire.getBy());
    }

    static DisputeResolved toWire(BillingFact.DisputeResolved fact) {
        return new DisputeResolved(
                fact.account().value(), fact.dispute(), fact.resolution().name(), fact.reason(), fact.by());
    }

    static BillingFact.DisputeResolved disputeResolved(DisputeResolved wire) {
        return new BillingFact.DisputeResolved(
                new AccountId(wire.getAccount()),
                wire.getDispute(),
                Choices.of("resolution", Resolution.class, wire.getResolution()),
                wire.getReason(),
                wire.getBy());
    }

    private static Exclusion exclusion(BillingFact.Exclusion exclusion) {
        return new Exclusion(
                exclusion.from(),
                exclusion.until(),
                exclusion.app().map(AppId::value).orElse(""),
                exclusion.reason());
    }

    private static BillingFact.Exclusion exclusion(Exclusion wire) {
        return new BillingFact.Exclusion(wire.getFrom(), wire.getUntil(), app(wire.getApp()), wire.getReason());
    }

    private static Optional<AppId> app(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new AppId(id));
    }

    /** Throws {@link IllegalArgumentException} for what is no SHA-256. */
    static Hash hash(String hex) {
        try {
            return Hash.parse(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hash is " + Quoted.of(hex) + "; allowed are 64 hexadecimal digits", e);
        }
    }
}
