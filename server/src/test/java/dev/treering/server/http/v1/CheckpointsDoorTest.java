package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.fixture.OpenDoors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two periods are signed, of which one is anchored since an hour. */
class CheckpointsDoorTest {

    private final OpenDoors doors = new OpenDoors();

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void the_newest_checkpoint_is_told_as_it_was_signed_with_all_that_it_signs_and_who_keeps_it() {
        var shown = OpenDoors.json(doors.get("/v1/checkpoints"));

        assertThat(shown.path("checkpoint").stringValue()).isEqualTo("treering/test\n2\nroot\n");
        assertThat(shown.path("keys").path(0).stringValue()).isEqualTo("treering/test+key 0 -");
        assertThat(shown.path("exposedEntries").intValue()).isEqualTo(1);
        assertThat(shown.path("periods").path(1).path("entry").stringValue()).isEqualTo("{\"period\":\"2026-04\"}");
        assertThat(shown.path("anchors").path(0).path("trouble").stringValue()).isEqualTo("disk full");
        assertThat(shown.path("refusal").isMissingNode()).isTrue();
    }

    @Test
    void every_checkpoint_is_listed_with_the_month_it_was_signed_for_and_who_keeps_it() {
        var listed = OpenDoors.json(doors.get("/v1/checkpoints")).path("checkpoints");

        assertThat(listed.path(0).path("period").stringValue()).isEqualTo("2026-03");
        assertThat(listed.path(0).path("anchors").toString()).isEqualTo("[\"directory /worm\"]");
        assertThat(listed.path(1).path("number").longValue()).isEqualTo(2);
        assertThat(listed.path(1).path("anchors").isEmpty()).isTrue();
    }

    @Test
    void it_is_for_admins() {
        var answer = doors.send(doors.bare("/v1/checkpoints").header("Authorization", "Bearer " + doors.acmeKey));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void status_and_metrics_tell_how_much_nobody_else_keeps() {
        assertThat(doors.get("/v1/status").body())
                .contains("\"seals\":{\"size\":2,\"exposedEntries\":1,\"exposedSeconds\":3600");
        assertThat(doors.get("/metrics").body())
                .contains(
                        "treering_seals_signed 2\n",
                        "treering_seals_exposed 1\n",
                        "treering_seals_exposure_seconds 3600\n");
    }
}
