/** What answers add up to. */
@NullMarked
package dev.treering.projections.query;

import org.jspecify.annotations.NullMarked;
