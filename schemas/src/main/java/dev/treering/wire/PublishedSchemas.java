package dev.treering.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Every schema version that was ever written to a public topic, found by its fingerprint.
 *
 * <p>The fingerprint is Avro's CRC-64 over the parsing canonical form, as the single-object encoding carries it
 * (<a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro 1.12</a>). Published files are
 * never changed: a new version is a new file beside the old one, and a line in {@code index}.
 */
public final class PublishedSchemas {

    private static final String FOLDER = "published/";
    private static final PublishedSchemas ALL = load();

    private final Map<String, Schema> byName;
    private final Map<Long, Schema> byFingerprint;

    private PublishedSchemas(LinkedHashMap<String, Schema> byName) {
        this.byName = Collections.unmodifiableMap(byName);
        var prints = new LinkedHashMap<Long, Schema>();
        byName.values().forEach(schema -> prints.put(SchemaNormalization.parsingFingerprint64(schema), schema));
        this.byFingerprint = Map.copyOf(prints);
    }

    /** All published versions of all records. */
    public static PublishedSchemas all() {
        return ALL;
    }

    /** The schema whose single-object fingerprint this is; empty when it was never published by us. */
    public Optional<Schema> withFingerprint(long fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** Published versions by file name without ending, such as {@code app.FormationScaled.v1}, in the order of {@code index}. */
    public Map<String, Schema> byName() {
        return byName;
    }

    private static PublishedSchemas load() {
        var schemas = new LinkedHashMap<String, Schema>();
        for (String file : text(FOLDER + "index").lines().toList()) {
            schemas.put(
                    file.substring(0, file.length() - ".avsc".length()),
                    new Schema.Parser().parse(text(FOLDER + file)));
        }
        return new PublishedSchemas(schemas);
    }

    private static String text(String resource) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource + "; it was not built from this project");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Names of all published versions, in the order of {@code index}. */
    public static List<String> index() {
        return List.copyOf(ALL.byName.keySet());
    }
}
