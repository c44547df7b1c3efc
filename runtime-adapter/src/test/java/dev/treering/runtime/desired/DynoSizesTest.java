package dev.treering.runtime.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.DynoSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynoSizesTest {

    @ParameterizedTest
    @CsvSource({
        "dyno-1c-4gb, 1000, 4096",
        "dyno-128c-1024gb, 128000, 1048576",
        "dyno-1c-0.5gb, 1000, 512",
        "dyno-1c-512mb, 1000, 512",
        "standard-2x, 500, 1024"
    })
    void a_known_size_means_cores_and_memory(String size, long cpuMillis, long memoryMib) {
        assertThat(DynoSizes.published().resourcesOf(new DynoSize(size)))
                .contains(new DynoResources(cpuMillis, memoryMib));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dyno-0c-4gb", "dyno-1c-0gb", "dyno-c-gb", "dyno-99999c-1gb", "colossal", "Dyno-1c-4gb"})
    void any_other_means_nothing(String size) {
        assertThat(DynoSizes.published().resourcesOf(new DynoSize(size))).isEmpty();
    }
}
