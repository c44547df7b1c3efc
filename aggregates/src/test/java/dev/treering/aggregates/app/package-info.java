/** The rules of this feature, one test class a wish. */
@NullMarked
package dev.treering.aggregates.app;

import org.jspecify.annotations.NullMarked;
