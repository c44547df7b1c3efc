package dev.treering.aggregates.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.FactTags;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.fixture.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectTest {

    static List<Fact> facts() {
        return Examples.facts();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_decided_fact_is_found_by_its_subject(Fact fact) {
        Subject.of(fact)
                .ifPresentOrElse(
                        subject -> assertThat(FactTags.of(fact)).contains(subject.toString()),
                        () -> assertThat(FactTags.of(fact)).isEmpty());
    }

    @Test
    void a_creation_is_found_by_the_name_too() {
        assertThat(FactTags.of(new AppFact.Created(Examples.ACME, Examples.SHOP, "storefront")))
                .contains(Subject.appName("storefront").toString());
    }
}
