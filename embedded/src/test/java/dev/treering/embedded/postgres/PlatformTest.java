package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.embedded.StartFailedException;
import org.junit.jupiter.api.Test;

final class PlatformTest {
    @Test
    void the_machines_with_binaries_are_told_by_what_the_jdk_calls_them() {
        assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX_AMD64);
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM64);
        assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MACOS_ARM64);
    }

    @Test
    void another_machine_is_refused_by_name() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("Windows 11");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).isInstanceOf(StartFailedException.class);
    }

    @Test
    void the_build_brings_the_binaries_of_the_machine_it_runs_on() {
        String archive = Platform.ofThisMachine().archive();

        assertThat(PlatformTest.class.getResource("/" + archive)).isNotNull();
    }
}
