package dev.treering.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * The secret in an {@code Authorization} header: {@code Bearer SECRET} (RFC 6750), or {@code Basic} with the secret as the
 * password and any user name (RFC 7617), as the Heroku tools and curl's netrc send it.
 */
public final class Authorization {

    private static final int LONGEST = 1024;

    private Authorization() {}

    /** The secret; empty where the header holds none. */
    public static Optional<String> secretIn(String header) {
        String[] parts = header.strip().split(" +", 2);
        if (parts.length < 2 || header.length() > LONGEST) {
            return Optional.empty();
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(parts[1]);
        }
        return parts[0].equalsIgnoreCase("Basic") ? password(parts[1]) : Optional.empty();
    }

    private static Optional<String> password(String userAndPassword) {
        try {
            String text = new String(Base64.getDecoder().decode(userAndPassword), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // not Base64, so no secret in it
        }
    }
}
