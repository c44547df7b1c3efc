package dev.treering.runtime.simulated.resources;

import java.util.Optional;

/** The kinds of patch, by the media type of the body. */
public enum PatchType {
    APPLY("application/apply-patch+"),
    JSON("application/json-patch+json"),
    MERGE("application/merge-patch+json"),
    STRATEGIC("application/strategic-merge-patch+json");

    private final String mediaType;

    PatchType(String mediaType) {
        this.mediaType = mediaType;
    }

    public static Optional<PatchType> of(String contentType) {
        for (PatchType type : values()) {
            if (contentType.startsWith(type.mediaType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
