package dev.treering.projections.readmodel.platform;

import dev.treering.events.topics.Topics;
import dev.treering.projections.readmodel.following.Projection;

/** Facts become rows. */
public final class PlatformProjection implements Projection {

    @Override
    public String topic() {
        return Topics.PLATFORM_EVENTS;
    }

    @Override
    public Batch newBatch() {
        return new PlatformBatch();
    }
}
