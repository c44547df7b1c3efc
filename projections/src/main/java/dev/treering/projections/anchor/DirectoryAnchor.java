package dev.treering.projections.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.treering.projections.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory, meant to be a mount of storage that is written once: a file a checkpoint, called by its size, made read-only and never
 * touched again. The time is that of the file.
 */
public final class DirectoryAnchor implements Anchor {

    private static final Pattern FILE = Pattern.compile("([0-9]{20})\\.checkpoint");
    private static final String READ_ONLY = "r--r--r--";

    private final Path directory;

    /** @param directory is made if it is not there */
    public DirectoryAnchor(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "directory " + directory;
    }

    @Override
    public Anchoring keep(SignedCheckpoint checkpoint) throws IOException {
        long size = checkpoint.checkpoint().size();
        String note = checkpoint.note().written();
        Path file = directory.resolve(String.format(Locale.ROOT, "%020d.checkpoint", size));
        Optional<Anchored> kept = read(file);
        if (kept.isEmpty()) {
            write(file, note.getBytes(UTF_8));
            return new Anchoring.Kept(read(file).orElseThrow(), false);
        }
        return kept.get().note().equals(note)
                ? new Anchoring.Kept(kept.get(), true)
                : new Anchoring.Contradicted(kept.get());
    }

    @Override
    public List<Anchored> all() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var all = new ArrayList<Anchored>();
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                read(file).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Anchored> read(Path file) throws IOException {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        var at = Files.getLastModifiedTime(file).toInstant();
        return Optional.of(new Anchored(Long.parseLong(name.group(1)), Files.readString(file), at));
    }

    /** Beside, to the disk, read-only, and then into its place: half a file is never there, and could never be taken away. */
    private void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        Path beside = directory.resolve(file.getFileName() + ".tmp");
        Files.deleteIfExists(beside);
        try (var channel = FileChannel.open(beside, CREATE_NEW, WRITE)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString(READ_ONLY));
        Files.move(beside, file, ATOMIC_MOVE);
        try (var folder = FileChannel.open(directory, READ)) {
            folder.force(true);
        }
    }
}
