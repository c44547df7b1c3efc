/**
 * The three patches that are not server-side apply: JSON Patch (RFC 6902), JSON Merge Patch (RFC 7386), strategic merge patch.
 * May use: the JDK, Jackson, {@code model}, {@code apply} for the structure of lists. Pure.
 */
@NullMarked
package dev.treering.runtime.simulated.patch;

import org.jspecify.annotations.NullMarked;
