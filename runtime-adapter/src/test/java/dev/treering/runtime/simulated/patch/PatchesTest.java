package dev.treering.runtime.simulated.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.apply.Structure;
import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PatchesTest {

    /** The cases are those of the appendix of RFC 7386. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}          | {'a':'c'}            | {'a':'c'}",
                "{'a':'b'}          | {'b':'c'}            | {'a':'b','b':'c'}",
                "{'a':'b'}          | {'a':null}           | {}",
                "{'a':'b','b':'c'}  | {'a':null}           | {'b':'c'}",
                "{'a':['b']}        | {'a':'c'}            | {'a':'c'}",
                "{'a':'c'}          | {'a':['b']}          | {'a':['b']}",
                "{'a':{'b':'c'}}    | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}  | {'a':[1]}            | {'a':[1]}",
                "['a','b']          | ['c','d']            | ['c','d']",
                "{'a':'b'}          | ['c']                | ['c']",
                "{'a':'foo'}        | null                 | null",
                "{'e':null}         | {'a':1}              | {'e':null,'a':1}",
                "[1,2]              | {'a':'b','c':null}   | {'a':'b'}",
                "{}                 | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
            })
    void a_merge_patch_follows_rfc_7386(String target, String patch, String expected) {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(expected));
    }

    /** The cases are those of the appendix of RFC 6902. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'foo':'bar'}         | [{'op':'add','path':'/baz','value':'qux'}]  | {'baz':'qux','foo':'bar'}",
                "{'foo':['bar','baz']} | [{'op':'add','path':'/foo/1','value':'qux'}] | {'foo':['bar','qux','baz']}",
                "{'baz':'q','foo':'b'} | [{'op':'remove','path':'/baz'}]             | {'foo':'b'}",
                "{'foo':['a','b','c']} | [{'op':'remove','path':'/foo/1'}]           | {'foo':['a','c']}",
                "{'baz':'q','foo':'b'} | [{'op':'replace','path':'/baz','value':'x'}] | {'baz':'x','foo':'b'}",
                "{'foo':{'bar':1},'q':{}} | [{'op':'move','from':'/foo/bar','path':'/q/t'}] | {'foo':{},'q':{'t':1}}",
                "{'foo':['a','b','c','d']} | [{'op':'move','from':'/foo/1','path':'/foo/3'}] | {'foo':['a','c','d','b']}",
                "{'foo':['bar']}       | [{'op':'add','path':'/foo/-','value':['x']}] | {'foo':['bar',['x']]}",
                "{'/':9,'~1':10}       | [{'op':'test','path':'/~01','value':10}]    | {'/':9,'~1':10}",
            })
    void a_json_patch_follows_rfc_6902(String target, String patch, String expected) {
        assertThat(JsonPatch.apply(json(target), json(patch)).orThrow()).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'baz':'qux'} | [{'op':'test','path':'/baz','value':'bar'}]",
                "{'foo':'bar'} | [{'op':'add','path':'/baz/bat','value':'qux'}]",
                "{'foo':'bar'} | [{'op':'remove','path':'/nothing'}]",
                "{'foo':[]}    | [{'op':'add','path':'/foo/1','value':1}]",
                "{'foo':'bar'} | [{'op':'invent','path':'/foo'}]",
            })
    void a_json_patch_that_cannot_be_done_is_refused(String target, String patch) {
        assertThat(JsonPatch.apply(json(target), json(patch)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(422));
    }

    @Test
    void a_strategic_merge_patch_merges_containers_by_name() {
        JsonNode target =
                json("{'spec':{'containers':[{'name':'dyno','image':'i:1'},{'name':'proxy','image':'p:1'}]}}");
        JsonNode patch = json("{'spec':{'containers':[{'name':'dyno','image':'i:2'}]}}");

        assertThat(new StrategicMergePatch(Structure.BUILT_IN).apply(target, patch))
                .isEqualTo(
                        json("{'spec':{'containers':[{'name':'dyno','image':'i:2'},{'name':'proxy','image':'p:1'}]}}"));
    }

    @Test
    void a_strategic_merge_patch_deletes_an_item_on_request() {
        JsonNode target =
                json("{'spec':{'containers':[{'name':'dyno','image':'i:1'},{'name':'proxy','image':'p:1'}]}}");
        JsonNode patch = json("{'spec':{'containers':[{'name':'proxy','$patch':'delete'}]}}");

        assertThat(new StrategicMergePatch(Structure.BUILT_IN).apply(target, patch))
                .isEqualTo(json("{'spec':{'containers':[{'name':'dyno','image':'i:1'}]}}"));
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orThrow();
    }
}
