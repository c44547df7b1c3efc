package dev.treering.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiredAppCodecTest {

    private static final DesiredApp SHOP = new DesiredApp(
            new AccountId("acct-1"),
            new AppId("app-1"),
            "shop",
            "registry.example/shop@sha256:abc",
            "arm64",
            3,
            List.of(
                    new DesiredProcess(new ProcessType("worker"), 0, new DynoSize("dyno-2c-8gb")),
                    new DesiredProcess(new ProcessType("web"), 2, new DynoSize("dyno-1c-4gb"))),
            false,
            41);

    @Test
    void a_desired_app_comes_back_from_its_bytes_as_it_was() {
        assertThat(DesiredAppCodec.decode(DesiredAppCodec.encode(SHOP))).isEqualTo(SHOP);
    }

    @Test
    void processes_are_sorted_however_they_were_given() {
        assertThat(SHOP.processes())
                .extracting(process -> process.process().value())
                .containsExactly("web", "worker");
    }

    @Test
    void bytes_of_something_else_are_refused() {
        assertThatThrownBy(() -> DesiredAppCodec.decode(new byte[] {1, 2, 3})).isInstanceOf(UnreadableRecord.class);
    }
}
