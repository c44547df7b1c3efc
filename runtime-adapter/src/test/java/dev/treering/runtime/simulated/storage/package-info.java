/** The journal and the store, and what a kill leaves of them. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.storage;

import org.jspecify.annotations.NullMarked;
