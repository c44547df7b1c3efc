/** What holds for the module as a whole. */
@NullMarked
package dev.treering.aggregates;

import org.jspecify.annotations.NullMarked;
