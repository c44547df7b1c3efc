/** Keyed work. */
@NullMarked
package dev.treering.runtime.queue;

import org.jspecify.annotations.NullMarked;
