/**
 * Who may come in: API keys, what they open, and the credentials of a request.
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.server.access;

import org.jspecify.annotations.NullMarked;
