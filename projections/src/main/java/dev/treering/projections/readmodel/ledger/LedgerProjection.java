package dev.treering.projections.readmodel.ledger;

import dev.treering.events.topics.Topics;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.readmodel.following.Projection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Ledger entries become rows. */
public final class LedgerProjection implements Projection {

    private final Supplier<Resolutions> resolutions;

    /** Keeps what became of cells, too. */
    public LedgerProjection() {
        this(ResolutionRows::new);
    }

    private LedgerProjection(Supplier<Resolutions> resolutions) {
        this.resolutions = resolutions;
    }

    /**
     * For rows that are built anew beside those that are kept: what became of cells is looked up, and not written.
     *
     * @param missing is told of a resolution that the table should have and has not; on any thread that writes
     */
    public static LedgerProjection anew(Consumer<CellResolution> missing) {
        return new LedgerProjection(() -> new ResolutionCheck(missing));
    }

    @Override
    public String topic() {
        return Topics.USAGE_LEDGER;
    }

    @Override
    public Batch newBatch() {
        return new LedgerBatch(resolutions.get());
    }
}
