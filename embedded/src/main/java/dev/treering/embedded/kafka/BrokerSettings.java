package dev.treering.embedded.kafka;

import dev.treering.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of the one broker, which is its own controller. Pure: a function of where it runs. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "BROKER";

    /** A small machine: few threads, small buffers. */
    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "4",
            "group.coordinator.threads", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20),
            // an idle controller otherwise writes, and forces to disk, a record of nothing twice a second
            "metadata.max.idle.interval.ms", "0");

    /** One broker cannot replicate. */
    private static final Map<String, String> ALONE = Map.of(
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /** Nothing is forgotten that nobody asked to have forgotten, however long the broker was not running. */
    private static final Map<String, String> MEMORY = Map.of(
            "auto.create.topics.enable", "false",
            "log.retention.ms", "-1",
            "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE),
            // after a kill the newest segment of each partition is read through: this bounds how long that takes
            "log.segment.bytes", Integer.toString(128 << 20),
            // bounds what a power failure may take, which no second replica has: a process's death alone takes nothing
            "log.flush.interval.ms", "10000",
            "log.flush.scheduler.interval.ms", "1000");

    /**
     * A killed broker's session has to run out before its successor is let in, and the controller, which died too, counts
     * it from its own start. Nobody is alive to be taken for dead too soon; a broker that runs has Kafka's own nine seconds.
     */
    private static final Map<String, String> NOBODY_ALIVE =
            Map.of("broker.session.timeout.ms", "400", "broker.heartbeat.interval.ms", "100");

    private BrokerSettings() {}

    /** Those of a controller without its broker, which ends the session of a broker that was killed. */
    static Properties ofController(Path data, int clientPort, int controllerPort) {
        Properties settings = of(data, clientPort, controllerPort);
        settings.putAll(NOBODY_ALIVE);
        return settings;
    }

    /** Those of the broker that is its own controller. */
    static Properties of(Path data, int clientPort, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(SMALL);
        settings.putAll(ALONE);
        settings.putAll(MEMORY);
        settings.putAll(place(data, clientPort, controllerPort));
        // clients do not wait for others to join their group
        settings.put("group.initial.rebalance.delay.ms", "0");
        return settings;
    }

    private static Map<String, String> place(Path data, int clientPort, int controllerPort) {
        String client = CLIENT_LISTENER + "://" + LoopbackPort.HOST + ":" + clientPort;
        String controller = CONTROLLER_LISTENER + "://" + LoopbackPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                // a static quorum is looked up here at every start, so the port may change; a dynamic one is kept in
                // the log
                "controller.quorum.voters",
                NODE + "@" + LoopbackPort.HOST + ":" + controllerPort,
                "listeners",
                client + "," + controller,
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "log.dirs",
                data.toString());
    }
}
