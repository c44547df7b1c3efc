/**
 * A real PostgreSQL server beside this process, on a directory that outlives both.
 * May use: {@code dev.treering.embedded}, the PostgreSQL binaries on the class path, commons-compress, SLF4J.
 */
@NullMarked
package dev.treering.embedded.postgres;

import org.jspecify.annotations.NullMarked;
