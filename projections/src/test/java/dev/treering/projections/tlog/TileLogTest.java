package dev.treering.projections.tlog;

import static dev.treering.projections.tlog.LogFixture.FIRST;
import static dev.treering.projections.tlog.LogFixture.ORIGIN;
import static dev.treering.projections.tlog.LogFixture.SECOND;
import static dev.treering.projections.tlog.LogFixture.create;
import static dev.treering.projections.tlog.LogFixture.entry;
import static dev.treering.projections.tlog.LogFixture.open;
import static dev.treering.projections.tlog.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log grows by whole entries, lies on the disk as c2sp.org/tlog-tiles says, and proves what it holds from its tiles. */
class TileLogTest {

    @TempDir
    Path directory;

    @Test
    void tiles_are_called_as_the_specification_calls_them() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        assertThat(new Tile(Tile.ENTRIES, 12_005, 17).path()).isEqualTo("tile/entries/x012/005.p/17");
    }

    /** "A tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile of width 112, …" */
    @Test
    void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
        var tiles = TileLevels.over(Collections.nCopies(70_000, Hash.NONE)).tiles();

        assertThat(tiles.stream().filter(tile -> tile.level() == 0 && tile.isFull()))
                .hasSize(273);
        assertThat(tiles.stream().filter(tile -> !tile.isFull()).map(Tile::path))
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(tiles.stream().filter(tile -> tile.level() == 1 && tile.isFull()))
                .hasSize(1);
        assertThat(TileLevels.over(Collections.nCopies(256, Hash.NONE)).tiles().stream()
                        .map(Tile::path))
                .containsExactly("tile/0/000", "tile/1/000.p/1");
    }

    @Test
    void a_new_log_has_signed_that_it_is_empty() throws IOException {
        try (var log = create(directory)) {
            assertThat(log.checkpoint().checkpoint()).isEqualTo(new Checkpoint(ORIGIN, 0, MerkleTree.EMPTY));
        }
        assertThat(read(directory).size()).isZero();
    }

    @Test
    void at_every_size_the_log_is_read_as_it_was_written_and_proves_every_entry() throws IOException {
        var leaves = new ArrayList<Hash>();
        var checkpoints = new ArrayList<Checkpoint>();
        try (var log = create(directory)) {
            for (int size = 1; size <= 515; size++) {
                leaves.add(MerkleTree.leaf(entry(size - 1)));
                checkpoints.add(log.append(entry(size - 1)).checkpoint());
                assertThat(checkpoints.getLast()).isEqualTo(new Checkpoint(ORIGIN, size, MerkleTree.root(leaves)));
            }
        }
        var log = read(directory);
        assertThat(log.checkpoint().checkpoint()).isEqualTo(checkpoints.getLast());
        for (int index : List.of(0, 1, 254, 255, 256, 257, 510, 511, 512, 514)) {
            assertThat(log.entry(index)).isEqualTo(entry(index));
            assertThat(log.inclusion(index)).isEqualTo(MerkleTree.inclusion(index, leaves));
            assertThat(log.inclusion(index, index + 1).rootOf(leaves.get(index)))
                    .isEqualTo(checkpoints.get(index).root());
            assertThat(log.consistency(index + 1, 515)
                            .proves(
                                    checkpoints.get(index).root(),
                                    checkpoints.getLast().root()))
                    .isTrue();
        }
        assertThat(log.contradictions(checkpoints)).isEmpty();
        assertThat(Files.size(directory.resolve("tile/0/000"))).isEqualTo(8192);
        assertThat(HashTile.parse(Files.readAllBytes(directory.resolve("tile/1/000.p/2"))))
                .containsExactly(MerkleTree.root(leaves.subList(0, 256)), MerkleTree.root(leaves.subList(256, 512)));
    }

    @Test
    void a_log_goes_on_where_it_was_closed() throws IOException {
        try (var log = create(directory)) {
            log.append(entry(0));
        }
        try (var log = open(directory)) {
            log.append(entry(1));
        }

        assertThat(read(directory).checkpoint().checkpoint().root())
                .isEqualTo(MerkleTree.node(MerkleTree.leaf(entry(0)), MerkleTree.leaf(entry(1))));
    }

    @Test
    void a_log_has_one_writer() throws IOException {
        var logs = new TileLogs();
        try (var log = create(directory)) {
            log.append(entry(0));
            assertThat(logs.open(directory, List.of(FIRST)))
                    .isEqualTo(new Opening.Refused("somebody else writes the log in " + directory));
        }
        LogFixture.opened(logs.open(directory, List.of(FIRST))).close();
    }

    @Test
    void an_entry_has_room_for_65535_bytes() throws IOException {
        try (var log = create(directory)) {
            log.append(new byte[65_535]);
            assertThatIllegalArgumentException().isThrownBy(() -> log.append(new byte[65_536]));
        }
        assertThat(read(directory).entry(0)).hasSize(65_535);
    }

    @Test
    void a_log_is_not_made_over_another_and_not_written_with_a_key_that_is_not_its_own() throws IOException {
        var logs = new TileLogs();
        create(directory).close();

        assertThat(logs.create(directory, SECOND)).isEqualTo(new Opening.Refused("there is a log in " + directory));
        assertThat(logs.openOrCreate(directory, List.of(SECOND)))
                .isEqualTo(new Opening.Refused(
                        "the log is signed with key " + FIRST.verifier() + ", which is not at hand"));
        assertThat(logs.open(directory.resolve("none"), List.of(FIRST)))
                .isEqualTo(new Opening.Refused("there is no directory " + directory.resolve("none")));
    }
}
