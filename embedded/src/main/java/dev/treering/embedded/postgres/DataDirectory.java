package dev.treering.embedded.postgres;

import dev.treering.embedded.StartFailedException;
import dev.treering.embedded.WholeDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The server's data, initialised once for ever: UTF-8, the C locale, checksums, passwords by SCRAM for everybody. */
final class DataDirectory {
    /** The major version whose data format the binaries write; a directory of another one is refused. */
    private static final String MAJOR_VERSION = "18";

    private DataDirectory() {}

    /** The data directory in {@code home}; initialises it if this is the first start. */
    static Path in(Path home, Programs programs, String user, String password) throws IOException {
        Path data = home.resolve("data");
        WholeDirectory.make(data, home.resolve("data.stage"), stage -> {
            programs.identity().own(stage);
            Path secret = home.resolve("password.initdb");
            try {
                Password.write(password, secret);
                programs.identity().own(secret);
                initialise(stage, programs, user, secret);
            } finally {
                Files.deleteIfExists(secret);
            }
        });
        String version = Files.readString(data.resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                .strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartFailedException(String.format(
                    Locale.ROOT,
                    "%s holds data of PostgreSQL %s and cannot be opened with %s: dump it with the old version and load it with the new",
                    data,
                    version,
                    MAJOR_VERSION));
        }
        return data;
    }

    private static void initialise(Path stage, Programs programs, String user, Path secret) throws IOException {
        Finished initdb = programs.run(
                "initdb",
                "--pgdata=" + stage,
                "--username=" + user,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--data-checksums",
                "--no-instructions");
        if (!initdb.succeeded()) {
            throw new StartFailedException("initdb failed with status " + initdb.status() + ":\n" + initdb.output());
        }
    }
}
