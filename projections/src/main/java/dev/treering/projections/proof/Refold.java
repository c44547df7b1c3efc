package dev.treering.projections.proof;

import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.note.Reading;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.sealing.SealedDocument;
import dev.treering.projections.step.MemoryShelves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules make of an account's facts.
 *
 * @param records the account's chain, from its first entry on
 * @param seal of the account by the last fact
 */
record Refold(List<LedgerRecord> records, AccountSealed seal) {

    /** Folds the facts anew. Refused if they are not in order, of somebody else, or do not end with a close that seals the account. */
    static Reading<Refold> of(AccountId account, List<BundledFact> facts) {
        var ledger = new SealedLedger(new MemoryShelves());
        var records = new ArrayList<LedgerRecord>();
        Optional<AccountSealed> sealed = Optional.empty();
        long last = -1;
        for (BundledFact each : facts) {
            long position = each.fact().position();
            if (position <= last) {
                return Reading.refused("position " + position + " comes after position " + last);
            }
            if (each.fact()
                    .fact()
                    .owner()
                    .filter(owner -> !owner.equals(account))
                    .isPresent()) {
                return Reading.refused("the fact at position " + position + " is of another account than " + account);
            }
            last = position;
            try {
                var outcome = ledger.accept(each.fact());
                records.addAll(outcome.entries());
                sealed = sealOf(account, outcome.seals());
            } catch (
                    RuntimeException
                            e) { // the facts are anybody's: what the rules choke on is an answer, not an accident
                return Reading.refused("the rules cannot take in the fact at position " + position + ": " + e);
            }
        }
        return sealed.map(seal -> Reading.of(new Refold(List.copyOf(records), seal)))
                .orElseGet(() -> Reading.refused("the last fact closes no period in which " + account + " is sealed"));
    }

    /** The leaves of the account's tree: lines that the seal covers. */
    List<byte[]> leaves() {
        return covered().stream()
                .flatMap(document -> document.leaves().stream())
                .toList();
    }

    /** Where among the leaves the line of a document is, from 0; empty if the seal covers no such line. */
    Optional<Integer> index(long sequence, int line) {
        int before = 0;
        for (SealedDocument document : covered()) {
            if (document.record().chained().sequence() == sequence) {
                return line >= 1 && line <= document.lines().size() ? Optional.of(before + line - 1) : Optional.empty();
            }
            before += document.lines().size();
        }
        return Optional.empty();
    }

    private List<SealedDocument> covered() {
        return records.stream()
                .filter(record -> record.chained().sequence() >= seal.firstSequence())
                .flatMap(record -> SealedDocument.of(record).stream())
                .toList();
    }

    private static Optional<AccountSealed> sealOf(AccountId account, List<SealRecord> seals) {
        return seals.stream()
                .map(SealRecord::seal)
                .filter(AccountSealed.class::isInstance)
                .map(AccountSealed.class::cast)
                .filter(each -> each.account().equals(account))
                .findFirst();
    }
}
