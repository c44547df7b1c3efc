/**
 * The log of facts as files that are kept for ever: Avro object container files, a manifest of their hashes, and how both are
 * written, checked and read in the order of the log.
 *
 * <p>May use: facts, vocabulary, wire, topics, Avro, files.
 */
@NullMarked
package dev.treering.events.archive;

import org.jspecify.annotations.NullMarked;
