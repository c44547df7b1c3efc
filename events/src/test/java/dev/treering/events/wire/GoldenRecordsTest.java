package dev.treering.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.vocabulary.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as they were written once, one of every type: what was published can be read for ever.
 *
 * <p>Never edit a golden file, and never write one anew: add another, with {@code -Dtreering.golden.write=2027-01}.
 */
class GoldenRecordsTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** A line: the type, and the bytes in hexadecimal. */
    record Golden(String file, String type, byte[] bytes) {
        @Override
        public String toString() {
            return file + " " + type;
        }
    }

    static List<Golden> records() throws IOException {
        var records = new ArrayList<Golden>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file, UTF_8)) {
                    if (!line.startsWith("#")) {
                        String[] words = line.split(" ", 2);
                        records.add(new Golden(
                                file.getFileName().toString(),
                                words[0],
                                HexFormat.of().parseHex(words[1])));
                    }
                }
            }
        }
        return records;
    }

    /** Where the schema is still the newest, the same meaning is also written in the same bytes. */
    @ParameterizedTest
    @MethodSource("records")
    void what_was_written_then_is_read_today(Golden golden) {
        byte[] again = FactCatalogue.names().contains(golden.type())
                ? FactCodec.encode(FactCodec.decode(golden.type(), golden.bytes()))
                : LedgerCodec.encode(LedgerCodec.decode(golden.type(), golden.bytes()));

        boolean isNewest = fingerprint(again).equals(fingerprint(golden.bytes()));
        assertThat(again).satisfies(bytes -> {
            if (isNewest) {
                assertThat(bytes).isEqualTo(golden.bytes());
            }
        });
    }

    @Test
    void write_the_records_of_a_month() throws IOException {
        String month = System.getProperty("treering.golden.write", "");
        assumeTrue(!month.isEmpty(), "writes only with -Dtreering.golden.write");
        var text = new StringBuilder("# One record of every type as it was encoded then. Never edit this file.\n");
        Examples.facts()
                .forEach(fact -> text.append(FactCatalogue.nameOf(fact))
                        .append(' ')
                        .append(HexFormat.of().formatHex(FactCodec.encode(fact)))
                        .append('\n'));
        Examples.entries().forEach(entry -> {
            var chained = new ChainedEntry(Examples.ACME, 1, Hash.NONE, entry);
            text.append(LedgerCodec.typeOf(entry))
                    .append(' ')
                    .append(HexFormat.of().formatHex(LedgerCodec.encode(chained)))
                    .append('\n');
        });
        Path file = FOLDER.resolve("records-" + month + ".txt");
        assertThat(file).doesNotExist();
        Files.createDirectories(FOLDER);
        Files.writeString(file, text, UTF_8);
    }

    private static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 2, 10);
    }
}
