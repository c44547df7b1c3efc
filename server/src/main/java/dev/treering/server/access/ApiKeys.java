package dev.treering.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * API keys. A key's secret is 256 random bits behind a prefix that scanners of leaked secrets can look for; only its SHA-256 is
 * kept, which is enough for secrets that nobody chose.
 */
public final class ApiKeys implements Access {

    /** What every secret begins with. */
    public static final String PREFIX = "tr_";

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Key> keys;

    /**
     * A key as it is kept.
     *
     * @param name who holds it; written into facts as the actor
     * @param secret SHA-256 of the secret as UTF-8
     */
    public record Key(String name, Hash secret, Caller.Scope scope) {

        /** A key that opens everything. */
        public static Key admin(String name, String secret) {
            return new Key(name, hashOf(secret), new Caller.Scope.Admin());
        }

        /** A key that opens one account. */
        public static Key of(AccountId account, String name, String secret) {
            return new Key(name, hashOf(secret), new Caller.Scope.OfAccount(account));
        }
    }

    public ApiKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A new secret; only its hash is to be kept by us. */
    public static String newSecret() {
        byte[] bits = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** What is kept of a secret. */
    public static Hash hashOf(String secret) {
        return Hash.of(secret.getBytes(UTF_8));
    }

    /** Compares with every key, each in constant time, so that the time taken tells nothing. */
    @Override
    public Optional<Caller> callerWith(String secret) {
        byte[] given = hashOf(secret).bytes();
        Optional<Caller> caller = Optional.empty();
        for (Key key : keys) {
            if (MessageDigest.isEqual(key.secret().bytes(), given)) {
                caller = Optional.of(new Caller(key.name(), key.scope()));
            }
        }
        return caller;
    }
}
