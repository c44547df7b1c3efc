/** Archives of logs in memory. */
@NullMarked
package dev.treering.events.archive;

import org.jspecify.annotations.NullMarked;
