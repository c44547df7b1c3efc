package dev.treering.projections.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key's file is its owner's alone, is made once, and is one that openssl knows. */
class SigningKeyFileTest {

    private static final String NAME = "example.com/seals";

    @TempDir
    Path folder;

    @Test
    void it_is_made_once_and_read_back() throws IOException {
        Path file = folder.resolve("seal-key");
        var made = key(SigningKeyFile.create(file, NAME, new SecureRandom()));

        assertThat(key(SigningKeyFile.read(file, NAME)).verifier()).isEqualTo(made.verifier());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(SigningKeyFile.create(file, NAME, new SecureRandom()))
                .isEqualTo(Reading.refused("there is a file " + file));
    }

    @Test
    void a_key_that_others_may_read_or_that_is_not_there_is_refused() throws IOException {
        Path file = folder.resolve("seal-key");
        assertThat(SigningKeyFile.read(file, NAME)).isEqualTo(Reading.refused("there is no key in " + file));
        key(SigningKeyFile.create(file, NAME, new SecureRandom()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(SigningKeyFile.read(file, NAME))
                .isEqualTo(Reading.refused("others than its owner may use the key in " + file + ": chmod 600"));
    }

    @Test
    void openssl_finds_the_same_public_key_in_it() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
        Path file = folder.resolve("seal-key");
        var made = key(SigningKeyFile.create(file, NAME, new SecureRandom()));

        var process = new ProcessBuilder(
                        "/usr/bin/openssl", "pkey", "-in", file.toString(), "-pubout", "-outform", "DER")
                .redirectErrorStream(true)
                .start();
        String der = HexFormat.of().formatHex(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isZero();
        assertThat(der).endsWith(HexFormat.of().formatHex(made.verifier().raw()));
    }

    @Test
    void a_key_that_openssl_made_is_read() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
        Path file = folder.resolve("made-by-openssl");
        var process = new ProcessBuilder(
                        "/usr/bin/openssl", "genpkey", "-algorithm", "ed25519", "-out", file.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        var key = key(SigningKeyFile.read(file, NAME));

        assertThat(key.verifier().verifies("text\n", key.sign("text\n"))).isTrue();
        assertThat(key.pem()).isEqualTo(Files.readString(file));
    }

    private static SigningKey key(Reading<SigningKey> reading) {
        return switch (reading) {
            case Reading.Read<SigningKey> read -> read.value();
            case Reading.Refused<SigningKey> refused -> throw new AssertionError(refused.reason());
        };
    }
}
