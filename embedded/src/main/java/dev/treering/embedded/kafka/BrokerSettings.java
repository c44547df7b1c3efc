package dev.treering.embedded.kafka;

import dev.treering.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of the one broker, which is its own controller. Pure: a function of the directory and the ports. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "BROKER";

    private BrokerSettings() {}

    /** @param data the formatted log directory */
    static Properties of(Path data, int clientPort, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(PLACE_INDEPENDENT);
        settings.putAll(Map.of(
                "log.dirs", data.toString(),
                // a static quorum is looked up here on every start, so the port may change; a dynamic one is kept in
                // the log
                "controller.quorum.voters", NODE + "@" + LoopbackPort.HOST + ":" + controllerPort,
                "listeners",
                        CLIENT_LISTENER + "://" + LoopbackPort.HOST + ":" + clientPort + "," + CONTROLLER_LISTENER
                                + "://" + LoopbackPort.HOST + ":" + controllerPort,
                "advertised.listeners", CLIENT_LISTENER + "://" + LoopbackPort.HOST + ":" + clientPort));
        return settings;
    }

    private static final Map<String, String> PLACE_INDEPENDENT = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry(
                    "listener.security.protocol.map",
                    CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
            Map.entry("inter.broker.listener.name", CLIENT_LISTENER),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));
}
