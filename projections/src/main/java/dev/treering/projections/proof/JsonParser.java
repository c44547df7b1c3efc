package dev.treering.projections.proof;

import dev.treering.projections.note.Reading;
import java.util.ArrayList;
import java.util.TreeMap;

/** Reads {@link Json} that is written in its one way; any other text is refused, with the place. */
final class JsonParser {

    private static final int DEEPEST = 16;
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private int at;

    private JsonParser(String text) {
        this.text = text;
    }

    /** Why a text is not what it should be; never leaves this package. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static Reading<Json> parse(String text) {
        try {
            var parser = new JsonParser(text);
            Json value = parser.value(0);
            String written = value.written();
            return written.equals(text)
                    ? Reading.of(value)
                    : Reading.refused(
                            "JSON that is not in its canonical form at character " + difference(written, text));
        } catch (Malformed e) {
            return Reading.refused(e.reason());
        }
    }

    private static int difference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private Json value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw wrong("less nesting");
        }
        return switch (peek()) {
            case '"' -> new Json.Text(string());
            case '[' -> items(depth);
            case '{' -> members(depth);
            default -> throw wrong("a text, a list or an object");
        };
    }

    private Json items(int depth) throws Malformed {
        var items = new ArrayList<Json>();
        take('[');
        while (peek() != ']') {
            if (!items.isEmpty()) {
                take(',');
            }
            items.add(value(depth + 1));
        }
        take(']');
        return new Json.Items(items);
    }

    private Json members(int depth) throws Malformed {
        var members = new TreeMap<String, Json>();
        take('{');
        while (peek() != '}') {
            if (!members.isEmpty()) {
                take(',');
            }
            String name = string();
            take(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw wrong("no second " + name);
            }
        }
        take('}');
        return new Json.Members(members);
    }

    private String string() throws Malformed {
        take('"');
        var out = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            out.append(c == '\\' ? escape() : c);
        }
        return out.toString();
    }

    private char escape() throws Malformed {
        char c = next();
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> throw wrong("an escape of JSON");
        };
    }

    private char unicode() throws Malformed {
        int end = Math.min(at + ESCAPE_DIGITS, text.length());
        String digits = text.substring(at, end);
        at = end;
        try {
            return (char) Integer.parseInt(digits, 16);
        } catch (NumberFormatException _) {
            throw wrong("four hexadecimal digits");
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private char next() throws Malformed {
        char c = peek();
        at++;
        return c;
    }

    private void take(char expected) throws Malformed {
        if (next() != expected) {
            at--;
            throw wrong("`" + expected + "`");
        }
    }

    private Malformed wrong(String expected) {
        return new Malformed("at character " + at + " of the JSON " + expected + " is expected");
    }
}
