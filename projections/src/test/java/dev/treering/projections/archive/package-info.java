/** Archives of logs that lie on a real broker. */
@NullMarked
package dev.treering.projections.archive;

import org.jspecify.annotations.NullMarked;
