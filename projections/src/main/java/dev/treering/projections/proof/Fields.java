package dev.treering.projections.proof;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.InclusionPath;
import dev.treering.projections.note.Base64Text;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.Utf8;
import dev.treering.projections.proof.JsonParser.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The members of an object, taken one by one; what was not taken in the end does not belong there. */
final class Fields {

    private final String place;
    private final TreeMap<String, Json> left;

    private Fields(String place, TreeMap<String, Json> left) {
        this.place = place;
        this.left = left;
    }

    static Fields of(String place, Json json) throws Malformed {
        return switch (json) {
            case Json.Members members -> new Fields(place, new TreeMap<>(members.members()));
            case Json.Text text -> throw new Malformed(place + " is a text, not an object: " + text.value());
            case Json.Items items ->
                throw new Malformed(place + " is a list of " + items.items().size() + ", not an object");
        };
    }

    /** Reads a document that is an object. */
    static Fields parse(String place, byte[] document) throws Malformed {
        var json = Utf8.read(document).then(JsonParser::parse);
        return switch (json) {
            case Reading.Read<Json> read -> of(place, read.value());
            case Reading.Refused<Json> refused -> throw new Malformed(place + ": " + refused.reason());
        };
    }

    String text(String name) throws Malformed {
        return switch (left.remove(name)) {
            case Json.Text text -> text.value();
            case null -> throw new Malformed(place + " has no " + name);
            default -> throw new Malformed(name + " of " + place + " is not a text");
        };
    }

    /** A text that can only be this one. */
    void constant(String name, String value) throws Malformed {
        String found = text(name);
        if (!found.equals(value)) {
            throw new Malformed(name + " of " + place + " is `" + found + "`, not `" + value + "`");
        }
    }

    long number(String name) throws Malformed {
        String digits = text(name);
        try {
            long number = Long.parseLong(digits);
            if (Long.toString(number).equals(digits)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Malformed(name + " of " + place + " is no whole number: `" + digits + "`");
    }

    byte[] bytes(String name) throws Malformed {
        return bytes(name, text(name));
    }

    private byte[] bytes(String name, String base64) throws Malformed {
        return switch (Base64Text.read(base64)) {
            case Reading.Read<byte[]> read -> read.value();
            case Reading.Refused<byte[]> refused ->
                throw new Malformed(name + " of " + place + ": " + refused.reason());
        };
    }

    Hash hash(String name) throws Malformed {
        return hash(name, text(name));
    }

    private Hash hash(String name, String hex) throws Malformed {
        try {
            Hash hash = Hash.parse(hex);
            if (hash.toString().equals(hex)) {
                return hash;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Malformed(name + " of " + place + " is no SHA-256 in lower-case hexadecimal: `" + hex + "`");
    }

    List<Json> list(String name) throws Malformed {
        return switch (left.remove(name)) {
            case Json.Items items -> items.items();
            case null -> throw new Malformed(place + " has no " + name);
            default -> throw new Malformed(name + " of " + place + " is not a list");
        };
    }

    List<byte[]> listOfBytes(String name) throws Malformed {
        var all = new ArrayList<byte[]>();
        for (String each : texts(name)) {
            all.add(bytes(name, each));
        }
        return all;
    }

    private List<String> texts(String name) throws Malformed {
        var all = new ArrayList<String>();
        for (Json each : list(name)) {
            if (!(each instanceof Json.Text text)) {
                throw new Malformed(name + " of " + place + " has something that is not a text");
            }
            all.add(text.value());
        }
        return all;
    }

    InclusionPath path(String name) throws Malformed {
        Json json = left.remove(name);
        if (json == null) {
            throw new Malformed(place + " has no " + name);
        }
        var path = of(name, json);
        var siblings = new ArrayList<Hash>();
        for (String each : path.texts("siblings")) {
            siblings.add(path.hash("siblings", each));
        }
        long index = path.number("index");
        long size = path.number("size");
        path.end();
        try {
            return new InclusionPath(index, size, siblings);
        } catch (IllegalArgumentException e) {
            throw new Malformed(name + ": " + e.getMessage());
        }
    }

    /** An object, as it is. */
    Json object(String name) throws Malformed {
        Json json = left.remove(name);
        if (!(json instanceof Json.Members)) {
            throw new Malformed(place + " has no object " + name);
        }
        return json;
    }

    /** The members that are still to be taken. */
    List<String> names() {
        return List.copyOf(left.keySet());
    }

    void end() throws Malformed {
        if (!left.isEmpty()) {
            throw new Malformed(place + " has what nobody knows: " + left.keySet());
        }
    }
}
