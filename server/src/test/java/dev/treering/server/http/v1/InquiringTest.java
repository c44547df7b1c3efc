package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.fixture.ShopLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of {@link ShopLog}: acme, in shadow, ran web.1 for all of April at 25 a month. */
class InquiringTest {

    private final OpenDoors doors = new OpenDoors();

    InquiringTest() {
        doors.inquiries.log.addAll(ShopLog.facts());
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void a_book_from_a_file_is_supposed_and_published_nowhere() {
        var answer = doors.post("/v1/audit/what-if", "application/yaml", ShopLog.book("dear", "40"));

        var told = OpenDoors.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told.path("book").asString()).isEqualTo("dear@1 (not published)");
        assertThat(told.at("/accounts/0").toString())
                .isEqualTo("{\"account\":\"acme\",\"currency\":\"USD\",\"was\":\"25.00\",\"wouldBe\":\"40.00\","
                        + "\"difference\":\"15.00\",\"percent\":\"60.0\",\"unknown\":0,\"reasons\":[]}");
        assertThat(told.path("histogram").valueStream().filter(bar -> bar.path("accounts").asInt() > 0))
                .singleElement()
                .satisfies(bar -> assertThat(bar.path("band").asString()).isEqualTo("+50 % and more"));
        assertThat(doors.platform.priceBooks()).isEmpty();
        assertThat(doors.log.facts()).isEmpty();
    }

    @Test
    void a_file_with_problems_is_refused_with_all_of_them_and_an_unknown_book_by_its_name() {
        var invalid = doors.post("/v1/audit/what-if", "application/yaml", "id: dear\nversion: none\n");
        var unknown = doors.post("/v1/audit/what-if?book=nobody-s@3", "application/json", "");
        var nothing = doors.post("/v1/audit/what-if", "application/json", "");

        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(OpenDoors.json(invalid).path("problems").size()).isGreaterThan(1);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("price book nobody-s@3 is not published");
        assertThat(nothing.statusCode()).isEqualTo(400);
    }
}
