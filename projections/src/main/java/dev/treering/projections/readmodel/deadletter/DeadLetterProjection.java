package dev.treering.projections.readmodel.deadletter;

import dev.treering.events.topics.Topics;
import dev.treering.projections.readmodel.following.Projection;

/** Records of the topic of dead letters become rows. */
public final class DeadLetterProjection implements Projection {

    @Override
    public String topic() {
        return Topics.DEAD_LETTER;
    }

    @Override
    public Batch newBatch() {
        return new DeadLetterBatch();
    }
}
