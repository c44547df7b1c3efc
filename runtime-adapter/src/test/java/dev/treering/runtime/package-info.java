/** The adapter against the simulated cluster, with a log in memory. */
@NullMarked
package dev.treering.runtime;

import org.jspecify.annotations.NullMarked;
