/** Tests of what the package of this name promises. */
@NullMarked
package dev.treering.server.invoicing;

import org.jspecify.annotations.NullMarked;
