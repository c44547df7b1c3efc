package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.seal.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/**
 * Writes golden proofs, on purpose alone: {@code -Dtest=GoldenProofWriter -Dtreering.golden.write=2027-01}. What is there is left
 * as it is. The key that signs them is made for it and thrown away: nobody can sign others. Its name keeps it out of the ordinary build.
 */
class GoldenProofWriter {

    private static final int ENOUGH = 2;

    @Test
    void write_the_proofs_of_a_month() throws IOException {
        String month = System.getProperty("treering.golden.write");
        assertThat(month).as("-Dtreering.golden.write, such as 2027-01").isNotNull();
        Path directory = GoldenProofTest.ALL.resolve(month).resolve("proofs");
        if (Files.exists(directory)) {
            return;
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("key"), SealedLog.KEY.verifier() + "\n", UTF_8);
        var log = SealedLog.ofTwoMonths();
        var accounts = new HashSet<String>();
        for (var document : log.documents()) {
            String account = document.record().chained().account().value();
            boolean isFirst = document.kind() == Seal.Document.STATEMENT
                    && !document.lines().isEmpty()
                    && accounts.add(account);
            if (isFirst && accounts.size() <= ENOUGH) {
                Files.write(directory.resolve(account + ".json"), BundleWriter.write(log.bundle(document)));
            }
        }
    }
}
