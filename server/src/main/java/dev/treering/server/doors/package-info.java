/**
 * All doors put together on one server.
 *
 * <p>May use: http and the packages of the single doors.
 */
@NullMarked
package dev.treering.server.doors;

import org.jspecify.annotations.NullMarked;
