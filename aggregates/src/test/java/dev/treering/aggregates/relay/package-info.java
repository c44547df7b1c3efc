/** The relay against a real broker, and under kill −9. */
@NullMarked
package dev.treering.aggregates.relay;

import org.jspecify.annotations.NullMarked;
