package dev.treering.projections.verify;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.projections.proof.ProofFold;
import dev.treering.projections.proof.SignedSeals;
import java.util.Optional;

/** Reads one account's part of the log, the seals and the checkpoints, and makes the proof of a line of them. Changes nothing. */
public final class LogProof {

    private LogProof() {}

    /**
     * The proof, or why there is none.
     *
     * @param keys of the signed log; empty where they are not known, which is enough as long as it has changed none
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read
     */
    public static Proof run(String bootstrapServers, LineWanted wanted, Optional<KeyRing> keys) {
        SignedSeals seals =
                LogAccess.during(bootstrapServers, (admin, consumer) -> new LogSeals(admin, consumer).read(keys));
        return LogFacts.folded(bootstrapServers, Optional.of(wanted.account()), facts -> {
            var fold = new ProofFold(wanted);
            facts.partitions().forEach(partition -> facts.readStored(partition, fold::accept));
            return fold.proof(seals);
        });
    }
}
