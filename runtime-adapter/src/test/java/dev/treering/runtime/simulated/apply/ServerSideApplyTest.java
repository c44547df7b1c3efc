package dev.treering.runtime.simulated.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.apply.ServerSideApply.Outcome;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Two managers, {@code app} and {@code ops}, apply to one object. */
class ServerSideApplyTest {
    private static final String NOW = "2026-03-01T12:00:00Z";
    private static final FieldManager APP = FieldManager.applying("app", "");
    private static final FieldManager OPS = FieldManager.applying("ops", "");

    private final ServerSideApply apply = new ServerSideApply(Structure.BUILT_IN);
    private ObjectNode object = Json.object();
    private Ownership ownership = Ownership.NONE;

    @Test
    void who_states_a_field_owns_it() {
        applied(APP, "{'data': {'a': '1', 'b': '2'}}");

        assertThat(owned(APP)).containsExactly(".data.a", ".data.b");
    }

    @Test
    void a_field_stated_with_the_same_value_is_shared() {
        applied(APP, "{'data': {'a': '1'}}");

        applied(OPS, "{'data': {'a': '1'}}");

        assertThat(owned(APP)).containsExactly(".data.a");
        assertThat(owned(OPS)).containsExactly(".data.a");
    }

    @Test
    void another_value_for_an_owned_field_is_a_conflict_that_names_owner_and_field() {
        applied(APP, "{'data': {'a': '1', 'b': '2'}}");

        Outcome outcome = apply(OPS, "{'data': {'a': '9', 'b': '2'}}", false);

        assertThat(outcome)
                .isEqualTo(new Outcome.Conflicts(
                        List.of(new Refusal.Cause("FieldManagerConflict", ".data.a", "conflict with \"app\""))));
    }

    @Test
    void force_takes_the_field_from_its_owner() {
        applied(APP, "{'data': {'a': '1', 'b': '2'}}");

        forced(OPS, "{'data': {'a': '9'}}");

        assertThat(object).isEqualTo(json("{'data': {'a': '9', 'b': '2'}}"));
        assertThat(owned(APP)).containsExactly(".data.b");
        assertThat(owned(OPS)).containsExactly(".data.a");
    }

    @Test
    void a_field_its_only_owner_no_longer_states_is_pruned() {
        applied(APP, "{'data': {'a': '1', 'b': '2'}}");

        applied(APP, "{'data': {'a': '1'}}");

        assertThat(object).isEqualTo(json("{'data': {'a': '1'}}"));
    }

    @Test
    void a_shared_field_stays_until_its_last_owner_lets_it_go() {
        applied(APP, "{'data': {'a': '1'}}");
        applied(OPS, "{'data': {'a': '1'}}");

        applied(APP, "{}");
        assertThat(object).isEqualTo(json("{'data': {'a': '1'}}"));

        applied(OPS, "{}");
        assertThat(object).isEqualTo(Json.object());
    }

    @Test
    void a_field_nobody_owns_is_left_alone() {
        object = json("{'data': {'default': 'x'}}");

        applied(APP, "{'data': {'a': '1'}}");
        applied(APP, "{}");

        assertThat(object).isEqualTo(json("{'data': {'default': 'x'}}"));
    }

    @Test
    void the_same_again_changes_neither_object_nor_ownership() {
        applied(APP, "{'data': {'a': '1'}}");
        ObjectNode before = object.deepCopy();
        Ownership owners = ownership;

        Outcome outcome =
                apply.apply(object, ownership, json("{'data': {'a': '1'}}"), APP, false, "2027-01-01T00:00:00Z");

        assertThat(outcome).isEqualTo(new Outcome.Applied(before, owners));
    }

    @Test
    void containers_are_known_by_name_and_merged_item_by_item() {
        applied(APP, "{'spec': {'containers': [{'name': 'dyno', 'image': 'i:1'}]}}");
        applied(OPS, "{'spec': {'containers': [{'name': 'proxy', 'image': 'p:1'}]}}");

        applied(APP, "{'spec': {'containers': [{'name': 'dyno', 'image': 'i:2'}]}}");
        assertThat(object)
                .isEqualTo(
                        json(
                                "{'spec': {'containers': [{'name': 'dyno', 'image': 'i:2'}, {'name': 'proxy', 'image': 'p:1'}]}}"));

        applied(OPS, "{}");
        assertThat(object).isEqualTo(json("{'spec': {'containers': [{'name': 'dyno', 'image': 'i:2'}]}}"));
    }

    @Test
    void an_item_in_which_somebody_else_owns_a_field_is_not_pruned() {
        applied(APP, "{'spec': {'containers': [{'name': 'dyno', 'image': 'i:1'}]}}");
        forced(OPS, "{'spec': {'containers': [{'name': 'dyno', 'command': ['run']}]}}");

        applied(APP, "{}");

        assertThat(object).isEqualTo(json("{'spec': {'containers': [{'name': 'dyno', 'command': ['run']}]}}"));
    }

    @Test
    void ports_that_differ_only_by_protocol_are_two() {
        applied(APP, "{'spec': {'ports': [{'port': 53, 'protocol': 'UDP'}, {'port': 53, 'protocol': 'TCP'}]}}");

        assertThat(object.path("spec").path("ports").size()).isEqualTo(2);
        assertThat(owned(APP)).hasSize(6);
    }

    @Test
    void finalizers_are_a_set_of_which_each_manager_owns_its_own() {
        applied(APP, "{'metadata': {'finalizers': ['example.com/app']}}");
        applied(OPS, "{'metadata': {'finalizers': ['example.com/ops']}}");

        applied(APP, "{'metadata': {}}");

        assertThat(object).isEqualTo(json("{'metadata': {'finalizers': ['example.com/ops']}}"));
    }

    @Test
    void a_node_selector_is_one_value() {
        applied(APP, "{'spec': {'nodeSelector': {'arch': 'arm64'}}}");

        assertThat(apply(OPS, "{'spec': {'nodeSelector': {'zone': 'a'}}}", false))
                .isInstanceOf(Outcome.Conflicts.class);
    }

    @Test
    void lists_of_custom_kinds_have_no_structure() {
        ServerSideApply freeForm = new ServerSideApply(Structure.FREE_FORM);

        Ownership owners = freeForm.creation(json("{'spec': {'containers': [{'name': 'dyno'}]}}"), APP, NOW);

        assertThat(owners.of(APP).stream().map(FieldPath::toString)).containsExactly(".spec.containers");
    }

    @Test
    void a_value_that_becomes_a_map_is_not_pruned_with_what_it_was() {
        applied(APP, "{'spec': {'storage': 'small'}}");

        applied(APP, "{'spec': {'storage': {'size': 'large'}}}");

        assertThat(object).isEqualTo(json("{'spec': {'storage': {'size': 'large'}}}"));
    }

    @Test
    void an_ordinary_write_takes_the_fields_it_changes() {
        applied(APP, "{'data': {'a': '1', 'b': '2'}}");
        FieldManager editor = FieldManager.updating("editor", "");

        Ownership owners = new UpdateTracking(Structure.BUILT_IN)
                .track(object, json("{'data': {'a': '5', 'b': '2'}}"), ownership, editor, NOW);

        assertThat(owners.of(APP).stream().map(FieldPath::toString)).containsExactly(".data.b");
        assertThat(owners.of(editor).stream().map(FieldPath::toString)).containsExactly(".data.a");
    }

    @Test
    void ownership_survives_the_way_through_managed_fields() {
        applied(APP, "{'metadata': {'finalizers': ['f/x']}, 'spec': {'containers': [{'name': 'dyno', 'image': 'i'}]}}");
        ObjectNode written = object.deepCopy();

        ManagedFields.write(written, ownership);

        assertThat(new TreeMap<>(ManagedFields.of(written).owners())).isEqualTo(new TreeMap<>(ownership.owners()));
    }

    private void applied(FieldManager manager, String stated) {
        keep(apply(manager, stated, false));
    }

    private void forced(FieldManager manager, String stated) {
        keep(apply(manager, stated, true));
    }

    private void keep(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        if (outcome instanceof Outcome.Applied(ObjectNode next, Ownership owners)) {
            object = next;
            ownership = owners;
        }
    }

    private Outcome apply(FieldManager manager, String stated, boolean force) {
        return apply.apply(object, ownership, json(stated), manager, force, NOW);
    }

    private List<String> owned(FieldManager manager) {
        return ownership.of(manager).stream().map(FieldPath::toString).toList();
    }

    private static ObjectNode json(String text) {
        return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orThrow();
    }
}
