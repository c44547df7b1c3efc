package dev.treering.server.http.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.server.fixture.OpenDoors;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HerokuDoorTest {

    private static final String V3 = "application/vnd.heroku+json; version=3";

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private HttpRequest.Builder request(String path) {
        return doors.request(path).header("Accept", V3);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return doors.send(
                request(path).header("Content-Type", OpenDoors.JSON).method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void an_app_is_created_for_the_default_account_and_found_by_name_and_id() {
        var created = send("POST", "/apps", "{\"name\":\"calm-fir\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode app = OpenDoors.json(created);
        assertThat(app.path("name").stringValue()).isEqualTo("calm-fir");
        assertThat(UUID.fromString(app.path("id").stringValue())).isNotNull();
        assertThat(doors.platform.apps(Optional.of(OpenDoors.DEFAULT))).hasSize(1);
        for (String key : new String[] {"calm-fir", app.path("id").stringValue()}) {
            assertThat(OpenDoors.json(send("GET", "/apps/" + key, ""))).isEqualTo(app);
        }
    }

    @Test
    void an_app_has_every_member_the_cli_cannot_do_without() {
        JsonNode app = OpenDoors.json(send("POST", "/apps", "{}"));

        for (String member :
                new String[] {"owner", "build_stack", "stack", "region", "repo_size", "slug_size", "space"}) {
            assertThat(app.has(member)).as(member).isTrue();
        }
        assertThat(app.path("name").stringValue())
                .matches("[a-z]+-[a-z]+-[0-9]{1,5}")
                .hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void a_request_that_is_sent_again_makes_one_app() {
        String ids = "0b3c2f1e-0000-4000-8000-000000000001,0b3c2f1e-0000-4000-8000-000000000000";
        var first = doors.send(request("/apps").header("Request-Id", ids).POST(BodyPublishers.ofString("{}")));
        var again = doors.send(request("/apps").header("Request-Id", ids).POST(BodyPublishers.ofString("{}")));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(doors.platform.apps(Optional.empty())).hasSize(1);
        assertThat(doors.platform.asked())
                .extracting(asked -> (Object) asked.command())
                .containsExactly(
                        doors.platform.asked().getFirst().command(),
                        doors.platform.asked().getFirst().command());
    }

    @Test
    void a_relative_scaling_that_is_sent_again_acts_once() {
        send("POST", "/apps", "{\"name\":\"shop\"}");
        for (int i = 0; i < 3; i++) {
            doors.send(request("/apps/shop/formation")
                    .header("Request-Id", "0b3c2f1e-0000-4000-8000-000000000002")
                    .method(
                            "PATCH",
                            BodyPublishers.ofString("{\"updates\":[{\"type\":\"web\",\"quantity\":\"+1\"}]}")));
        }

        assertThat(doors.platform.formation(
                        doors.platform.app("shop").orElseThrow().app()))
                .extracting(each -> each.quantity())
                .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"web","quantity":3}                                         | 3  | false |
            {"type":"web","quantity":"3"}                                       | 3  | false |
            {"type":"web","quantity":"+2"}                                      | 2  | true  |
            {"type":"web","quantity":"-2"}                                      | -2 | true  |
            {"type":"web","quantity":1,"size":"dyno-2c-8gb"}                    | 1  | false | dyno-2c-8gb
            {"type":"web","quantity":1,"size":"Dyno-1c-512mb"}                  | 1  | false | dyno-1c-0.5gb
            {"type":"web","quantity":1,"dyno_size":{"name":"dyno-2c-8gb"}}      | 1  | false | dyno-2c-8gb
            {"type":"web","quantity":1,"dyno_size":"dyno-2c-8gb"}               | 1  | false | dyno-2c-8gb
            """)
    void a_scaling_is_understood_in_every_way_clients_write_it(
            String update, int number, boolean relative, String size) {
        send("POST", "/apps", "{\"name\":\"shop\"}");

        send("PATCH", "/apps/shop/formation", "{\"updates\":[" + update + "]}");

        var scale = (ForApp.Scale) doors.platform.asked().getLast().command();
        assertThat(scale.quantity()).contains(relative ? new Quantity.Relative(number) : new Quantity.Absolute(number));
        assertThat(scale.size()).isEqualTo(Optional.ofNullable(size).map(DynoSize::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"updates\":[]}",
                "{\"updates\":[{\"type\":\"web\"}]}",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":-1}]}",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":1.5}]}",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":\"many\"}]}",
                "{\"updates\":[{\"type\":\"w b\",\"quantity\":1}]}",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":1},{\"type\":\"worker\",\"quantity\":\"x\"}]}",
                "{\"updates\":[{\"type\":\"web\",\"quantity\":1},{\"type\":\"web\",\"quantity\":2}]}"
            })
    void a_malformed_formation_changes_nothing(String body) {
        send("POST", "/apps", "{\"name\":\"shop\"}");

        var answer = send("PATCH", "/apps/shop/formation", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(OpenDoors.json(answer).path("id").stringValue()).isEqualTo("invalid_params");
        assertThat(doors.platform.asked()).hasSize(1);
    }

    @Test
    void formation_and_dynos_show_what_was_scaled() {
        send("POST", "/apps", "{\"name\":\"shop\"}");
        var scaled = send("PATCH", "/apps/shop/formation/web", "{\"quantity\":2,\"size\":\"dyno-1c-4gb\"}");

        JsonNode formation = OpenDoors.json(send("GET", "/apps/shop/formation", ""));
        JsonNode dynos = OpenDoors.json(send("GET", "/apps/shop/dynos", ""));

        assertThat(formation.path(0)).isEqualTo(OpenDoors.json(scaled));
        assertThat(formation.path(0).path("quantity").intValue()).isEqualTo(2);
        assertThat(formation.path(0).path("size").stringValue()).isEqualTo("dyno-1c-4gb");
        assertThat(dynos.valueStream().map(dyno -> dyno.path("name").stringValue()))
                .containsExactly("web.1", "web.2");
        assertThat(dynos.path(0).path("release").has("version")).isTrue();
    }

    @Test
    void a_release_counts_up() {
        send("POST", "/apps", "{\"name\":\"shop\"}");
        assertThat(send("GET", "/apps/shop/releases", "").body()).isEqualTo("[]");

        var released = send("POST", "/apps/shop/releases", "{\"oci_image\":\"registry.test/shop@sha256:1\"}");

        assertThat(released.statusCode()).isEqualTo(201);
        assertThat(OpenDoors.json(released).path("version").intValue()).isEqualTo(1);
        assertThat(OpenDoors.json(send("GET", "/apps/shop/releases/1", ""))).isEqualTo(OpenDoors.json(released));
        assertThat(send("GET", "/apps/shop/releases/2", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_name_that_is_taken_or_none_is_refused_in_herokus_form() {
        send("POST", "/apps", "{\"name\":\"shop\"}");

        assertThat(send("POST", "/apps", "{\"name\":\"shop\"}").body())
                .isEqualTo("{\"id\":\"invalid_params\",\"message\":\"Name is already taken.\"}");
        assertThat(send("POST", "/apps", "{\"name\":\"Shop!\"}").statusCode()).isEqualTo(422);
        assertThat(send("GET", "/apps/nothing", "").body())
                .isEqualTo("{\"id\":\"not_found\",\"message\":\"Couldn't find that app.\"}");
    }

    @Test
    void a_tenant_never_sees_the_apps_of_another() {
        send("POST", "/apps", "{\"name\":\"shop\"}");
        var acme = "Bearer " + doors.acmeKey;

        assertThat(doors.send(doors.bare("/apps").header("Authorization", acme)).body())
                .isEqualTo("[]");
        for (String path :
                new String[] {"/apps/shop", "/apps/shop/dynos", "/apps/shop/formation", "/apps/shop/releases"}) {
            assertThat(doors.send(doors.bare(path).header("Authorization", acme))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        var made = doors.send(
                doors.bare("/apps").header("Authorization", acme).POST(BodyPublishers.ofString("{\"name\":\"mine\"}")));
        assertThat(OpenDoors.json(made).path("owner").path("email").stringValue())
                .isEqualTo("acme");
    }

    @Test
    void any_variant_of_version_3_is_served_and_no_other() {
        assertThat(accepting("application/vnd.heroku+json; version=3.sdk")).isEqualTo(200);
        assertThat(accepting("application/vnd.heroku+json;version=3")).isEqualTo(200);
        assertThat(accepting("*/*")).isEqualTo(200);
        assertThat(accepting("application/vnd.heroku+json; version=2")).isEqualTo(406);
    }

    private int accepting(String accept) {
        return doors.send(doors.request("/apps").header("Accept", accept)).statusCode();
    }

    @Test
    void every_answer_has_a_request_id() {
        assertThat(send("GET", "/apps", "").headers().firstValue("Request-Id")).isPresent();
        assertThat(send("GET", "/apps/nothing", "").headers().firstValue("Request-Id"))
                .isPresent();
    }

    @Test
    void ids_that_are_no_uuid_are_shown_as_one_that_never_changes() {
        var app = new AppId("acct-0001-dyno-8c-32gb");

        assertThat(Ids.of(app))
                .isEqualTo(Ids.of(new AppId("acct-0001-dyno-8c-32gb")))
                .hasToString(Ids.of(app).toString());
        assertThat(Ids.of(app).version()).isEqualTo(5);
        assertThat(Ids.of(app).variant()).isEqualTo(2);
        assertThat(Ids.of(app)).isNotEqualTo(Ids.of(new AppId("acct-0001-dyno-8c-32gc")));
        UUID own = UUID.fromString("0b3c2f1e-0000-4000-8000-000000000001");
        assertThat(Ids.of(new AppId(own.toString()))).isEqualTo(own);
    }

    @Test
    void an_app_with_any_id_is_found_by_the_uuid_it_is_shown_under() {
        var app = new AppId("imported-7");
        doors.platform.decide(new dev.treering.aggregates.decision.Asked(
                new ForApp.Create(new AccountId("acme"), app, "imported"), OpenDoors.NOW, java.util.Map.of()));

        assertThat(OpenDoors.json(send("GET", "/apps/" + Ids.of(app), ""))
                        .path("name")
                        .stringValue())
                .isEqualTo("imported");
    }
}
