/** The rules of seeing, one a test; no cluster, no clock. */
@NullMarked
package dev.treering.runtime.observe;

import org.jspecify.annotations.NullMarked;
