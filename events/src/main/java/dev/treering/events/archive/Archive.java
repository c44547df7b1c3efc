package dev.treering.events.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Archives to read: one, or several of which each goes on from the one before. Whatever is wrong is a {@link DamagedArchive} with its
 * place, at the latest when the facts are read to their end.
 */
public final class Archive {

    private final List<ArchiveDirectory> directories;

    private Archive(List<ArchiveDirectory> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Opens archives, given in the order of the log. */
    public static Archive open(List<Path> directories) throws IOException {
        var opened = new ArrayList<ArchiveDirectory>();
        for (Path directory : directories) {
            opened.add(ArchiveDirectory.open(directory));
        }
        var archive = new Archive(opened);
        archive.checkThatEachGoesOn();
        return archive;
    }

    /** What has just been written and is not yet said to be one. */
    static Archive unconfirmed(Path directory, Manifest manifest) {
        return new Archive(List.of(new ArchiveDirectory(directory, manifest)));
    }

    private void checkThatEachGoesOn() {
        for (int i = 1; i < directories.size(); i++) {
            var before = directories.get(i - 1).manifest();
            var directory = directories.get(i);
            directory.mustBe(
                    "previous", before.hash(), directory.manifest().previous().orElse(null));
            directory.mustBe(
                    "partitions", before.partitions(), directory.manifest().partitions());
            directory.mustBe(
                    "firstPosition",
                    before.lastPosition() + 1,
                    directory.manifest().firstPosition());
        }
    }

    public int partitions() {
        return directories.getFirst().manifest().partitions();
    }

    public long firstPosition() {
        return directories.getFirst().manifest().firstPosition();
    }

    public long lastPosition() {
        return directories.getLast().manifest().lastPosition();
    }

    /** Records of all files. */
    public long records() {
        return directories.stream().mapToLong(each -> each.manifest().records()).sum();
    }

    /** The manifests, in order. */
    public List<Manifest> manifests() {
        return directories.stream().map(ArchiveDirectory::manifest).toList();
    }

    /** Reads every byte and compares every hash: nothing is changed, nothing missing, nothing too many. */
    public void check(ArchiveProgress progress) throws IOException {
        var tally = new Tally(progress);
        for (ArchiveDirectory directory : directories) {
            directory.checkSums(); // first: a manifest that was changed names files that nobody wrote
            directory.checkNames();
            directory.checkHashes(tally::read);
        }
    }

    /** Hashes and facts, but no list of files: it is not written yet. */
    void readAll(ArchiveProgress progress) throws IOException {
        for (ArchiveDirectory directory : directories) {
            directory.checkHashes(new Tally(progress)::read);
        }
        try (MergedFacts facts = facts()) {
            while (!facts.next().isEmpty()) {
                // reading checks
            }
        }
    }

    /** The facts in the one order of all. */
    public MergedFacts facts() {
        return new MergedFacts(
                IntStream.range(0, partitions())
                        .mapToObj(partition -> new PartitionFacts(partition, files(partition)))
                        .toList(),
                firstPosition(),
                lastPosition());
    }

    private List<PartitionFacts.Source> files(int partition) {
        return directories.stream()
                .flatMap(directory -> directory.manifest().files().stream()
                        .filter(file -> file.partition() == partition)
                        .map(file -> new PartitionFacts.Source(directory.resolve(file.name()), file)))
                .toList();
    }

    /** Whether a directory holds an archive that is whole. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(Manifest.NAME)) && !Files.exists(directory.resolve(ArchiveScope.NAME));
    }

    private final class Tally {

        private final ArchiveProgress progress;
        private final long all = directories.stream()
                .flatMap(directory -> directory.manifest().files().stream())
                .mapToLong(ArchiveFile::bytes)
                .sum();
        private long read;

        Tally(ArchiveProgress progress) {
            this.progress = progress;
        }

        void read(long bytes) {
            read += bytes;
            progress.read(read, all);
        }
    }
}
