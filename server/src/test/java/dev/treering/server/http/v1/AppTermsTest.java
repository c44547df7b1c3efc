package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.server.fixture.OpenDoors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTermsTest {

    private static final AppId SHOP = new AppId("shop-id");
    private static final Command CREATED = new ForApp.Create(new AccountId("acme"), SHOP, "shop");

    private OpenDoors doors;

    @BeforeEach
    void openWithAnApp() {
        doors = new OpenDoors();
        doors.platform.decide(new Asked(CREATED, OpenDoors.NOW, Map.of()));
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private List<Command> asked() {
        return doors.platform.asked().stream().map(Asked::command).toList();
    }

    @Test
    void an_app_is_named_by_its_name_or_its_id() {
        doors.post("/v1/apps/shop/transfer", OpenDoors.JSON, "{\"to\":\"bcme\"}");
        doors.post("/v1/apps/shop-id/maintenance", OpenDoors.JSON, "{\"on\":true}");
        doors.post("/v1/apps/shop/add-ons", OpenDoors.JSON, "{\"addOn\":\"db 1\",\"plan\":\"postgres:mini\"}");
        doors.post("/v1/apps/shop/add-ons/db%201/plan", OpenDoors.JSON, "{\"plan\":\"postgres:standard-0\"}");
        doors.send(doors.request("/v1/apps/shop/add-ons/db%201").DELETE());

        assertThat(asked())
                .containsExactly(
                        CREATED,
                        new ForApp.Transfer(SHOP, new AccountId("bcme")),
                        new ForApp.SetMaintenance(SHOP, true),
                        new ForApp.AttachAddOn(SHOP, "db 1", new Sku("postgres:mini")),
                        new ForApp.ChangeAddOnPlan(SHOP, "db 1", new Sku("postgres:standard-0")),
                        new ForApp.DetachAddOn(SHOP, "db 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/apps/shop/transfer        | {}                     | 422
            /v1/apps/shop/transfer        | {"to":""}              | 422
            /v1/apps/shop/maintenance     | {"on":"yes"}           | 422
            /v1/apps/shop/maintenance     | {}                     | 422
            /v1/apps/shop/add-ons         | {"addOn":"db"}         | 422
            /v1/apps/shop/add-ons/db/plan | {"plan":7}             | 422
            /v1/apps/other/maintenance    | {"on":true}            | 404
            /v1/apps/other/transfer       | {"to":"bcme"}          | 404
            """)
    void what_cannot_be_meant_is_refused_before_it_is_asked(String path, String body, int status) {
        assertThat(doors.post(path, OpenDoors.JSON, body).statusCode()).isEqualTo(status);
        assertThat(asked()).containsExactly(CREATED);
    }
}
