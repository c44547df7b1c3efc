/**
 * The command line: one class a command, each a client of a door or of the log.
 *
 * <p>May use: everything of the server; no command knows another.
 */
@NullMarked
package dev.treering.server.cli;

import org.jspecify.annotations.NullMarked;
