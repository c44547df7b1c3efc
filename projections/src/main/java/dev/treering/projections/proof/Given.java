package dev.treering.projections.proof;

import java.nio.charset.StandardCharsets;

/** A checkpoint that somebody asks about. */
public sealed interface Given {

    /** One that was published, by its number: how many entries it covers. */
    record Number(long number) implements Given {}

    /** One that somebody has kept, as it was signed. */
    record Note(String text) implements Given {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
