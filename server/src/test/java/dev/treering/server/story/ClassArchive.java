package dev.treering.server.story;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes as the JVM wants them in memory, left by one process of the product for the next: reading and checking them anew is most
 * of a start. The launcher keeps such archives as well; these are for the class path of the tests.
 *
 * @param file made once for each build, by whoever needs it first
 */
record ClassArchive(Path file) {

    /** A run of the JVM that loads what others of its kind will, and ends in order. */
    @FunctionalInterface
    interface Training {
        void run(String option) throws IOException, InterruptedException;
    }

    /**
     * The archive for these jars. A jar that was written anew makes another, as the JVM would not take the old one.
     *
     * @param folder of all archives
     */
    static ClassArchive of(String kind, Path folder, List<Path> jars) throws IOException {
        var content = new ArrayList<String>();
        for (Path jar : jars) {
            content.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        }
        return new ClassArchive(folder.resolve(kind + "-" + Integer.toHexString(content.hashCode()) + ".jsa"));
    }

    /** Makes the archive where it is not there yet; one at a time over all processes, and whole or not at all. */
    void make(Training training) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(file)) {
                Path stage = file.resolveSibling(file.getFileName() + ".stage");
                forgetEarlier(folder);
                training.run("-XX:ArchiveClassesAtExit=" + stage);
                Files.move(stage, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Those of earlier builds, which no JVM takes any more, and which are large. */
    private void forgetEarlier(Path folder) throws IOException {
        String name = file.getFileName().toString();
        try (var earlier = Files.newDirectoryStream(folder, name.substring(0, name.lastIndexOf('-')) + "-*.jsa")) {
            for (Path archive : earlier) {
                Files.delete(archive);
            }
        }
    }

    /** Tells the JVM to use it. */
    String option() {
        return "-XX:SharedArchiveFile=" + file;
    }
}
