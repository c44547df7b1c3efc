package dev.treering.projections.proof;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.LineWanted.OfBackBill;
import dev.treering.projections.proof.LineWanted.OfStatement;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.sealing.SealedDocument;
import dev.treering.projections.step.MemoryShelves;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** One account's facts folded until a document of it is sealed, to prove one of its lines. Facts after that are passed over. */
public final class ProofFold {

    private final LineWanted wanted;
    private final SealedLedger ledger = new SealedLedger(new MemoryShelves());
    private final List<BundledFact> facts = new ArrayList<>();
    private final Map<BillingMode, SealedDocument> found = new EnumMap<>(BillingMode.class);
    private final Set<YearMonth> closed = new HashSet<>();
    private OptionalLong sealedAt = OptionalLong.empty();

    public ProofFold(LineWanted wanted) {
        this.wanted = wanted;
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(BundledFact bundled) {
        if (sealedAt.isPresent()) {
            return;
        }
        var fact = bundled.fact();
        facts.add(bundled);
        if (fact.fact() instanceof PeriodClosed close) {
            closed.add(close.period());
        }
        var outcome = ledger.accept(fact);
        outcome.entries().forEach(this::look);
        if (outcome.seals().stream().map(SealRecord::seal).anyMatch(this::coversAny)) {
            sealedAt = OptionalLong.of(fact.position());
        }
    }

    private void look(LedgerRecord record) {
        if (record.chained().account().equals(wanted.account())) {
            SealedDocument.of(record).filter(wanted::isOf).ifPresent(document -> found.put(document.mode(), document));
        }
    }

    private boolean coversAny(Seal seal) {
        return seal instanceof AccountSealed account
                && account.account().equals(wanted.account())
                && found.values().stream()
                        .mapToLong(ProofFold::sequence)
                        .anyMatch(each -> each >= account.firstSequence() && each <= account.lastSequence());
    }

    private static long sequence(SealedDocument document) {
        return document.record().chained().sequence();
    }

    /** The proof, once all facts are taken in. */
    public Proof proof(SignedSeals seals) {
        if (found.isEmpty()) {
            return absent();
        }
        SealedDocument document = document();
        if (wanted.line() < 1 || wanted.line() > document.lines().size()) {
            return new Proof.NoLine(name(document) + " has " + document.lines().size() + " lines, from 1, and no line "
                    + wanted.line());
        }
        return sealedAt.isPresent()
                ? proof(document, seals, sealedAt.getAsLong())
                : new Proof.NotProvable(name(document) + " is not sealed yet: the next close of a month seals it");
    }

    private Proof absent() {
        return switch (wanted) {
            case OfStatement statement
            when !closed.contains(statement.period()) ->
                new Proof.NotProvable(statement.period() + " is not closed yet, so nothing of it is sealed");
            case OfStatement statement ->
                new Proof.NoDocument("no statement of " + statement.account() + " for " + statement.period()
                        + statement.mode().map(mode -> " in " + mode).orElse("") + " was issued");
            case OfBackBill backBill ->
                new Proof.NoDocument("no case " + backBill.billingCase() + " of " + backBill.account() + " was posted");
        };
    }

    private Proof proof(SealedDocument document, SignedSeals seals, long position) {
        return switch (seals.at(position).then(signed -> bundle(document, signed))) {
            case Reading.Read<Bundle>(var bundle) -> new Proof.Made(bundle);
            case Reading.Refused<Bundle>(String reason) -> new Proof.NotProvable(reason);
        };
    }

    private Reading<Bundle> bundle(SealedDocument document, SignedSeals.Signed signed) {
        var close = signed.close();
        return new BundleMaking(
                        wanted.account(), facts, close.leaves(), close.seal().entry(), signed.log())
                .bundle(sequence(document), wanted.line());
    }

    /** LIVE goes before SHADOW, which it follows in their order. */
    private SealedDocument document() {
        return found.values().stream().reduce((_, last) -> last).orElseThrow();
    }

    private String name(SealedDocument document) {
        return switch (wanted) {
            case OfStatement statement ->
                "the " + document.mode() + " statement of " + statement.account() + " for " + statement.period();
            case OfBackBill backBill -> "the back-bill " + backBill.billingCase() + " of " + backBill.account();
        };
    }
}
