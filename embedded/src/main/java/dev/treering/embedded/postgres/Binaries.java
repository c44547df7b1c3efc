package dev.treering.embedded.postgres;

import dev.treering.embedded.StartFailedException;
import dev.treering.embedded.WholeDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** PostgreSQL's programs, unpacked once per content of the archive on the class path. */
final class Binaries {
    private static final int HASH_CHARACTERS = 16;

    private Binaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}, inside {@code cache}; unpacks if need be. */
    static Path in(Path cache) throws IOException {
        Platform platform = Platform.ofThisMachine();
        URL archive = Binaries.class.getResource("/" + platform.archive());
        if (archive == null) {
            throw new StartFailedException("no PostgreSQL binaries on the class path: add " + platform.artifact());
        }
        Path place = cache.resolve("postgres-" + hash(archive));
        if (!Files.isDirectory(place)) {
            unpack(archive, place);
        }
        return place;
    }

    /** One at a time, over threads by the monitor and over processes by the lock: who comes second finds the work done. */
    private static synchronized void unpack(URL archive, Path place) throws IOException {
        Path stage = place.resolveSibling(place.getFileName() + ".stage");
        try (FileChannel channel = FileChannel.open(
                        place.resolveSibling("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            WholeDirectory.make(place, stage, into -> {
                try (InputStream packed = archive.openStream()) {
                    TarXz.unpack(packed, into);
                }
            });
        }
    }

    private static String hash(URL archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
