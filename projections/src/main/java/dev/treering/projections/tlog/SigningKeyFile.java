package dev.treering.projections.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** A signing key in a file of its own, PKCS#8 in PEM, that its owner alone may read. */
public final class SigningKeyFile {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private SigningKeyFile() {}

    /** Makes a key; the file is whole and on the disk before anything is signed with it. Refused if there is a file. */
    public static Reading<SigningKey> create(Path file, String name, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return Reading.refused("there is a file " + file);
        }
        var key = SigningKey.generate(name, random);
        Path beside = file.resolveSibling(file.getFileName() + DurableDisk.BESIDE);
        Files.deleteIfExists(beside);
        var options = Set.of(CREATE_NEW, WRITE);
        try (var channel = FileChannel.open(beside, options, PosixFilePermissions.asFileAttribute(OWNER))) {
            for (var rest = ByteBuffer.wrap(key.pem().getBytes(UTF_8)); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(beside, file, ATOMIC_MOVE);
        DurableDisk.force(DurableDisk.parent(file));
        return Reading.of(key);
    }

    /** Reads a key that was made here or with openssl. Refused if others may read it. */
    public static Reading<SigningKey> read(Path file, String name) throws IOException {
        try {
            var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER);
            return others.isEmpty()
                    ? SigningKey.parse(name, Files.readString(file))
                    : Reading.refused("others than its owner may use the key in " + file + ": chmod 600");
        } catch (NoSuchFileException _) {
            return Reading.refused("there is no key in " + file);
        }
    }
}
