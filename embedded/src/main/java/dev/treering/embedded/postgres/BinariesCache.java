package dev.treering.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where unpacked programs are kept: in the user's own cache, shared by that user's data directories, or failing that beside
 * the data. Never where somebody else could have put them first.
 */
final class BinariesCache {
    private static final Logger LOG = LoggerFactory.getLogger(BinariesCache.class);

    private BinariesCache() {}

    /** @param home of the server, for when the user has no cache directory, or the programs run as somebody else */
    static Path of(Identity identity, Path home) throws IOException {
        if (!identity.isSomebodyElse()) {
            Optional<Path> cache = ofUser();
            if (cache.isPresent()) {
                return cache.get();
            }
        }
        return Files.createDirectories(home.resolve("binaries"));
    }

    private static Optional<Path> ofUser() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path caches =
                given != null && !given.isBlank() ? Path.of(given) : Path.of(System.getProperty("user.home"), ".cache");
        Path ours = caches.resolve("treering");
        if (!ours.isAbsolute()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(caches);
            if (!Files.exists(ours)) {
                Files.createDirectories(
                        ours, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return isOursAlone(ours) ? Optional.of(ours) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("no cache directory for the user, programs are kept beside the data", e);
            return Optional.empty();
        }
    }

    private static boolean isOursAlone(Path directory) throws IOException {
        Set<PosixFilePermission> others = EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
        others.retainAll(Files.getPosixFilePermissions(directory));
        return others.isEmpty()
                && Files.isWritable(directory)
                && Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
    }
}
