package dev.treering.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

final class BrokerSettingsTest {
    private static final Path DATA = Path.of("/srv/kafka/data");

    @Test
    void clients_and_the_controller_are_met_on_the_loopback_alone() {
        Properties settings = BrokerSettings.of(DATA, 30001, 30002);

        assertThat(settings)
                .containsEntry("listeners", "BROKER://127.0.0.1:30001,CONTROLLER://127.0.0.1:30002")
                .containsEntry("advertised.listeners", "BROKER://127.0.0.1:30001")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:30002");
    }

    @Test
    void nothing_is_forgotten_unasked_and_no_topic_appears_unasked() {
        KafkaConfig config = KafkaConfig.fromProps(BrokerSettings.of(DATA, 30001, 30002), false);

        assertThat(config.logRetentionTimeMillis()).isEqualTo(-1);
        assertThat(config.autoCreateTopicsEnable()).isFalse();
    }

    @Test
    void only_a_controller_that_is_alone_has_short_sessions() {
        KafkaConfig ordinary = KafkaConfig.fromProps(BrokerSettings.of(DATA, 30001, 30002), false);
        KafkaConfig alone = KafkaConfig.fromProps(BrokerSettings.ofController(DATA, 30001, 30002), false);

        assertThat(ordinary.brokerSessionTimeoutMs()).isEqualTo(9_000);
        assertThat(alone.brokerSessionTimeoutMs()).isLessThan(ordinary.brokerSessionTimeoutMs() / 10);
    }
}
