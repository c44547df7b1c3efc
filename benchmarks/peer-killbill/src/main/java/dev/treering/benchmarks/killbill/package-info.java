/**
 * Kill Bill's usage classes as they are published, called as its invoice generator calls them.
 *
 * <p>May use: {@code dev.treering.benchmarks} and Kill Bill. Nothing may use it.
 */
@NullMarked
package dev.treering.benchmarks.killbill;

import org.jspecify.annotations.NullMarked;
