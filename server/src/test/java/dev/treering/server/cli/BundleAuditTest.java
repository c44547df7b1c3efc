package dev.treering.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.proof.BundleWriter;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.server.fixture.InquiriesInMemory;
import dev.treering.server.fixture.ShopLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of acme's line of April, 25 USD, verified by command: with no server, and with nothing but a key. */
class BundleAuditTest {

    private static final String KEY = InquiriesInMemory.SEAL_KEY.verifier().toString();

    @TempDir
    private Path folder;

    private Path bundle;
    private final StringWriter told = new StringWriter();

    @BeforeEach
    void made() throws IOException {
        var log = new InquiriesInMemory();
        log.log.addAll(ShopLog.facts());
        var wanted = new LineWanted.OfStatement(new AccountId("acme"), YearMonth.of(2026, 4), Optional.empty(), 1);
        var made = (Proof.Made) log.proof(wanted);
        bundle = Files.write(folder.resolve("bundle.json"), BundleWriter.write(made.bundle()));
    }

    @Test
    void a_sound_bundle_is_verified_and_what_was_checked_is_listed() {
        assertThat(verify("--key", KEY)).isEqualTo(ExitCode.DONE);
        assertThat(told.toString().lines())
                .startsWith("VERIFIED", "line 1 of acme 2026-04 SHADOW: USAGE shop-front web standard-1x  25.00 USD")
                .anyMatch(line ->
                        line.matches("  signature +checkpoint of size 1 of example.com/seals, by key [0-9a-f]{8}"))
                .contains("  facts        " + ShopLog.facts().size() + ", folded anew by the rules");
    }

    @Test
    void as_json_it_has_the_line_as_it_was_sealed() {
        assertThat(verify("--key", KEY, "--json")).isEqualTo(ExitCode.DONE);
        var json = Api.JSON.readTree(told.toString());
        assertThat(json.path("verdict").asString()).isEqualTo("VERIFIED");
        assertThat(json.at("/line/amount").asString()).isEqualTo("25.00");
        assertThat(json.at("/checkpoint/size").asLong()).isEqualTo(1);
    }

    @Test
    void the_keys_may_come_as_the_file_of_the_log() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys"),
                KeyRing.of(InquiriesInMemory.SEAL_KEY.verifier()).text());

        assertThat(verify("--keys", keys.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_changed_fact_is_a_mismatch_with_its_place_and_both_values() throws IOException {
        String text = Files.readString(bundle);
        String other = text.replace("\"heldAt\":\"2026-03-20T", "\"heldAt\":\"2026-03-21T");
        assertThat(other).isNotEqualTo(text);
        Files.writeString(bundle, other);

        assertThat(verify("--key", KEY)).isEqualTo(ExitCode.NO);
        assertThat(told.toString()).startsWith("MISMATCH").contains("  place ", "  expected ", "  found ");
    }

    @Test
    void with_another_key_without_the_file_or_without_keys_nothing_can_be_said() throws IOException {
        String other = SigningKey.generate("example.com/seals", new SecureRandom())
                .verifier()
                .toString();
        assertThat(verify("--key", other)).isEqualTo(ExitCode.UNKNOWN);
        assertThat(told.toString()).startsWith("UNVERIFIABLE").contains("none of the keys");

        Path none = Files.writeString(folder.resolve("keys"), "nonsense\n");
        assertThat(verify("--keys", none.toString())).isEqualTo(ExitCode.UNKNOWN);
        Files.delete(bundle);
        assertThat(verify("--key", KEY)).isEqualTo(ExitCode.UNKNOWN);
        assertThat(told.toString()).contains("the bundle cannot be read");
    }

    private int verify(String... with) {
        var arguments = new ArrayList<>(List.of("audit", "verify", "--bundle", bundle.toString()));
        arguments.addAll(List.of(with));
        var writer = new PrintWriter(told, true);
        return CommandLineInterface.commands(writer, writer).execute(arguments.toArray(String[]::new));
    }
}
