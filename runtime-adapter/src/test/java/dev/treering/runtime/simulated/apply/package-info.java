/** Server-side apply, one rule per test. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.apply;

import org.jspecify.annotations.NullMarked;
