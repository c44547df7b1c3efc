/** The life of containers as a pure function. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.nodes;

import org.jspecify.annotations.NullMarked;
