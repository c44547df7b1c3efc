package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.http.Replays.Order;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayingTest {

    private static final String PATH = "/v1/replays";

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private int begin(String body) {
        return doors.post(PATH, "application/json", body).statusCode();
    }

    @Test
    void one_is_begun_and_looked_at_where_the_answer_says() {
        var begun = doors.post(PATH, "application/json", "{\"threads\":4}");

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(doors.replays.begun).containsExactly(new Order(4, 1, false));
        String at = begun.headers().firstValue("Location").orElseThrow();
        var shown = OpenDoors.json(doors.get(at));
        assertThat(shown.path("state").asString()).isEqualTo("BUILDING");
        assertThat(shown.path("done").asLong()).isEqualTo(50);
        assertThat(shown.path("of").asLong()).isEqualTo(200);
        assertThat(shown.path("perSecond").asLong()).isEqualTo(25);
        assertThat(shown.path("secondsLeft").asLong()).isEqualTo(6);

        doors.replays.underWay = false;
        var ended = OpenDoors.json(doors.get(at));
        assertThat(ended.path("state").asString()).isEqualTo("DIFFERENT");
        assertThat(ended.at("/report/difference/table").asString()).isEqualTo("cell");
        assertThat(ended.has("secondsLeft")).isFalse();
    }

    @Test
    void a_second_one_is_refused_while_one_is_under_way() {
        assertThat(begin("{}")).isEqualTo(202);
        assertThat(begin("{}")).isEqualTo(409);

        doors.replays.underWay = false;
        assertThat(begin("{\"keep\":2,\"switchAnyway\":true}")).isEqualTo(202);
        assertThat(doors.replays.begun).containsExactly(new Order(2, 1, false), new Order(2, 2, true));
    }

    @Test
    void what_has_no_meaning_is_refused_and_nothing_begun() {
        assertThat(begin("{\"threads\":0}")).isEqualTo(422);
        assertThat(begin("{\"threads\":9}")).isEqualTo(422);
        assertThat(begin("{\"keep\":0}")).isEqualTo(422);
        assertThat(begin("{\"from\":\"2026-03\"}"))
                .as("only the whole can be replayed")
                .isEqualTo(422);
        assertThat(doors.get(PATH + "/r-1").statusCode()).isEqualTo(404);
        assertThat(doors.replays.begun).isEmpty();
    }

    @Test
    void only_an_admin_may() {
        begin("{}");
        var of = "Bearer " + doors.acmeKey;

        assertThat(doors.send(doors.bare(PATH)
                                .header("Authorization", of)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(doors.send(doors.bare(PATH + "/r-1").header("Authorization", of))
                        .statusCode())
                .isEqualTo(403);
        assertThat(doors.replays.begun).hasSize(1);
    }
}
