package dev.treering.server.http.heroku;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names of apps and sizes on this door. */
final class Names {

    /** Heroku's rule: 30 characters, a letter first. */
    private static final Pattern APP = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    private static final String[] ADJECTIVES = {
        "amber", "bold", "brisk", "calm", "clear", "crisp", "dusky", "early", "fresh", "gentle", "hardy", "keen",
        "lofty", "mild", "misty", "noble", "pale", "quiet", "rapid", "rustic", "silent", "sturdy", "sunny", "tall"
    };
    private static final String[] NOUNS = {
        "alder", "ash", "aspen", "beech", "birch", "cedar", "cypress", "elm", "fir", "grove", "hazel", "juniper",
        "larch", "maple", "oak", "pine", "poplar", "rowan", "spruce", "thicket", "willow", "yew"
    };

    private Names() {}

    static boolean isAppName(String name) {
        return APP.matcher(name).matches();
    }

    /** A name for an app that was given none. The same id gives the same name, so that a retry asks for the same. */
    static String forApp(UUID id) {
        long bits = id.getMostSignificantBits() ^ id.getLeastSignificantBits();
        int adjective = (int) Long.remainderUnsigned(bits, ADJECTIVES.length);
        int noun = (int) Long.remainderUnsigned(bits >>> 16, NOUNS.length);
        long number = Long.remainderUnsigned(bits >>> 32, 100_000);
        return ADJECTIVES[adjective] + "-" + NOUNS[noun] + "-" + number;
    }

    /**
     * The published name of a size. The CLI cannot send a dot in {@code ps:type}, so half a gigabyte may be written as 512mb; and it
     * changes the case of what people type.
     */
    static String size(String written) {
        return written.toLowerCase(Locale.ROOT).replace("-512mb", "-0.5gb");
    }
}
