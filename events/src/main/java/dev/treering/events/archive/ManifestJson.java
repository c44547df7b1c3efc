package dev.treering.events.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A manifest as JSON in one form alone: members in the order of their names, no blank between them, numbers whole, one line feed
 * at the end. Other bytes are no manifest, though they may mean the same.
 */
final class ManifestJson {

    private static final String FORM = "treering-archive/1";
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeName("files").writeStartArray();
            manifest.files().forEach(file -> write(file, out));
            out.writeEndArray();
            out.writeName("firstPosition").writeNumber(manifest.firstPosition());
            out.writeName("form").writeString(FORM);
            out.writeName("lastPosition").writeNumber(manifest.lastPosition());
            out.writeName("partitions").writeNumber(manifest.partitions());
            manifest.previous().ifPresent(hash -> out.writeName("previous").writeString(hash.toString()));
            out.writeName("schemas").writeStartObject();
            manifest.schemas().forEach((name, hash) -> out.writeName(name).writeString(hash.toString()));
            out.writeEndObject();
            out.writeEndObject();
        }
        return (text + "\n").getBytes(UTF_8);
    }

    private static void write(ArchiveFile file, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("bytes").writeNumber(file.bytes());
        out.writeName("facts").writeNumber(file.facts());
        out.writeName("firstPosition").writeNumber(file.firstPosition());
        out.writeName("lastPosition").writeNumber(file.lastPosition());
        out.writeName("name").writeString(file.name());
        out.writeName("partition").writeNumber(file.partition());
        out.writeName("sha256").writeString(file.sha256().toString());
        out.writeEndObject();
    }

    /** Throws {@link DamagedArchive} where the bytes are no manifest in its one form. */
    static Manifest read(String place, byte[] bytes) {
        Manifest manifest;
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), new String(bytes, UTF_8))) {
            manifest = manifest(in);
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new DamagedArchive(
                    place, DamagedArchive.WHOLE_FILE, "form", FORM, "none: " + firstLine(e.getMessage()));
        }
        byte[] canonical = write(manifest);
        if (!Arrays.equals(canonical, bytes)) {
            throw new DamagedArchive(
                    place,
                    DamagedArchive.WHOLE_FILE,
                    "form",
                    "the one form of what it says",
                    "other bytes from byte " + Arrays.mismatch(canonical, bytes) + " on");
        }
        return manifest;
    }

    private static Manifest manifest(JsonParser in) {
        var files = new ArrayList<ArchiveFile>();
        var schemas = new TreeMap<String, Hash>();
        var numbers = new TreeMap<String, Long>();
        Optional<Hash> previous = Optional.empty();
        expect(in.nextToken() == JsonToken.START_OBJECT, "an object");
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "files" -> {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        files.add(file(in));
                    }
                }
                case "schemas" -> {
                    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                        String schema = in.currentName();
                        in.nextToken();
                        schemas.put(schema, Hash.parse(in.getString()));
                    }
                }
                case "previous" -> previous = Optional.of(Hash.parse(in.getString()));
                case "form" -> expect(FORM.equals(in.getString()), "form " + FORM);
                default -> numbers.put(name, in.getLongValue());
            }
        }
        return new Manifest(
                Math.toIntExact(number(numbers, "partitions")),
                number(numbers, "firstPosition"),
                number(numbers, "lastPosition"),
                files,
                schemas,
                previous);
    }

    private static ArchiveFile file(JsonParser in) {
        var numbers = new TreeMap<String, Long>();
        var texts = new TreeMap<String, String>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            if (in.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, in.getString());
            } else {
                numbers.put(name, in.getLongValue());
            }
        }
        return new ArchiveFile(
                texts.getOrDefault("name", ""),
                Math.toIntExact(number(numbers, "partition")),
                number(numbers, "firstPosition"),
                number(numbers, "lastPosition"),
                number(numbers, "facts"),
                number(numbers, "bytes"),
                Hash.parse(texts.getOrDefault("sha256", "")));
    }

    private static long number(TreeMap<String, Long> numbers, String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return number;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not " + what);
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("unreadable");
    }
}
