/** What another book would have come to, against figures computed apart. */
@NullMarked
package dev.treering.projections.comparison;

import org.jspecify.annotations.NullMarked;
