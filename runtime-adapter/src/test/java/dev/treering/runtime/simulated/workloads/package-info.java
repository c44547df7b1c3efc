/** The arithmetic of rolling updates. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.workloads;

import org.jspecify.annotations.NullMarked;
