/** Lines explained, against what was stated. */
@NullMarked
package dev.treering.projections.explanation;

import org.jspecify.annotations.NullMarked;
