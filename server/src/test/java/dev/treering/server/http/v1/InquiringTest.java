package dev.treering.server.http.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.BundleCheck;
import dev.treering.projections.proof.Verdict;
import dev.treering.server.fixture.InquiriesInMemory;
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
        assertThat(told.path("histogram")
                        .valueStream()
                        .filter(bar -> bar.path("accounts").asInt() > 0))
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

    @Test
    void a_month_as_it_was_known_before_its_close_is_open_and_after_it_the_issued_statement() {
        var open = OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-04?asKnownAt=5"));
        var closed = OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-04?asKnownAt=6"));

        assertThat(open.path("statements").size()).isZero(); // no day of April is closed yet
        assertThat(closed.path("asKnownAt").asLong()).isEqualTo(6);
        assertThat(closed.at("/statements/0/state").asString()).isEqualTo("STATED");
        assertThat(closed.at("/statements/0/total").asString()).isEqualTo("25.00");
        assertThat(closed.at("/statements/0/issued/total").asString()).isEqualTo("25.00");
        assertThat(closed.at("/statements/0/issuedFor").asLong()).isEqualTo(6);
    }

    @Test
    void what_the_log_has_not_come_to_or_had_not_opened_is_refused_by_name() {
        var ahead = doors.get("/v1/accounts/acme/statements/2026-04?asKnownAt=7");
        var early = doors.get("/v1/accounts/acme/statements/2026-04?asKnownAt=0");

        assertThat(ahead.statusCode()).isEqualTo(409);
        assertThat(ahead.body()).contains("the log has not come to position 7: its last is 6");
        assertThat(early.statusCode()).isEqualTo(404);
    }

    @Test
    void a_checkpoint_is_the_close_it_speaks_of_and_one_that_was_not_signed_is_refused_by_name() {
        var known = OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-04?asKnownAt=checkpoint:1"));
        var all = OpenDoors.json(doors.get("/v1/audit/differences?from=-1&to=%231"));
        var ahead = doors.get("/v1/audit/differences?from=0&to=checkpoint:2");

        assertThat(known.path("asKnownAt").asLong()).isEqualTo(6);
        assertThat(all.path("to").asLong()).isEqualTo(6);
        assertThat(ahead.statusCode()).isEqualTo(409);
        assertThat(ahead.body()).contains("checkpoint 2 was not signed: the newest is 1");
        assertThat(doors.get("/v1/audit/differences?from=0&to=checkpoint:0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void between_two_positions_lies_what_became_known() {
        var none = OpenDoors.json(doors.get("/v1/audit/differences?from=3&to=3"));
        var all = OpenDoors.json(doors.get("/v1/audit/differences?from=0&to=6&account=acme"));
        var backwards = doors.get("/v1/audit/differences?from=6&to=0");

        assertThat(none.path("differs").asBoolean()).isFalse();
        assertThat(all.path("differs").asBoolean()).isTrue();
        assertThat(all.path("opened").toString()).isEqualTo("[\"acme\"]");
        assertThat(all.at("/stated/0/total").asString()).isEqualTo("25.00");
        assertThat(all.path("months")
                        .valueStream()
                        .map(month -> month.path("period").asString()))
                .contains("2026-04");
        assertThat(backwards.statusCode()).isEqualTo(400);
    }

    @Test
    void a_line_is_proved_in_bytes_that_verify_and_what_cannot_be_is_refused_by_name() {
        var bundle = doors.get("/v1/accounts/acme/statements/2026-04/proof?line=1&mode=shadow");

        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(BundleCheck.check(bundle.body().getBytes(UTF_8), KeyRing.of(InquiriesInMemory.SEAL_KEY.verifier())))
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verified -> assertThat(verified.line()).contains("\"amount\":\"25.00\""));
        assertRefused("2026-04/proof?line=2", 422, "the SHADOW statement of acme for 2026-04 has 1 lines");
        assertRefused("2026-04/proof?line=1&mode=live", 404, "no statement of acme for 2026-04 in LIVE was issued");
        assertRefused("2026-05/proof?line=1", 409, "2026-05 is not closed yet");
        assertRefused("2026-04/proof", 400, "the query parameter line is missing");
    }

    private void assertRefused(String path, int status, String why) {
        var refused = doors.get("/v1/accounts/acme/statements/" + path);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
    }

    @Test
    void a_line_is_explained_down_to_the_facts_and_what_is_not_there_is_refused() {
        var line = OpenDoors.json(
                doors.get("/v1/accounts/acme/statements/2026-04/explanation?app=shop-front&day=2026-04-02"));

        assertThat(line.path("formula").toString())
                .isEqualTo("[\"25 x 2592000000 ms / 2592000000 ms of the month = 25\","
                        + "\"rounded once, half away from zero: 25 -> 25.00\"]");
        assertThat(line.path("exact").asString()).isEqualTo("25/1");
        assertThat(line.path("cells").size()).isEqualTo(30);
        assertThat(line.at("/day/intervals/0/begun")
                        .valueStream()
                        .map(cause -> cause.path("what").asString()))
                .containsExactly("scaled to 1 standard-1x", "web.1 started");
        assertThat(doors.get("/v1/accounts/acme/statements/2026-04/explanation?line=2")
                        .statusCode())
                .isEqualTo(404);
        assertThat(doors.get("/v1/accounts/acme/statements/2026-05/explanation").statusCode())
                .isEqualTo(404);
        assertThat(doors.get("/v1/accounts/acme/back-bills/c1/explanation").statusCode())
                .isEqualTo(404);
        assertThat(doors.get("/v1/accounts/acme/back-bills/c1/proof?line=1").body())
                .contains("no-such-case", "no case c1 of acme was posted");
    }
}
