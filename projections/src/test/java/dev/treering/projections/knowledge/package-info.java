/** What was known when, against what the whole log states. */
@NullMarked
package dev.treering.projections.knowledge;

import org.jspecify.annotations.NullMarked;
