package dev.treering.runtime.simulated.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.storage.Journal;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ResourcesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Write WRITE = new Write("tests", false, NOON);
    private static final String CONFIG = "{'metadata': {'name': 'settings'}, 'data': {'a': '1'}}";
    private static final String DEPLOYMENT = """
            {'metadata': {'name': 'web'}, 'spec': {'replicas': 2, 'selector': {'matchLabels': {'app': 'web'}},
             'template': {'metadata': {'labels': {'app': 'web'}}, 'spec': {'containers': [{'name': 'dyno', 'image': 'i'}]}}}}
            """;

    private final KindTable kinds = KindTable.standard();
    private final Resources resources = new Resources(new ObjectStore(Journal.none()), kinds, 1);
    private final ResourceKind config = kinds.require("/configmaps");
    private final ResourceKind deployments = kinds.require("apps/deployments");
    private final Target settings = Target.of(config, "shop", "settings");
    private final Target web = Target.of(deployments, "shop", "web");

    @BeforeEach
    void a_namespace() {
        resources
                .create(kinds.require("/namespaces"), "", json("{'metadata': {'name': 'shop'}}"), WRITE)
                .orThrow();
    }

    @Test
    void a_created_object_has_a_uid_a_resource_version_and_a_birthday() {
        Metadata metadata = Metadata.of(create(config, CONFIG));

        assertThat(metadata.uid()).hasSize(36);
        assertThat(metadata.resourceVersion()).isNotEmpty();
        assertThat(metadata.created()).isEqualTo(NOON);
    }

    @Test
    void a_name_is_taken_only_once() {
        create(config, CONFIG);

        refused(resources.create(config, "shop", json(CONFIG), WRITE), 409, "AlreadyExists");
    }

    @Test
    void a_namespace_must_exist() {
        refused(resources.create(config, "nowhere", json(CONFIG), WRITE), 404, "NotFound");
    }

    @Test
    void a_replacement_of_an_older_version_is_a_conflict() {
        ObjectNode first = create(config, CONFIG);
        resources.update(settings, first, WRITE).orThrow();
        ObjectNode changed = first.deepCopy();
        changed.putObject("data").put("a", "2");
        resources.update(settings, changed, WRITE).orThrow();

        refused(resources.update(settings, changed, WRITE), 409, "Conflict");
    }

    @Test
    void a_write_that_changes_nothing_keeps_the_resource_version() {
        ObjectNode created = create(config, CONFIG);

        ObjectNode updated = resources.update(settings, created, WRITE).orThrow();

        assertThat(updated).isEqualTo(created);
        assertThat(resources.store().revision())
                .isEqualTo(Long.parseLong(Metadata.of(created).resourceVersion()));
    }

    @Test
    void an_apply_that_changes_nothing_keeps_the_resource_version() {
        ObjectNode first = apply(web, DEPLOYMENT, "app", false).orThrow().object();

        ObjectNode again = apply(web, DEPLOYMENT, "app", false).orThrow().object();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void an_apply_creates_what_is_not_there_and_says_so() {
        assertThat(apply(web, DEPLOYMENT, "app", false).orThrow().created()).isTrue();
        assertThat(apply(web, DEPLOYMENT, "app", false).orThrow().created()).isFalse();
    }

    @Test
    void a_conflicting_apply_is_refused_and_names_the_fields() {
        apply(web, DEPLOYMENT, "app", false).orThrow();

        Answer<Patches.Patched> answer = apply(web, "{'spec': {'replicas': 5}}", "ops", false);

        refused(answer, 409, "Conflict");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refusal -> assertThat(refusal.refusal().causes())
                                .extracting("field")
                                .containsExactly(".spec.replicas"));
    }

    @Test
    void replicas_that_nobody_states_any_more_fall_back_to_the_default() {
        apply(web, DEPLOYMENT, "app", false).orThrow();

        ObjectNode applied = apply(web, DEPLOYMENT.replace("'replicas': 2,", ""), "app", false)
                .orThrow()
                .object();

        assertThat(applied.path("spec").path("replicas").asInt()).isEqualTo(1);
    }

    @Test
    void an_apply_must_say_who_applies() {
        refused(apply(web, DEPLOYMENT, "", false), 422, "Invalid");
    }

    @Test
    void an_apply_with_a_uid_is_refused_where_there_is_no_object() {
        refused(apply(settings, "{'metadata': {'uid': 'u-1', 'resourceVersion': '1'}}", "app", false), 409, "Conflict");
    }

    @Test
    void an_apply_with_a_resource_version_alone_makes_what_is_not_there() { // as version 1.20 does
        var made = apply(settings, "{'metadata': {'resourceVersion': '1'}}", "app", false)
                .orThrow();

        assertThat(made.created()).isTrue();
    }

    @Test
    void the_generation_counts_changes_of_the_specification_only() {
        create(deployments, DEPLOYMENT);

        resources
                .patch(web.status(), PatchType.MERGE, json("{'status': {'replicas': 2}}"), false, WRITE)
                .orThrow();
        assertThat(generation()).isEqualTo(1);

        resources
                .patch(web, PatchType.MERGE, json("{'spec': {'replicas': 3}}"), false, WRITE)
                .orThrow();
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void status_and_specification_are_written_through_different_doors() {
        create(deployments, DEPLOYMENT);

        JsonNode both = json("{'spec': {'replicas': 7}, 'status': {'replicas': 7}}");
        ObjectNode throughStatus = resources
                .patch(web.status(), PatchType.MERGE, both, false, WRITE)
                .orThrow()
                .object();
        assertThat(throughStatus.path("spec").path("replicas").asInt()).isEqualTo(2);
        assertThat(throughStatus.path("status").path("replicas").asInt()).isEqualTo(7);

        JsonNode other = json("{'spec': {'replicas': 3}, 'status': {'replicas': 3}}");
        ObjectNode throughObject = resources
                .patch(web, PatchType.MERGE, other, false, WRITE)
                .orThrow()
                .object();
        assertThat(throughObject.path("spec").path("replicas").asInt()).isEqualTo(3);
        assertThat(throughObject.path("status").path("replicas").asInt()).isEqualTo(7);
    }

    @Test
    void the_scale_of_a_deployment_reads_and_writes_its_replicas() {
        create(deployments, DEPLOYMENT);
        Target scale = new Target(deployments, "shop", "web", "scale");

        ObjectNode answer = resources
                .update(scale, json("{'metadata': {'name': 'web'}, 'spec': {'replicas': 9}}"), WRITE)
                .orThrow();

        assertThat(answer.path("kind").asString()).isEqualTo("Scale");
        assertThat(answer.path("status").path("selector").asString()).isEqualTo("app=web");
        assertThat(resources.get(web).orThrow().path("spec").path("replicas").asInt())
                .isEqualTo(9);
    }

    @Test
    void a_dry_run_answers_and_changes_nothing() {
        Write dry = new Write("tests", true, NOON);

        resources.create(config, "shop", json(CONFIG), dry).orThrow();

        refused(resources.get(settings), 404, "NotFound");
    }

    @Test
    void a_delete_keeps_its_preconditions() {
        create(config, CONFIG);
        DeleteOptions wrong = DeleteOptions.of(json("{'preconditions': {'uid': 'another'}}"));

        refused(resources.delete(settings, wrong, WRITE), 409, "Conflict");
        assertThat(resources.get(settings)).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void a_finalizer_holds_a_deleted_object_until_it_is_taken_off() {
        create(config, "{'metadata': {'name': 'settings', 'finalizers': ['example.com/hold']}}");

        resources.delete(settings, DeleteOptions.graceful(), WRITE).orThrow();
        assertThat(Metadata.of(resources.get(settings).orThrow()).deleting()).isTrue();

        resources
                .patch(settings, PatchType.MERGE, json("{'metadata': {'finalizers': null}}"), false, WRITE)
                .orThrow();
        refused(resources.get(settings), 404, "NotFound");
    }

    @Test
    void a_deleted_object_takes_no_new_finalizers() {
        create(config, "{'metadata': {'name': 'settings', 'finalizers': ['example.com/hold']}}");
        resources.delete(settings, DeleteOptions.graceful(), WRITE).orThrow();

        JsonNode more = json("{'metadata': {'finalizers': ['example.com/hold', 'example.com/late']}}");

        refused(resources.patch(settings, PatchType.MERGE, more, false, WRITE), 422, "Invalid");
    }

    @Test
    void a_list_can_be_read_page_by_page() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        names.forEach(name -> create(config, "{'metadata': {'name': '" + name + "'}}"));

        List<String> read = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = page(token).orThrow();
            page.path("items").forEach(item -> read.add(Metadata.of(item).name()));
            token = next(page);
        } while (!token.isEmpty());

        assertThat(read).isEqualTo(names);
    }

    /** As a real API server's: who watches from the list's version misses nothing that happened between two pages. */
    @Test
    void every_page_of_a_list_is_of_the_moment_of_its_first() {
        List.of("a", "b", "c", "d").forEach(name -> create(config, "{'metadata': {'name': '" + name + "'}}"));
        JsonNode first = page("").orThrow();

        resources
                .delete(Target.of(config, "shop", "c"), DeleteOptions.graceful(), WRITE)
                .orThrow();
        create(config, "{'metadata': {'name': 'cc'}}");
        JsonNode second = page(next(first)).orThrow();

        assertThat(second.path("items")
                        .valueStream()
                        .map(item -> Metadata.of(item).name()))
                .containsExactly("c", "d");
        assertThat(second.path("metadata").path("resourceVersion"))
                .isEqualTo(first.path("metadata").path("resourceVersion"));
    }

    @Test
    void a_list_whose_first_page_is_forgotten_has_to_be_read_anew() {
        List.of("a", "b", "c").forEach(name -> create(config, "{'metadata': {'name': '" + name + "'}}"));
        JsonNode first = page("").orThrow();

        create(config, "{'metadata': {'name': 'd'}}");
        resources.store().compact();

        refused(page(next(first)), 410, "Expired");
    }

    private Answer<ObjectNode> page(String token) {
        return resources.list(
                config, "shop", Selector.all(), Page.of("2", token).orThrow());
    }

    private static String next(JsonNode page) {
        return page.path("metadata").path("continue").asString("");
    }

    @Test
    void labels_of_a_template_must_match_the_selector() {
        refused(
                resources.create(
                        deployments,
                        "shop",
                        json(DEPLOYMENT.replace("'labels': {'app': 'web'}", "'labels': {}")),
                        WRITE),
                422,
                "Invalid");
    }

    @Test
    void a_defined_kind_is_served_from_then_on() {
        resources
                .create(kinds.require("apiextensions.k8s.io/customresourcedefinitions"), "", json("""
                                {'metadata': {'name': 'trees.example.com'}, 'spec': {'group': 'example.com', 'scope': 'Namespaced',
                                 'names': {'plural': 'trees', 'kind': 'Tree'}, 'versions': [{'name': 'v1', 'storage': true}]}}
                                """), WRITE)
                .orThrow();

        ResourceKind trees = kinds.find("example.com", "v1", "trees").orElseThrow();
        ObjectNode tree = resources
                .create(trees, "shop", json("{'metadata': {'name': 'oak'}, 'spec': {'rings': 3}}"), WRITE)
                .orThrow();

        assertThat(tree.path("apiVersion").asString()).isEqualTo("example.com/v1");
    }

    private ObjectNode create(ResourceKind kind, String body) {
        return resources.create(kind, "shop", json(body), WRITE).orThrow();
    }

    private Answer<Patches.Patched> apply(Target target, String body, String manager, boolean force) {
        return resources.patch(target, PatchType.APPLY, json(body), force, new Write(manager, false, NOON));
    }

    private int generation() {
        return resources.get(web).orThrow().path("metadata").path("generation").asInt();
    }

    private static void refused(Answer<?> answer, int code, String reason) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().reason()).isEqualTo(reason);
        });
    }

    private static ObjectNode json(String text) {
        return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orThrow();
    }
}
