package dev.treering.events.archive;

/**
 * When a file is full and the next begins.
 *
 * @param facts in a file
 * @param payload bytes of the facts' payloads in a file
 */
public record ArchiveLimits(long facts, long payload) {

    /** Of an archive that is kept. Another value gives other files for the same log. */
    public static final ArchiveLimits USUAL = new ArchiveLimits(200_000, 64L * 1024 * 1024);

    public ArchiveLimits {
        if (facts < 1 || payload < 1) {
            throw new IllegalArgumentException("a file holds at least a fact and a byte");
        }
    }
}
