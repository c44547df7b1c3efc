package dev.treering.embedded.kafka;

import dev.treering.embedded.WholeDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's log directory, formatted once for ever. */
record BrokerStorage(Path data) {

    /** The formatted log directory in {@code home}; formats it if this is the first start. */
    static BrokerStorage in(Path home) throws IOException {
        Path data = home.resolve("data");
        WholeDirectory.make(data, home.resolve("data.stage"), BrokerStorage::format);
        return new BrokerStorage(data);
    }

    /** Whether a broker has run here and did not come to its orderly end, of which it leaves a file as a sign. */
    boolean wasKilled() {
        return Files.exists(data.resolve("__cluster_metadata-0"))
                && !Files.exists(data.resolve(".kafka_cleanshutdown"));
    }

    private static void format(Path stage) throws IOException {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(stage.toString())
                .addDirectory(stage.toString())
                .setHasDynamicQuorum(false)
                // each transaction has its own epoch, so a late write cannot join the next one (KIP-890)
                .setFeatureLevel("transaction.version", (short) 2);
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("cannot format " + stage + ": " + e.getMessage(), e);
        }
    }
}
