package dev.treering.projections.note;

/** Keys and notes that others have published, word for word. */
final class Published {

    /** From the documentation of golang.org/x/mod/sumdb/note. */
    static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    /** What stands behind the last plus of Peter's published private key: a type byte and the 32 bytes of the key, in base64. */
    static final String PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    static final String PETER_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    static final String PETER_NOTE = PETER_TEXT + """

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    /** From the tests of golang.org/x/mod/sumdb/note. */
    static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

    static final String BOTH_NOTE = PETER_NOTE + """
            — EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=
            """;

    /** The example of c2sp.org/signed-note. */
    static final String FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    static final String FOO_NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    /** A key for timestamped cosignatures (type 4), from the tests of transparency-dev/formats. */
    static final String COSIGNER = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

    /** The example of c2sp.org/tlog-checkpoint; its key is not published. */
    static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    private Published() {}

    static VerifierKey key(String text) {
        return value(VerifierKey.parse(text));
    }

    static <T> T value(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T> read -> read.value();
            case Reading.Refused<T> refused -> throw new AssertionError("refused: " + refused.reason());
        };
    }

    static String reason(Reading<?> reading) {
        return switch (reading) {
            case Reading.Read<?> read -> throw new AssertionError("read: " + read.value());
            case Reading.Refused<?> refused -> refused.reason();
        };
    }
}
