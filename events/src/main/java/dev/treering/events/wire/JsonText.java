package dev.treering.events.wire;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** JSON text to values and back. Strict: UTF-8, one document, bounded depth; repeated members are found, not overwritten. */
final class JsonText {

    /** Deeper nesting is refused: nothing of ours needs it, and it is how parsers are attacked. */
    static final int DEEPEST = 32;

    private static final int LONGEST_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST * 2)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final JsonParser parser;
    private final Findings findings;
    private final String root;

    private JsonText(JsonParser parser, Findings findings, String root) {
        this.parser = parser;
        this.findings = findings;
        this.root = root;
    }

    /** A value with what was found in it. */
    record Found(Json value, Findings findings) {}

    /** What a document is read as. */
    private interface Document<T> {
        T read(JsonParser parser) throws NotJson;
    }

    /** Text that is not JSON. The message says why, with line and column where they are known. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        private final String problem;

        NotJson(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** The bytes as text; nothing is replaced. */
    static String decode(byte[] utf8) throws NotJson {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new NotJson("not UTF-8; allowed is JSON in UTF-8");
        }
    }

    /** The one value in the text. Repeated members and characters that no store can hold are among the findings. */
    static Found read(String text) throws NotJson {
        return document(text, parser -> found(parser, ""));
    }

    /** As {@link #read}, of every item of the list that the text is. Pointers start at the item. */
    static List<Found> readItems(String text) throws NotJson {
        return document(text, parser -> {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new NotJson("no list; allowed is a JSON list of events");
            }
            List<Found> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(found(parser, "/" + items.size()));
            }
            return items;
        });
    }

    private static Found found(JsonParser parser, String root) throws NotJson {
        var findings = new Findings();
        return new Found(new JsonText(parser, findings, root).value(1), findings);
    }

    private static <T> T document(String text, Document<T> document) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new NotJson("empty; allowed is JSON");
            }
            T read = document.read(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("malformed JSON at " + place(parser.currentTokenLocation())
                        + ": something follows the end of the document");
            }
            return read;
        } catch (JacksonException e) {
            throw new NotJson("malformed JSON" + (e.getLocation() == null ? "" : " at " + place(e.getLocation())) + ": "
                    + reason(e.getOriginalMessage()));
        }
    }

    /** The value as text, on one line. */
    static String write(Json value) {
        var text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            value.write(out);
        }
        return text.toString();
    }

    private Json value(int depth) throws NotJson {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> new Json.Str(storable(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            default -> Json.Null.NULL;
        };
    }

    private Json.Obj object(int depth) throws NotJson {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = storable(parser.currentName());
            parser.nextToken();
            String pointer = members.containsKey(name) ? here() : null;
            Json value = value(depth);
            if (pointer == null) {
                members.put(name, value);
            } else {
                findings.problem(pointer, name + " is there more than once; allowed is once");
            }
        }
        return new Json.Obj(members);
    }

    private Json.Arr array(int depth) throws NotJson {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth));
        }
        return new Json.Arr(items);
    }

    /** PostgreSQL has no U+0000 in text, and half a surrogate pair is no character in UTF-8. */
    private String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                findings.problem(here(), "contains the character U+0000, which is not allowed");
                return text;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    findings.problem(here(), "contains half a surrogate pair, which is no character");
                    return text;
                }
                i++;
            }
        }
        return text;
    }

    private int deeper(int depth) throws NotJson {
        if (depth > DEEPEST) {
            throw new NotJson("nested more than " + DEEPEST + " levels deep at " + place(parser.currentTokenLocation())
                    + "; allowed are " + DEEPEST);
        }
        return depth + 1;
    }

    private String here() {
        return parser.streamReadContext().pathAsPointer().toString().substring(root.length());
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The parser's message without its remarks about the source, which is the line at hand. */
    private static String reason(String message) {
        int remark = message.indexOf(" (start marker at [");
        String reason = remark < 0 ? message : message.substring(0, remark);
        return reason.lines().findFirst().orElse("unreadable");
    }
}
