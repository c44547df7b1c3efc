/** Tests of what the package of this name promises. */
@NullMarked
package dev.treering.server.invoicing.delivery;

import org.jspecify.annotations.NullMarked;
