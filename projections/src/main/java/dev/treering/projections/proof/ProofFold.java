package dev.treering.projections.proof;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.note.Reading;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.step.MemoryShelves;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One account's facts folded until a statement of a month is sealed, to prove one of its lines. Facts after that are passed over. */
public final class ProofFold {

    private final LineWanted wanted;
    private final SealedLedger ledger = new SealedLedger(new MemoryShelves());
    private final List<BundledFact> facts = new ArrayList<>();
    private final Map<BillingMode, Issued> issued = new EnumMap<>(BillingMode.class);
    private boolean closed;
    private OptionalLong sealedAt = OptionalLong.empty();

    /** A statement that may be the one. */
    private record Issued(long sequence, BillingMode mode, int lines) {}

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
        if (fact.fact() instanceof PeriodClosed close && close.period().equals(wanted.period())) {
            closed = true;
        }
        var outcome = ledger.accept(fact);
        outcome.entries().forEach(this::look);
        if (outcome.seals().stream().map(SealRecord::seal).anyMatch(this::coversAny)) {
            sealedAt = OptionalLong.of(fact.position());
        }
    }

    private void look(LedgerRecord record) {
        var chained = record.chained();
        if (chained.account().equals(wanted.account())
                && chained.entry() instanceof StatementIssued statement
                && statement.period().equals(wanted.period())
                && wanted.mode().map(statement.mode()::equals).orElse(true)) {
            issued.put(
                    statement.mode(),
                    new Issued(
                            chained.sequence(),
                            statement.mode(),
                            statement.lines().size()));
        }
    }

    private boolean coversAny(Seal seal) {
        return seal instanceof AccountSealed account
                && account.account().equals(wanted.account())
                && issued.values().stream()
                        .anyMatch(each -> each.sequence() >= account.firstSequence()
                                && each.sequence() <= account.lastSequence());
    }

    /** The proof, once all facts are taken in. */
    public Proof proof(SignedSeals seals) {
        if (issued.isEmpty()) {
            return closed
                    ? new Proof.NoStatement("no statement of " + wanted.account() + " for " + wanted.period()
                            + wanted.mode().map(mode -> " in " + mode).orElse("") + " was issued")
                    : new Proof.NotProvable(wanted.period() + " is not closed yet, so nothing of it is sealed");
        }
        Issued statement = statement();
        String name = "the " + statement.mode() + " statement of " + wanted.account() + " for " + wanted.period();
        if (wanted.line() < 1 || wanted.line() > statement.lines()) {
            return new Proof.NoLine(
                    name + " has " + statement.lines() + " lines, from 1, and no line " + wanted.line());
        }
        return sealedAt.isPresent()
                ? proof(statement, seals, sealedAt.getAsLong())
                : new Proof.NotProvable(name + " is not sealed yet: the next close of a month seals it");
    }

    private Proof proof(Issued statement, SignedSeals seals, long position) {
        return switch (seals.at(position).then(signed -> bundle(statement, signed))) {
            case Reading.Read<Bundle>(var bundle) -> new Proof.Made(bundle);
            case Reading.Refused<Bundle>(String reason) -> new Proof.NotProvable(reason);
        };
    }

    private Reading<Bundle> bundle(Issued statement, SignedSeals.Signed signed) {
        var close = signed.close();
        return new BundleMaking(
                        wanted.account(), facts, close.leaves(), close.seal().entry(), signed.log())
                .bundle(statement.sequence(), wanted.line());
    }

    /** LIVE goes before SHADOW, which it follows in their order. */
    private Issued statement() {
        return issued.values().stream().reduce((_, last) -> last).orElseThrow();
    }
}
