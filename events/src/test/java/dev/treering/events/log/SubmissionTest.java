package dev.treering.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Submission submission(Instant heldAt, Map<String, String> extensions) {
        var fact = new ClockFact.DayClosed(LocalDate.of(2026, 3, 1));
        return new Submission(new FactId("test", "1"), heldAt, fact, extensions);
    }

    @Test
    void time_finer_than_a_millisecond_is_cut_off() {
        assertThat(submission(NOON.plusNanos(1_999_999), Map.of()).heldAt()).isEqualTo(NOON.plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
    void a_time_that_no_record_can_carry_is_refused(String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submission(Instant.parse(time), Map.of()))
                .withMessageEndingWith("allowed is 1970 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence", "id", "recordedtime"})
    void an_extension_that_would_be_mistaken_for_what_the_log_says_itself_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submission(NOON, Map.of(name, "41")))
                .withMessageContaining("the log gives this attribute itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with-dash", "ümlaut"})
    void an_extension_is_named_as_cloudevents_has_it(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> submission(NOON, Map.of(name, "x")));
    }

    @Test
    void a_nul_in_an_extension_is_refused_and_other_text_kept() {
        assertThatIllegalArgumentException().isThrownBy(() -> submission(NOON, Map.of("actor", "a\0")));
        assertThat(submission(NOON, Map.of("actor", "a\nü")).extensions()).containsEntry("actor", "a\nü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\0b", "\ud83d", "a\udc00"})
    void an_identity_that_no_store_can_keep_is_refused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FactId("test", id));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactId(id, "1"));
    }

    @Test
    void an_identity_may_be_any_printable_text_of_reasonable_length() {
        assertThat(new FactId("https://ü.example/😀", "x".repeat(255)).id()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new FactId("test", "x".repeat(256)));
    }
}
