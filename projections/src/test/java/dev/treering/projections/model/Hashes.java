package dev.treering.projections.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.BillingFact.BackBillApproved;
import dev.treering.events.facts.BillingFact.BackBillNoticeSent;
import dev.treering.events.facts.BillingFact.BackBillReleased;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;

/** Made-up histories cannot know what a case comes to: they say which computation they mean, and its hash is put in on the way. */
final class Hashes {

    static final Hash LAST = Hash.of("the last computation".getBytes(UTF_8));
    static final Hash FIRST = Hash.of("the first computation".getBytes(UTF_8));

    private Hashes() {}

    static Fact put(Fact fact, CasesWatch cases) {
        return switch (fact) {
            case BackBillNoticeSent one ->
                new BackBillNoticeSent(
                        one.account(),
                        one.billingCase(),
                        hash(one.billingCase(), one.hash(), cases),
                        one.on(),
                        one.evidence(),
                        one.by());
            case BackBillApproved one ->
                new BackBillApproved(
                        one.account(), one.billingCase(), hash(one.billingCase(), one.hash(), cases), one.by());
            case BackBillReleased one ->
                new BackBillReleased(
                        one.account(),
                        one.billingCase(),
                        hash(one.billingCase(), one.hash(), cases),
                        one.on(),
                        one.by());
            default -> fact;
        };
    }

    private static Hash hash(CaseId id, Hash meant, CasesWatch cases) {
        if (!meant.equals(LAST) && !meant.equals(FIRST)) {
            return meant;
        }
        return cases.find(id).map(one -> one.hash(meant.equals(LAST))).orElse(Hash.NONE);
    }
}
