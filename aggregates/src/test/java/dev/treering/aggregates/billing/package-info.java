/** The rules of this feature, one test class a wish. */
@NullMarked
package dev.treering.aggregates.billing;

import org.jspecify.annotations.NullMarked;
