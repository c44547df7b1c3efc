package dev.treering.projections.merkle;

import static dev.treering.projections.merkle.PublishedVectors.ENTRIES;
import static dev.treering.projections.merkle.PublishedVectors.ROOTS;
import static dev.treering.projections.merkle.PublishedVectors.node;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The trees are those of RFC 6962: by published values, by its definition over every small size, and by nothing else passing. */
class MerkleTreeTest {

    private static final int SIZES = 70; // past 64, where the left half is a level deeper

    @Test
    void leaves_nodes_and_roots_are_those_that_are_published() {
        var leaves = leaves(ENTRIES);

        assertThat(leaves).isEqualTo(PublishedVectors.NODES.getFirst());
        for (int level = 0; level < 3; level++) {
            for (int i = 0; i < PublishedVectors.NODES.get(level + 1).size(); i++) {
                assertThat(MerkleTree.node(node(level, 2 * i), node(level, 2 * i + 1)))
                        .isEqualTo(node(level + 1, i));
            }
        }
        for (int size = 0; size <= 8; size++) {
            assertThat(MerkleTree.root(leaves.subList(0, size))).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void inclusion_paths_are_those_that_are_published() {
        assertPath(0, 1);
        assertPath(0, 8, node(0, 1), node(1, 1), node(2, 1));
        assertPath(5, 8, node(0, 4), node(1, 3), node(2, 0));
        assertPath(2, 3, node(1, 0));
        assertPath(1, 5, node(0, 0), node(1, 1), node(0, 4));
    }

    @Test
    void consistency_paths_are_those_that_are_published() {
        assertConsistency(1, 1);
        assertConsistency(1, 8, node(0, 1), node(1, 1), node(2, 1));
        assertConsistency(6, 8, node(1, 2), node(1, 3), node(2, 0));
        assertConsistency(2, 5, node(1, 1), node(0, 4));
        assertConsistency(6, 7, node(1, 2), node(0, 6), node(2, 0));
    }

    @Test
    void every_root_and_path_of_every_size_is_that_of_the_definition() {
        for (int size = 1; size <= SIZES; size++) {
            var entries = entries(size);
            var leaves = leaves(entries);
            Hash root = ByDefinition.mth(entries);
            assertThat(MerkleTree.root(leaves)).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.inclusion(index, leaves);
                assertThat(path.siblings()).isEqualTo(ByDefinition.path(index, entries));
                assertThat(path.rootOf(leaves.get(index))).isEqualTo(root);
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                var path = MerkleTree.consistency(earlier, leaves);
                assertThat(path.hashes()).isEqualTo(ByDefinition.proof(earlier, entries));
                assertThat(path.proves(ByDefinition.mth(entries.subList(0, earlier)), root))
                        .isTrue();
            }
        }
    }

    @Test
    void a_path_leads_another_leaf_another_place_or_another_sibling_to_another_root() {
        for (int size = 1; size <= 33; size++) {
            var leaves = leaves(entries(size));
            Hash root = MerkleTree.root(leaves);
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.inclusion(index, leaves);
                Hash leaf = leaves.get(index);
                assertThat(path.rootOf(other(leaf))).isNotEqualTo(root);
                for (int place = 0; place < size; place++) {
                    if (place != index
                            && InclusionPath.length(place, size)
                                    == path.siblings().size()) {
                        assertThat(new InclusionPath(place, size, path.siblings()).rootOf(leaf))
                                .isNotEqualTo(root);
                    }
                }
                for (int at = 0; at < path.siblings().size(); at++) {
                    assertThat(new InclusionPath(index, size, changed(path.siblings(), at)).rootOf(leaf))
                            .isNotEqualTo(root);
                }
            }
        }
    }

    @Test
    void a_consistency_path_proves_no_other_roots_sizes_or_hashes() {
        for (int later = 1; later <= 33; later++) {
            var leaves = leaves(entries(later));
            Hash laterRoot = MerkleTree.root(leaves);
            for (int earlier = 1; earlier <= later; earlier++) {
                Hash earlierRoot = MerkleTree.root(leaves.subList(0, earlier));
                var path = MerkleTree.consistency(earlier, leaves);
                assertThat(path.proves(other(earlierRoot), laterRoot)).isFalse();
                assertThat(path.proves(earlierRoot, other(laterRoot))).isFalse();
                for (int at = 0; at < path.hashes().size(); at++) {
                    assertThat(new ConsistencyPath(earlier, later, changed(path.hashes(), at))
                                    .proves(earlierRoot, laterRoot))
                            .isFalse();
                    assertThat(new ConsistencyPath(earlier, later, without(path.hashes(), at))
                                    .proves(earlierRoot, laterRoot))
                            .isFalse();
                }
                assertThat(new ConsistencyPath(earlier, later, with(path.hashes(), laterRoot))
                                .proves(earlierRoot, laterRoot))
                        .isFalse();
            }
        }
    }

    @Test
    void a_leaf_that_is_none_and_a_path_of_another_length_are_refused() {
        var leaves = leaves(ENTRIES);

        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(8, leaves));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(-1, leaves));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.consistency(0, leaves));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.consistency(9, leaves));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InclusionPath(0, 8, List.of(node(0, 1), node(1, 1))))
                .withMessage("the path of leaf 0 of 8 has 3 hashes, not 2");
    }

    @Test
    void a_node_cannot_be_passed_off_as_a_leaf() {
        var content = new ArrayList<Byte>();
        for (byte b : node(0, 0).bytes()) {
            content.add(b);
        }
        for (byte b : node(0, 1).bytes()) {
            content.add(b);
        }
        byte[] bytes = new byte[content.size()];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = content.get(i));

        assertThat(MerkleTree.leaf(bytes)).isNotEqualTo(node(1, 0));
    }

    @Test
    void a_range_that_grows_has_the_root_of_the_definition_and_the_peaks_of_complete_trees() {
        var range = CompactRange.EMPTY;
        assertThat(range.root()).isEqualTo(ROOTS.getFirst());
        for (int size = 1; size <= SIZES; size++) {
            range = range.append(MerkleTree.leaf(entry(size - 1)));
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(ByDefinition.mth(entries(size)));
        }
        var published = CompactRange.EMPTY;
        for (Hash leaf : leaves(ENTRIES.subList(0, 7))) {
            published = published.append(leaf);
        }
        assertThat(published.peaks()).containsExactly(node(2, 0), node(1, 2), node(0, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new CompactRange(7, List.of(node(2, 0))));
    }

    private static void assertPath(int index, int size, Hash... siblings) {
        var path = MerkleTree.inclusion(index, leaves(ENTRIES).subList(0, size));
        assertThat(path.siblings()).containsExactly(siblings);
        assertThat(path.rootOf(node(0, index))).isEqualTo(ROOTS.get(size));
    }

    private static void assertConsistency(int earlier, int later, Hash... hashes) {
        var path = MerkleTree.consistency(earlier, leaves(ENTRIES).subList(0, later));
        assertThat(path.hashes()).containsExactly(hashes);
        assertThat(path.proves(ROOTS.get(earlier), ROOTS.get(later))).isTrue();
    }

    private static List<byte[]> entries(int size) {
        return IntStream.range(0, size).mapToObj(MerkleTreeTest::entry).toList();
    }

    private static byte[] entry(int number) {
        return ("entry " + number).getBytes(UTF_8);
    }

    private static List<Hash> leaves(List<byte[]> entries) {
        return entries.stream().map(MerkleTree::leaf).toList();
    }

    private static Hash other(Hash hash) {
        byte[] bytes = hash.bytes();
        bytes[Hash.LENGTH - 1] ^= 1;
        return Hash.ofDigest(bytes);
    }

    private static List<Hash> changed(List<Hash> hashes, int at) {
        var all = new ArrayList<>(hashes);
        all.set(at, other(hashes.get(at)));
        return all;
    }

    private static List<Hash> without(List<Hash> hashes, int at) {
        var all = new ArrayList<>(hashes);
        all.remove(at);
        return all;
    }

    private static List<Hash> with(List<Hash> hashes, Hash last) {
        var all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
