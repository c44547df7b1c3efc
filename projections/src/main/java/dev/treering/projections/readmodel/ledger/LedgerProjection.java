package dev.treering.projections.readmodel.ledger;

import dev.treering.events.topics.Topics;
import dev.treering.projections.readmodel.following.Projection;

/** Ledger entries become rows. */
public final class LedgerProjection implements Projection {

    @Override
    public String topic() {
        return Topics.USAGE_LEDGER;
    }

    @Override
    public Batch newBatch() {
        return new LedgerBatch();
    }
}
