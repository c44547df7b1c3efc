package dev.treering.events.archive;

/** Is told, now and then, how far the reading of an archive has come, in bytes of all there are. */
@FunctionalInterface
public interface ArchiveProgress {

    /** Says nothing to anyone. */
    ArchiveProgress NONE = (read, all) -> {};

    void read(long read, long all);
}
