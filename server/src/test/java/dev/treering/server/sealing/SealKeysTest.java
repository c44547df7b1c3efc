package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.note.Reading;
import dev.treering.projections.tlog.SigningKeyFile;
import dev.treering.projections.tlog.TileLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeysTest {

    @TempDir
    Path directory;

    private Path log;
    private Path key;

    @BeforeEach
    void a_first_start() throws IOException {
        log = directory.resolve("seals");
        key = directory.resolve("seal-key");
        SealKeys.orNew(key, log);
    }

    @Test
    void a_first_start_makes_a_key_for_its_owner_alone_and_the_next_one_uses_it() throws IOException {
        String first = keyInUse(key);
        SealKeys.orNew(key, log);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(first).matches("treering/[0-9a-f]{16}\\+[0-9a-f]{8}\\+\\S+");
        assertThat(keyInUse(key)).isEqualTo(first);
    }

    @Test
    void a_log_whose_key_is_lost_is_not_signed_with_another() throws IOException {
        keyInUse(key);
        Files.delete(key);

        assertThat(SealKeys.orNew(key, log)).isEqualTo(Reading.of(key));
        assertThat(key).doesNotExist();
        assertThat(refusal(key)).isEqualTo("there is no key in " + key);
        assertThat(refusal(anotherKey())).contains("which is not at hand");
    }

    @Test
    void with_two_keys_the_last_one_signs_from_now_on_and_the_first_only_verifies() throws IOException {
        String first = keyInUse(key);
        Path other = anotherKey();

        String second = keyInUse(key, other);

        assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, first.indexOf('+')));
        assertThat(keyInUse(other)).isEqualTo(second);
        assertThat(refusal(other, key)).contains("it only verifies");
    }

    @Test
    void a_log_that_is_damaged_is_not_signed_and_the_place_is_named() throws IOException {
        try (var open = log(key)) {
            open.append("march".getBytes(UTF_8));
        }
        Path tile = log.resolve("tile/0/000.p/1");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[3] ^= 1;
        Files.write(tile, bytes);

        assertThat(refusal(key)).contains("is damaged: tile/0/000.p/1");
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(refusal(key)).contains("chmod 600");
    }

    private Path anotherKey() throws IOException {
        Path file = directory.resolve("other-key");
        SigningKeyFile.create(file, "any", new SecureRandom());
        return file;
    }

    private TileLog log(Path... keys) throws IOException {
        return ((Reading.Read<TileLog>) SealKeys.open(log, List.of(keys))).value();
    }

    private String keyInUse(Path... keys) throws IOException {
        try (var open = log(keys)) {
            return open.keys().inUse().toString();
        }
    }

    private String refusal(Path... keys) throws IOException {
        return ((Reading.Refused<TileLog>) SealKeys.open(log, List.of(keys))).reason();
    }
}
