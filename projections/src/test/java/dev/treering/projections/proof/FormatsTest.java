package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Reading;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts inside of a bundle have one way of being written. */
class FormatsTest {

    private static final String HASH = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=";

    @Test
    void json_in_its_canonical_form_reads_and_is_written_as_it_was() {
        for (String json : List.of(
                "\"\"",
                "[]",
                "{}",
                "{\"a\":[\"1\",{\"b\":\"2\"}],\"c\":\"\"}",
                "\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001é€😀/\"")) {
            assertThat(JsonParser.parse(json))
                    .isInstanceOfSatisfying(
                            Reading.Read.class,
                            read -> assertThat(((Json) read.value()).written()).isEqualTo(json));
        }
    }

    @Test
    void json_in_any_other_form_is_refused() {
        for (String json : List.of(
                "",
                " {}",
                "{} ",
                "1",
                "null",
                "{\"a\":1}",
                "{\"b\":\"\",\"a\":\"\"}",
                "{\"a\":\"\",\"a\":\"\"}",
                "[\"\" ]",
                "[\"\",]",
                "{\"a\"}",
                "{\"a\":}",
                "\"",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u001F\"",
                "\"\\u00\"",
                "\"\\x\"",
                "\"\t\"",
                "[\"\"\"\"]",
                "[".repeat(40) + "]".repeat(40))) {
            assertThat(JsonParser.parse(json)).as(json).isInstanceOf(Reading.Refused.class);
        }
        assertThat(JsonParser.parse("{\"a\":1}"))
                .isEqualTo(Reading.refused("at character 5 of the JSON a text, a list or an object is expected"));
    }

    /** The example of c2sp.org/tlog-proof, without its extra data and with other lines of signatures. */
    @Test
    void a_proof_of_a_log_reads_and_is_written_as_the_specification_writes_it() {
        String text = """
                c2sp.org/tlog-proof@v1
                index 73894
                gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
                B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

                example.com/fancylog
                109482
                sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

                — example.com/fancylog AAAAAA==
                """;

        var proof = SealedLog.value(TlogProof.parse(text.getBytes(UTF_8)));

        assertThat(proof.index()).isEqualTo(73_894);
        assertThat(proof.siblings())
                .hasSize(2)
                .first()
                .isEqualTo(Hash.ofDigest(Base64.getDecoder().decode(HASH)));
        assertThat(proof.note()).startsWith("example.com/fancylog\n109482\n").endsWith("AAAAAA==\n");
        assertThat(proof.text()).isEqualTo(text);
    }

    @Test
    void a_proof_in_any_other_form_is_refused() {
        for (String text : List.of(
                "",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex +1\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex one\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nnote\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n" + HASH.replace("lQ=", "lR=") + "\n\nnote\n")) {
            assertThat(TlogProof.parse(text.getBytes(UTF_8))).as(text).isInstanceOf(Reading.Refused.class);
        }
    }
}
