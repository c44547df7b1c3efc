package dev.treering.server.running;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.Restoration;
import dev.treering.events.archive.Archive;
import dev.treering.events.archive.MergedFacts;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * An archive put back into the event store of a server that does not run. What follows from the log (topics, ledgers, read models)
 * is made anew when the server starts on it.
 */
public final class LogRestoration {

    private LogRestoration() {}

    /**
     * Restores into the database that the settings name, or the embedded one of their data directory.
     *
     * @param durable is told the position up to which all is in the store
     * @throws CannotStart where the database cannot be reached, or a server runs on it
     */
    public static Restoration.Result run(Settings settings, Archive archive, LongConsumer durable) throws IOException {
        try (var started = new Started();
                MergedFacts facts = archive.facts()) {
            HikariDataSource database = Database.open(settings, DataDirectory.at(settings.data()), started);
            PostgresEventStore.migrate(database);
            return Restoration.run(database, facts, durable);
        } catch (RuntimeException e) {
            throw CannotStart.because(e, settings.port());
        }
    }
}
