package dev.treering.server.running;

import dev.treering.projections.topology.LedgerSettings;
import dev.treering.projections.topology.LedgerStreams;
import dev.treering.projections.topology.StateOutdated;
import dev.treering.server.settings.DataDirectory;

/** The ledger application of this process. */
final class Ledgers {

    private Ledgers() {}

    static LedgerStreams start(String bootstrapServers, DataDirectory data) {
        try {
            return LedgerStreams.start(LedgerSettings.alone(bootstrapServers, data.streams()));
        } catch (StateOutdated e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledgers started", e);
        }
    }
}
