package dev.treering.projections.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 of RFC 8032 by the platform, with keys as the 32 bytes that the RFC encodes them in. */
final class Ed25519 {

    static final int KEY_BYTES = 32;

    /** What X.509 puts before the 32 bytes (RFC 8410 §4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {}

    /** The key of 32 bytes; refused unless they are a point of the curve. */
    static Reading<PublicKey> publicKey(byte[] raw) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            Signature.getInstance(ALGORITHM).initVerify(key); // only here are the bytes looked at
            return Reading.of(key);
        } catch (InvalidKeyException | InvalidKeySpecException _) {
            return Reading.refused("a key that is no point of the curve");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (SignatureException _) {
            return false; // of another length, or a number out of range: no signature of this text
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can verify", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] text) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a private key that was read can sign", e);
        }
    }

    static EdECPrivateKey generate(SecureRandom random) {
        return (EdECPrivateKey) pair(random).getPrivate();
    }

    /**
     * The 32 bytes of the public key that belongs to a private one. The platform has no name for this step, but makes a pair from 32
     * random bytes, which are the private key: so it is given those. Whoever uses the result tries it on a signature first.
     */
    static byte[] publicOf(EdECPrivateKey key) {
        byte[] seed =
                key.getBytes().orElseThrow(() -> new IllegalStateException("the platform keeps the key to itself"));
        byte[] encoded = pair(new Given(seed)).getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** Randomness that is not: the bytes of a key that exists. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
