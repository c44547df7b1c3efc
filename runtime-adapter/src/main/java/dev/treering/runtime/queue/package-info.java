/**
 * Keyed work: what needs doing, by whom, and when it is tried again.
 *
 * <p>May use: the JDK, SLF4J.
 */
@NullMarked
package dev.treering.runtime.queue;

import org.jspecify.annotations.NullMarked;
