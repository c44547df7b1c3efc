package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/auditor.md, which has nothing of ours in it, finds a bundle right that is right, and no other. */
class AuditorScriptTest {

    private static final List<String> TOOLS = List.of("sh", "sed", "grep", "sha256sum", "base64", "xxd", "openssl");
    private static final SealedLog LOG = SealedLog.ofTwoMonths();

    @TempDir
    static Path folder;

    private static String script = "";

    private record Ended(int status, String said) {}

    @BeforeAll
    static void fromTheDocument() throws IOException {
        for (String tool : TOOLS) {
            boolean present = List.of("/bin", "/usr/bin", "/usr/local/bin").stream()
                    .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
            assumeTrue(present, "no " + tool + " on this machine");
        }
        String page = Files.readString(Path.of("../docs/auditor.md"));
        String section = page.substring(page.indexOf("## A proof of one line"));
        int start = section.indexOf("```sh\n") + "```sh\n".length();
        script = section.substring(start, section.indexOf("```\n", start));
    }

    @Test
    void a_bundle_is_found_right_with_the_key_of_its_log() throws Exception {
        Bundle bundle = bundle();

        var ended = run(text(bundle), SealedLog.KEY);

        assertThat(ended.said()).contains("Verified Successfully").contains(new String(bundle.line(), UTF_8));
        assertThat(ended.status()).isZero();
    }

    @Test
    void it_is_not_with_another_key() throws Exception {
        var other = SigningKey.generate(SealedLog.ORIGIN, new SecureRandom());

        assertThat(run(text(bundle()), other).status()).isNotZero();
    }

    @Test
    void nor_with_another_line_another_account_another_entry_another_sibling_or_another_root() throws Exception {
        Bundle sound = bundle();
        String text = text(sound);

        for (byte[] document : List.of(sound.line(), sound.account(), sound.entry())) {
            byte[] other = document.clone();
            other[other.length / 2] ^= 1;
            assertWrong(text, base64(document), base64(other));
        }
        for (var path : List.of(sound.linePath(), sound.accountPath())) {
            String hash = path.siblings().getLast().toString();
            assertWrong(text, hash, (hash.charAt(0) == '0' ? "1" : "0") + hash.substring(1));
        }
        var log = sound.log();
        var resized = new TlogProof(log.index(), log.siblings(), log.note().replace("\n2\n", "\n3\n"));
        assertWrong(text, base64(log.bytes()), base64(resized.bytes()));
    }

    private static void assertWrong(String text, String from, String to) throws Exception {
        assertThat(text).contains(from);
        assertThat(run(text.replace(from, to), SealedLog.KEY).status()).isNotZero();
    }

    private static Ended run(String bundle, SigningKey key) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("bundle.json"), bundle);
        Path program = Files.writeString(folder.resolve("check-proof"), script);
        var process = new ProcessBuilder(
                        "sh",
                        program.toString(),
                        file.toString(),
                        key.verifier().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String text(Bundle bundle) {
        return new String(BundleWriter.write(bundle), UTF_8);
    }

    /** A line among others, of an account among others. */
    private static Bundle bundle() {
        return LOG.bundle(LOG.documents().stream()
                .filter(document -> document.lines().size() > 1)
                .findFirst()
                .orElseThrow());
    }
}
