/** The three other patches. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.patch;

import org.jspecify.annotations.NullMarked;
