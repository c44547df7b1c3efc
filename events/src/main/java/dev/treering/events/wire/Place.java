package dev.treering.events.wire;

import org.jspecify.annotations.Nullable;

/** Where in a document a value is. Becomes a JSON pointer (RFC 6901) only when somebody asks. */
record Place(@Nullable Place parent, String name, String inWords) {

    static final Place ROOT = new Place(null, "", "the event");

    Place at(String member) {
        return new Place(this, member, member);
    }

    Place at(int index) {
        return new Place(this, Integer.toString(index), "item " + index);
    }

    String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + escaped(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
