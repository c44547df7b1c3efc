package dev.treering.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** The directory a server owns: one folder a part, and the admin token. */
public record DataDirectory(Path root) {

    /** The directory, made if missing. */
    public static DataDirectory at(Path root) {
        try {
            return new DataDirectory(Files.createDirectories(root).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data directory " + root, e);
        }
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path streams() {
        return root.resolve("streams");
    }

    public Path cluster() {
        return root.resolve("cluster");
    }

    /** The signed log of what is sealed. */
    public Path seals() {
        return root.resolve("seals");
    }

    /** The key that signs it, where no other is given: readable by the owner alone. */
    public Path sealKeyFile() {
        return root.resolve("seal-key");
    }

    /** Where the admin token is: readable by the owner alone. */
    public Path adminTokenFile() {
        return root.resolve("admin-token");
    }

    /** The admin token; made by {@code newToken} on the first call. */
    public String adminToken(Supplier<String> newToken) {
        try {
            if (!Files.exists(adminTokenFile())) {
                writeToken(newToken.get());
            }
            return Files.readString(adminTokenFile(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + adminTokenFile(), e);
        }
    }

    /** Written whole under another name first: a kill in between must not leave half a token behind. */
    private void writeToken(String token) throws IOException {
        Path whole = Files.createTempFile(root, "admin-token", ".new", ownerOnly());
        Files.writeString(whole, token + "\n", StandardCharsets.UTF_8);
        try {
            Files.move(whole, adminTokenFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(whole, adminTokenFile());
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
