package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deaths in the middle of an import leave no trace: the same cells, statements and bytes. More of them with {@code -Dtreering.kills=10}. */
class OpenbKilledImportIT {

    private static final int KILLS = Integer.getInteger("treering.kills", 4);

    @TempDir
    private Path data;

    private final Openb openb = Openb.data();
    private final OpenbExpectations expected = new OpenbExpectations(openb);

    @Test
    void an_import_killed_again_and_again_and_begun_anew_ends_with_the_same_bytes() throws Exception {
        long seed = Long.getLong("treering.seed", System.nanoTime());
        System.out.println("kill seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServerProcess server = ServerProcess.up(data)) {
                expected.publishPriceBook(server);
                var importing = Thread.ofVirtual()
                        .start(() -> server.treering("import", openb.events().toString()));
                Thread.sleep(400 + random.nextInt(2_500)); // the moment of death, not a wait for anything
                server.kill();
                importing.join();
            }
        }

        try (ServerProcess server = ServerProcess.up(data)) {
            var imported = server.treering("import", openb.events().toString());
            assertThat(imported.exitCode()).as(imported.output()).isZero();
            expected.everyCellIsExact(server);
            expected.everyStatementIsExact(server);
            assertThat(OpenbExpectations.verified(server)).isEqualTo(openb.digest());
        }
    }
}
