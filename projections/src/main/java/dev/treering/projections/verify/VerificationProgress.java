package dev.treering.projections.verify;

/** Is told, now and then, how far a verification has come. */
@FunctionalInterface
public interface VerificationProgress {

    /** Says nothing to anyone. */
    VerificationProgress NONE = (read, all) -> {};

    /**
     * So much is read of the log.
     *
     * @param all offsets there are, which may be more than records
     */
    void read(long read, long all);
}
