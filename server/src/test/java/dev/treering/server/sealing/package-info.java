/** What signs, tried. */
@NullMarked
package dev.treering.server.sealing;

import org.jspecify.annotations.NullMarked;
