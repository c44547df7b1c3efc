package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.tlog.Opening;
import dev.treering.projections.tlog.TileLogs;
import dev.treering.server.sealing.SignedPeriods.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One history is signed, and no other: whatever was lost, changed or taken from elsewhere. */
class SignedPeriodsTest {

    private static final byte[] MARCH = "march".getBytes(UTF_8);
    private static final byte[] APRIL = "april".getBytes(UTF_8);
    private static final byte[] OTHER = "other".getBytes(UTF_8);

    private final SigningKey key = SigningKey.generate("treering/test", new SecureRandom());

    @TempDir
    Path directory;

    private SignedPeriods periods;

    @BeforeEach
    void march_and_april_are_signed() throws Exception {
        periods = open(directory.resolve("log"));
        periods.take(MARCH);
        periods.take(APRIL);
    }

    @AfterEach
    void close() throws Exception {
        periods.close();
    }

    private SignedPeriods open(Path log) throws IOException {
        return SignedPeriods.of(((Opening.Open) new TileLogs().openOrCreate(log, List.of(key))).log());
    }

    private void startAgain(String log) throws IOException {
        periods.close();
        periods = open(directory.resolve(log));
    }

    /** The checkpoints of another log with these entries, signed with the same key. */
    private List<byte[]> notesOf(byte[]... entries) throws IOException {
        var notes = new ArrayList<byte[]>();
        try (var log = open(Files.createTempDirectory(directory, "kept"))) {
            for (byte[] entry : entries) {
                log.take(entry);
                notes.add(log.log().checkpoint().note().bytes());
            }
        }
        return notes;
    }

    @Test
    void a_start_takes_what_is_signed_as_known_and_goes_on_after_it() throws Exception {
        startAgain("log");

        assertThat(periods.take(MARCH)).isInstanceOf(Taken.Known.class);
        assertThat(periods.ahead()).contains("the signed log has 2 periods, the seals come to 1");
        assertThat(periods.take(APRIL)).isInstanceOf(Taken.Known.class);
        assertThat(periods.ahead()).isEmpty();
        assertThat(periods.take(OTHER))
                .isInstanceOfSatisfying(
                        Taken.Signed.class,
                        signed -> assertThat(signed.checkpoint().checkpoint().size())
                                .isEqualTo(3));
    }

    @Test
    void another_period_in_the_place_of_one_that_is_signed_is_refused_with_both() throws Exception {
        startAgain("log");
        periods.take(MARCH);

        assertThat(periods.take(OTHER))
                .isEqualTo(new Taken.Refused("entry 1 of the signed log says april, the seals come to other"));
        assertThat(periods.log().checkpoint().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void a_log_that_was_lost_is_signed_again_as_it_was_and_not_otherwise() throws Exception {
        var kept = notesOf(MARCH, APRIL);
        startAgain("lost");

        assertThat(periods.isKept("topic", kept)).isEmpty();
        var again = (Taken.Signed) periods.take(MARCH);
        assertThat(again.checkpoint().note().bytes()).isEqualTo(kept.getFirst());
        assertThat(periods.take(OTHER))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("a checkpoint of size 2 with root "));
        assertThat(periods.log().checkpoint().checkpoint().size()).isEqualTo(1);
    }

    @Test
    void a_log_that_is_behind_what_is_kept_is_told_once_there_are_no_more_seals() throws Exception {
        var kept = notesOf(MARCH, APRIL, OTHER);

        assertThat(periods.isKept("topic", kept)).isEmpty();
        assertThat(periods.missing()).contains("a checkpoint of size 3 is kept, the seals come to size 2");
    }

    @Test
    void what_is_kept_of_another_history_is_found() throws Exception {
        assertThat(periods.isKept("anchor", notesOf(MARCH, OTHER)).orElseThrow())
                .startsWith("anchor: checkpoint of size 2: expected root ");
    }

    @Test
    void two_histories_that_are_kept_are_found_before_the_log_has_come_so_far() throws Exception {
        startAgain("behind");
        periods.isKept("topic", notesOf(MARCH, APRIL));

        assertThat(periods.isKept("anchor", notesOf(MARCH, OTHER)))
                .contains("anchor: two checkpoints of size 2 are kept");
    }

    @Test
    void what_somebody_else_has_signed_is_found() {
        var checkpoint = periods.log().checkpoint().checkpoint();
        var stranger = SigningKey.generate("treering/test", new SecureRandom());
        var forged = SignedCheckpoint.sign(
                new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root()), List.of(stranger));

        assertThat(periods.isKept("topic", List.of(forged.note().bytes())))
                .contains("topic: no key that is known has signed it");
    }
}
