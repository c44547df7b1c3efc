/**
 * The command line: one class a command, each a client of a door or of the log.
 *
 * <p>May use: everything of the server. Commands share tables, progress and how hours and lines are told, nothing else.
 */
@NullMarked
package dev.treering.server.cli;

import org.jspecify.annotations.NullMarked;
