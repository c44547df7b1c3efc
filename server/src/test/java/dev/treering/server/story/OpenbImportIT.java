package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.topics.Topics;
import dev.treering.projections.verify.SegmentTampering;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real trace through the real server, to the millisecond and the cent; a second time without effect; one flipped byte found. */
class OpenbImportIT {

    @TempDir
    private Path data;

    private final Openb openb = Openb.data();
    private final OpenbExpectations expected = new OpenbExpectations(openb);

    @Test
    void the_trace_is_stated_to_the_cent_once_and_a_flipped_byte_is_named() {
        try (ServerProcess server = ServerProcess.up(data)) {
            expected.publishPriceBook(server);
            var imported = server.treering("import", openb.events().toString());
            assertThat(imported.output()).contains("accepted " + Openb.FACTS + ", duplicate 0, rejected 0");
            assertThat(imported.exitCode()).isZero();
            expected.everyCellIsExact(server);
            expected.everyStatementIsExact(server);
            String digest = OpenbExpectations.verified(server);
            assertThat(digest).as("folded apart, without a server").isEqualTo(openb.digest());

            var again = server.treering("import", openb.events().toString());
            assertThat(again.output()).contains("accepted 0, duplicate " + Openb.FACTS + ", rejected 0");
            assertThat(OpenbExpectations.verified(server)).isEqualTo(digest);
        }

        var tampered = SegmentTampering.change(
                data.resolve("kafka"), Topics.USAGE_LEDGER, _ -> true, SegmentTampering::withLastBitFlipped);
        assertThat(tampered).isPresent();
        try (ServerProcess server = ServerProcess.up(data)) {
            var verification = server.treering("audit", "verify");
            assertThat(verification.exitCode()).as(verification.output()).isEqualTo(1);
            assertThat(verification.output())
                    .contains("usage-ledger")
                    .contains(tampered.get().entry().account().value())
                    .containsPattern("offset\\s+" + tampered.get().offset());
        }
    }
}
