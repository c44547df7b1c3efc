package dev.treering.projections.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A key that signs: secret. It is kept as PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it and {@code openssl
 * pkey} reads it; its name is kept beside it, since that form has no place for one.
 */
public final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    private final EdECPrivateKey secret;
    private final VerifierKey verifier;

    private SigningKey(EdECPrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /** A new key under a name that a key can have. */
    public static SigningKey generate(String name, SecureRandom random) {
        KeyName.require(name);
        return switch (of(name, Ed25519.generate(random))) {
            case Reading.Read<SigningKey> read -> read.value();
            case Reading.Refused<SigningKey> refused -> throw new IllegalStateException(refused.reason());
        };
    }

    /** Reads the first private key of a PEM text; text around it means nothing. */
    public static Reading<SigningKey> parse(String name, String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return Reading.refused("no unencrypted PKCS#8 private key in PEM");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            var key = KeyFactory.getInstance("EdDSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return key instanceof EdECPrivateKey secret
                            && secret.getParams().getName().equals("Ed25519")
                    ? of(name, secret)
                    : Reading.refused("the private key is not Ed25519");
        } catch (IllegalArgumentException | InvalidKeySpecException _) {
            return Reading.refused("the private key is not Ed25519 in PKCS#8");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private static Reading<SigningKey> of(String name, EdECPrivateKey secret) {
        return VerifierKey.of(name, Ed25519.publicOf(secret)).then(verifier -> {
            var key = new SigningKey(secret, verifier);
            String trial = "trial\n";
            return verifier.verifies(trial, key.sign(trial))
                    ? Reading.of(key)
                    : Reading.refused("a private key whose signature its public key does not verify");
        });
    }

    /** The key that others need to verify what this one signs. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text, which ends with a newline. */
    public NoteSignature sign(String text) {
        return NoteSignature.of(verifier.name(), verifier.keyId(), Ed25519.sign(secret, text.getBytes(UTF_8)));
    }

    /** The secret, as it is kept in a file that nobody else may read. */
    public String pem() {
        var encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return BEGIN + "\n" + encoder.encodeToString(secret.getEncoded()) + "\n" + END + "\n";
    }

    /** Which key it is; never the secret. */
    @Override
    public String toString() {
        return "signing key of " + verifier;
    }
}
