package dev.treering.projections.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8785, of texts, lists and objects. */
class CanonicalJsonTest {

    @Test
    void members_are_in_the_order_of_their_names_by_utf_16_code_units() { // the example of RFC 8785, 3.2.3
        var json = new CanonicalJson()
                .with("\u20ac", "Euro Sign")
                .with("\r", "Carriage Return")
                .with("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .with("1", "One")
                .with("\ud83d\ude00", "Emoji: Grinning Face")
                .with("\u0080", "Control")
                .with("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(text(json).replaceAll("[^:]*:\"?([A-Z][a-z]+)[^,]*,?}?", "$1 "))
                .startsWith("Carriage One Control Latin Euro Emoji");
        assertThat(text(json)).endsWith("\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void a_text_has_as_few_escapes_as_it_can_have() { // the example of RFC 8785, 3.2.2.2
        assertThat(text(new CanonicalJson().with("string", "\u20ac$\u000F\nA'\u0042\"\\\\\"/")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(text(new CanonicalJson().with("s", "\b\t\f\r\u0000\u001f\u007f\u2028")))
                .isEqualTo("{\"s\":\"\\b\\t\\f\\r\\u0000\\u001f\u007f\u2028\"}");
    }

    @Test
    void a_number_is_text_and_a_list_keeps_its_order() {
        assertThat(text(new CanonicalJson()
                        .with("n", Long.MAX_VALUE)
                        .with("list", List.of(new CanonicalJson().with("b", 2), new CanonicalJson()))
                        .with("none", List.of())))
                .isEqualTo("{\"list\":[{\"b\":\"2\"},{}],\"n\":\"9223372036854775807\",\"none\":[]}");
    }

    @Test
    void a_member_is_there_once() {
        assertThatThrownBy(() -> new CanonicalJson().with("a", "1").with("a", 1))
                .hasMessage("a is there twice");
    }

    private static String text(CanonicalJson json) {
        return new String(json.bytes(), UTF_8);
    }
}
