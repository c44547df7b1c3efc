package dev.treering.aggregates.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.rule.Rule;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.axonframework.common.configuration.ConfigurationEnhancer;
import org.junit.jupiter.api.Test;

class AxonWiringTest {

    private static final List<Rule<?, ?>> RULES =
            AxonWiring.RULES.values().stream().flatMap(List::stream).toList();

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(AxonWiringTest::records)
                : Stream.of(family);
    }

    @Test
    void every_command_has_one_rule_and_every_rule_a_name_of_its_own() {
        assertThat(RULES)
                .<Class<?>>extracting(Rule::command)
                .containsExactlyInAnyOrderElementsOf(records(Command.class).toList());
        assertThat(RULES).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void nothing_on_the_class_path_that_phones_home_is_left_on() {
        var phoningHome = ServiceLoader.load(ConfigurationEnhancer.class).stream()
                .map(found -> found.type().getName())
                .filter(name -> name.startsWith("org.axonframework.update"))
                .toList();

        assertThat(phoningHome).containsExactly(AxonWiring.UPDATE_CHECKER);
    }
}
