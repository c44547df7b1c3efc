package dev.treering.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** FULL_TRANSITIVE: every version of a record reads what every other version wrote. */
class SchemaCompatibilityTest {

    private static final Path CURRENT = Path.of("src/main/avro");
    private static final Path PUBLISHED = Path.of("src/main/resources/dev/treering/wire/published");

    private static final Schema NEVER_PUBLISHED = Schema.create(Schema.Type.NULL);

    @Test
    void every_version_reads_every_other_version_of_its_record() {
        versionsByRecord()
                .forEach((record, versions) ->
                        assertThat(incompatibilities(versions)).as(record).isEmpty());
    }

    @Test
    void the_current_schema_of_every_record_is_its_newest_published_version() throws IOException {
        try (var files = Files.walk(CURRENT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).toList()) {
                Schema current = new Schema.Parser().parse(file.toFile());
                Schema newest = versionsByRecord()
                        .getOrDefault(current.getFullName(), List.of(NEVER_PUBLISHED))
                        .getLast();
                assertThat(newest)
                        .as("%s must be published (a new file, old ones stay)", file)
                        .isEqualTo(current);
            }
        }
    }

    @Test
    void the_index_names_every_published_file() throws IOException {
        try (var files = Files.list(PUBLISHED)) {
            var names = files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".avsc"));
            assertThat(names.map(n -> n.replace(".avsc", "")))
                    .containsExactlyInAnyOrderElementsOf(PublishedSchemas.index());
        }
    }

    @Test
    void a_new_field_without_default_is_found_incompatible() {
        Schema v1 = schema("{'type':'record','name':'R','fields':[{'name':'a','type':'string'}]}");
        Schema v2 = schema(
                "{'type':'record','name':'R','fields':[{'name':'a','type':'string'},{'name':'b','type':'int'}]}");
        assertThat(incompatibilities(List.of(v1, v2))).hasSize(1);
    }

    @Test
    void a_changed_type_is_found_incompatible_in_both_directions() {
        Schema v1 = schema("{'type':'record','name':'R','fields':[{'name':'a','type':'string'}]}");
        Schema v2 = schema("{'type':'record','name':'R','fields':[{'name':'a','type':'long'}]}");
        assertThat(incompatibilities(List.of(v1, v2))).hasSize(2);
    }

    private static Map<String, List<Schema>> versionsByRecord() {
        return PublishedSchemas.index().stream()
                .map(name -> PublishedSchemas.all().byName().get(name))
                .collect(Collectors.groupingBy(Schema::getFullName, TreeMap::new, Collectors.toList()));
    }

    private static List<String> incompatibilities(List<Schema> versions) {
        var found = new ArrayList<String>();
        for (Schema reader : versions) {
            for (Schema writer : versions) {
                var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
                if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
                    found.add(result.getDescription());
                }
            }
        }
        return found;
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
