/** The running server's parts, one by one. */
@NullMarked
package dev.treering.server.running;

import org.jspecify.annotations.NullMarked;
