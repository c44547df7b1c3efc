/** The rules of this feature, one test class a wish. */
@NullMarked
package dev.treering.aggregates.pricefile;

import org.jspecify.annotations.NullMarked;
