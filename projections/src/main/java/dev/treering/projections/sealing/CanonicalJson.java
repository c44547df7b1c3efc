package dev.treering.projections.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON object in its one canonical form, RFC 8785: no white space, members in the order of their names by UTF-16 code units, as few
 * escapes as JSON allows, UTF-8. There are only texts, lists and objects in it: a number is text too, since RFC 8785 takes numbers for
 * floating point.
 */
public final class CanonicalJson {

    private static final HexFormat HEX = HexFormat.of();

    private final TreeMap<String, String> members = new TreeMap<>();

    /** With this text. */
    CanonicalJson with(String name, String text) {
        return put(name, quoted(text));
    }

    /** With this number, as text. */
    CanonicalJson with(String name, long number) {
        return put(name, quoted(Long.toString(number)));
    }

    /** With these objects, in their order. */
    CanonicalJson with(String name, List<CanonicalJson> objects) {
        return put(name, objects.stream().map(CanonicalJson::text).collect(Collectors.joining(",", "[", "]")));
    }

    /** Its UTF-8 bytes, without a line's end. */
    byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    private CanonicalJson put(String name, String value) {
        if (members.put(name, value) != null) {
            throw new IllegalStateException(name + " is there twice");
        }
        return this;
    }

    private String text() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A text as it is written, in quotation marks. */
    public static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
