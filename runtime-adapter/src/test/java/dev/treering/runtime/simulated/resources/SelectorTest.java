package dev.treering.runtime.simulated.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app=shop              | true",
                "app==shop             | true",
                "app=other             | false",
                "app!=other            | true",
                "app!=shop             | false",
                "missing!=anything     | true",
                "app                   | true",
                "missing               | false",
                "!missing              | true",
                "!app                  | false",
                "app in (shop,other)   | true",
                "app in (a, b)         | false",
                "app notin (a,b)       | true",
                "app notin (shop)      | false",
                "missing notin (a)     | true",
                "app=shop,tier in (web,worker),!missing | true",
                "app=shop,tier in (worker)              | false",
            })
    void label_selectors_have_all_forms_of_the_api(String labels, boolean matches) {
        assertThat(Selector.of(labels, "").orThrow().test(pod())).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "spec.nodeName=n1, true",
        "spec.nodeName!=n1, false",
        "status.phase=Running, true",
        "status.phase==Failed, false",
        "metadata.name=web, true",
        "'metadata.name=web,status.phase!=Running', false",
        "spec.missing=, true",
    })
    void field_selectors_reach_any_field(String fields, boolean matches) {
        assertThat(Selector.of("", fields).orThrow().test(pod())).isEqualTo(matches);
    }

    @Test
    void a_selector_that_cannot_be_read_is_refused() {
        assertThat(Selector.of("app in shop", "")).isInstanceOf(Answer.Refused.class);
        assertThat(Selector.of("", "status.phase")).isInstanceOf(Answer.Refused.class);
    }

    private static ObjectNode pod() {
        ObjectNode pod = Json.object();
        pod.putObject("metadata")
                .put("name", "web")
                .putObject("labels")
                .put("app", "shop")
                .put("tier", "web");
        pod.putObject("spec").put("nodeName", "n1");
        pod.putObject("status").put("phase", "Running");
        return pod;
    }
}
