package dev.treering.server.http.heroku;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AppId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** UUIDs for a door on which every id is one. Derived from names (RFC 9562, version 5), so that they never change. */
final class Ids {

    /** Every id of this door is derived under it; it must never change. */
    private static final UUID NAMESPACE = UUID.fromString("6f1b3a52-8a53-5d0e-9a3c-2f4f0f6f7b21");

    private Ids() {}

    /** The app's own id where it is a UUID, otherwise one that is derived from it. */
    static UUID of(AppId app) {
        return uuid(app.value()).orElseGet(() -> derived("app", app.value()));
    }

    /** The UUID of what a kind and a name make unmistakable. */
    static UUID derived(String kind, String name) {
        byte[] hash = sha1(kind + "/" + name);
        hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
        var bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The UUID that a text is, in its canonical form only. */
    static Optional<UUID> uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a name, then
        }
    }

    private static byte[] sha1(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return digest.digest(name.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
