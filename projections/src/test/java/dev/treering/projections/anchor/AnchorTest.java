package dev.treering.projections.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anchors keep each checkpoint once, change nothing, and tell two histories apart. */
class AnchorTest {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final SigningKey KEY = SigningKey.generate("example.com/seals", new SecureRandom());

    @TempDir
    Path folder;

    @Test
    void a_directory_keeps_a_read_only_file_for_each_size() throws IOException {
        Path place = folder.resolve("worm");
        keepsEachOnce(new DirectoryAnchor(place));

        Path file = place.resolve("00000000000000000002.checkpoint");
        assertThat(file).hasContent(checkpoint(2, "two").note().written());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("r--r--r--"));
    }

    @Test
    void a_directory_takes_no_half_written_file_for_a_checkpoint_and_is_not_stopped_by_it() throws IOException {
        Path half = folder.resolve("00000000000000000001.checkpoint.tmp");
        Files.writeString(half, "exam");
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("r--r--r--"));
        var anchor = new DirectoryAnchor(folder);

        assertThat(anchor.all()).isEmpty();
        assertThat(kept(anchor.keep(checkpoint(1, "one"))).note())
                .isEqualTo(checkpoint(1, "one").note().written());
    }

    @Test
    void a_bare_repository_keeps_a_commit_for_each_size() throws IOException {
        keepsEachOnce(new GitAnchor(folder.resolve("bare.git"), () -> NOON));
    }

    @Test
    void a_repository_that_somebody_works_in_keeps_them_beside_the_work() throws IOException, GitAPIException {
        Path place = folder.resolve("work");
        try (var git =
                Git.init().setDirectory(place.toFile()).setInitialBranch("main").call()) {
            Files.writeString(place.resolve("file"), "of somebody");
            git.add().addFilepattern("file").call();
            git.commit()
                    .setMessage("theirs")
                    .setSign(false)
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .call();

            keepsEachOnce(new GitAnchor(place, () -> NOON));

            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.getRepository().getBranch()).isEqualTo("main");
            assertThat(git.log()
                            .add(git.getRepository().resolve(GitAnchor.BRANCH))
                            .call())
                    .extracting(commit -> commit.getFullMessage())
                    .containsExactly(
                            "Checkpoint of example.com/seals at size 2\n",
                            "Checkpoint of example.com/seals at size 1\n");
        }
    }

    @Test
    void the_time_of_a_commit_is_that_of_the_clock() throws IOException {
        var anchor = new GitAnchor(folder.resolve("bare.git"), () -> NOON);

        assertThat(kept(anchor.keep(checkpoint(1, "one"))).at()).isEqualTo(NOON);
    }

    @Test
    void a_directory_that_is_no_repository_is_an_error() throws IOException {
        Path place = Files.createDirectory(folder.resolve("none"));
        var anchor = new GitAnchor(place, () -> NOON);

        assertThatThrownBy(() -> anchor.keep(checkpoint(1, "one"))).isInstanceOf(IOException.class);
    }

    @Test
    void exposed_is_what_came_after_the_newest_that_any_anchor_keeps() {
        var old = new Anchored(3, "three", NOON.minusSeconds(7200));
        var better = new Anchored(5, "five", NOON.minusSeconds(3600));

        var exposure = Exposure.of(7, List.of(better, old));

        assertThat(exposure.newest()).contains(better);
        assertThat(exposure.entries()).isEqualTo(2);
        assertThat(exposure.window(NOON)).contains(Duration.ofHours(1));
        assertThat(exposure.window(NOON.minusSeconds(9999))).contains(Duration.ZERO);
        assertThat(Exposure.of(7, List.of())).isEqualTo(new Exposure(7, Optional.empty()));
        assertThat(Exposure.of(7, List.of()).entries()).isEqualTo(7);
        assertThat(Exposure.of(7, List.of()).window(NOON)).isEmpty();
    }

    @Test
    void anchors_are_named_by_kind_and_path() {
        assertThat(name("dir:/a/b")).isEqualTo("directory /a/b");
        assertThat(name("git:/a/b")).isEqualTo("git repository /a/b");
        assertThat(Anchors.parse("s3:/a", () -> NOON))
                .isEqualTo(Reading.refused("an anchor is dir:PATH or git:PATH, not `s3:/a`"));
        assertThat(Anchors.parse("dir:", () -> NOON)).isInstanceOf(Reading.Refused.class);
    }

    private static void keepsEachOnce(Anchor anchor) throws IOException {
        assertThat(anchor.newest()).isEmpty();
        var one = kept(anchor.keep(checkpoint(1, "one")));
        var two = kept(anchor.keep(checkpoint(2, "two")));

        assertThat(anchor.keep(checkpoint(1, "one"))).isEqualTo(new Anchoring.Kept(one, true));
        assertThat(anchor.keep(checkpoint(2, "two"))).isEqualTo(new Anchoring.Kept(two, true));
        assertThat(anchor.keep(checkpoint(2, "another"))).isEqualTo(new Anchoring.Contradicted(two));

        assertThat(two.note()).isEqualTo(checkpoint(2, "two").note().written());
        assertThat(anchor.all()).containsExactly(one, two);
        assertThat(anchor.newest()).contains(two);
    }

    private static Anchored kept(Anchoring anchoring) {
        return switch (anchoring) {
            case Anchoring.Kept kept -> kept.anchored();
            case Anchoring.Contradicted contradicted ->
                throw new AssertionError("contradicted: " + contradicted.kept());
        };
    }

    private static String name(String setting) {
        return switch (Anchors.parse(setting, () -> NOON)) {
            case Reading.Read<Anchor> read -> read.value().name();
            case Reading.Refused<Anchor> refused -> throw new AssertionError(refused.reason());
        };
    }

    private static SignedCheckpoint checkpoint(long size, String what) {
        var root = Hash.of(what.getBytes(StandardCharsets.UTF_8));
        return SignedCheckpoint.sign(new Checkpoint("example.com/seals", size, root), List.of(KEY));
    }
}
