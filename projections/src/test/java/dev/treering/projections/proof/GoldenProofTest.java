package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.note.VerifierKey;
import dev.treering.projections.proof.Verdict.CannotVerify;
import dev.treering.projections.proof.Verdict.Verified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A proof that somebody was given once is verified for ever, by its key and the code of the day.
 *
 * <p>Never edit a golden proof, and never write one anew: add another, with {@link GoldenProofWriter}.
 */
class GoldenProofTest {

    static final Path ALL = Path.of("src/test/resources/golden");

    static List<Path> proofs() {
        try (Stream<Path> found = Files.walk(ALL, 3)) {
            return found.filter(path -> path.resolveSibling("").endsWith("proofs")
                            && path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void a_proof_is_verified_as_when_it_was_given(Path proof) throws IOException {
        var key = SealedLog.value(VerifierKey.parse(
                Files.readString(proof.resolveSibling("key"), UTF_8).strip()));
        byte[] bundle = Files.readAllBytes(proof);

        assertThat(BundleCheck.check(bundle, KeyRing.of(key)))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(proof.getFileName()).hasToString(account(verified.line()) + ".json"));
        var another =
                KeyRing.of(SigningKey.generate(key.name(), new SecureRandom()).verifier());
        assertThat(BundleCheck.check(bundle, another))
                .as("it is not verified by whatever key")
                .isInstanceOf(CannotVerify.class);
    }

    private static String account(String line) {
        return line.replaceFirst(".*\"account\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void there_are_proofs_of_every_month_in_which_their_form_was_new() {
        assertThat(proofs())
                .extracting(path -> ALL.relativize(path).getName(0).toString())
                .contains("2026-11");
    }
}
