package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * Which part of a list is wanted. All pages of a list are of one resource version, that of the first: a client may watch from it
 * and misses nothing.
 *
 * @param limit how many objects at most
 * @param revision of the first page; 0 for the first page, which is of now
 * @param namespace with {@code name}, the last object of the page before; both empty for the first page
 */
public record Page(int limit, long revision, String namespace, String name) {
    /** Everything on one page. */
    public static final Page WHOLE = new Page(Integer.MAX_VALUE, 0, "", "");

    /** Reads the parameters {@code limit} and {@code continue} of a request; refused with 400 if they are not ours. */
    public static Answer<Page> of(String limit, String token) {
        try {
            int most = limit.isEmpty() || limit.equals("0") ? Integer.MAX_VALUE : Integer.parseInt(limit);
            String[] last = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", -1);
            return Answer.of(
                    last.length == 3
                            ? new Page(most, Long.parseLong(last[0]), last[1], last[2])
                            : new Page(most, 0, "", ""));
        } catch (IllegalArgumentException malformed) {
            return Refusal.badRequest("limit or continue cannot be read").answer();
        }
    }

    /** The {@code continue} text that goes on after this object, in the list as it was at this resource version. */
    static String after(JsonNode object, long revision) {
        Metadata last = Metadata.of(object);
        return Base64.getUrlEncoder()
                .encodeToString(
                        (revision + "/" + last.namespace() + "/" + last.name()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the object comes after the page before, in the order of namespace and name. */
    boolean isAhead(JsonNode object) {
        Metadata metadata = Metadata.of(object);
        int order = metadata.namespace().compareTo(namespace);
        return order > 0 || order == 0 && metadata.name().compareTo(name) > 0;
    }
}
