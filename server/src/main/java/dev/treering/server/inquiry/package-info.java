/**
 * What people ask of the log beside what the ledgers say: what would be, why a line is what it is, what was known when. The answers, and
 * how they look in JSON, for the HTTP door and for the command line, which may ask the log itself.
 *
 * <p>May use: projections, {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.server.inquiry;

import org.jspecify.annotations.NullMarked;
