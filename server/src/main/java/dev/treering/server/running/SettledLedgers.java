package dev.treering.server.running;

import dev.treering.events.log.FactLog;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.server.http.LedgerProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How far the ledgers have come: the newest position that they were seen to have settled. */
final class SettledLedgers implements LedgerProgress {

    private final FactLog log;
    private final ReadModels readModels;
    private final AtomicLong settled = new AtomicLong(-1);

    SettledLedgers(FactLog log, ReadModels readModels) {
        this.log = log;
        this.readModels = readModels;
    }

    @Override
    public long settled() {
        await(log.head(), Duration.ZERO);
        return settled.get();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        if (position <= settled.get()) {
            return true;
        }
        boolean reached = readModels.awaitSettled(position, atMost);
        if (reached) {
            settled.accumulateAndGet(position, Math::max);
        }
        return reached;
    }
}
