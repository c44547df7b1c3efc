/**
 * What a server is told at its start, and the directory it keeps its data in.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.treering.server.settings;

import org.jspecify.annotations.NullMarked;
