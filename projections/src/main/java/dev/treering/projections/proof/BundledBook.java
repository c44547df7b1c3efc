package dev.treering.projections.proof;

import dev.treering.events.vocabulary.PriceBookVersion;

/**
 * A price book that priced something of what is sealed.
 *
 * @param source the file as it was published
 */
public record BundledBook(PriceBookVersion book, String source) {}
