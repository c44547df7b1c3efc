/**
 * The log as a port: append facts durably, told apart for ever by source and id.
 *
 * <p>May use: facts, vocabulary.
 */
@NullMarked
package dev.treering.events.log;

import org.jspecify.annotations.NullMarked;
