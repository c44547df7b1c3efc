/**
 * What the embedded parts share: one owner per directory, free loopback ports, directories that are made whole or not at all.
 * May use: the JDK and SLF4J; knows nothing of the rest of Treering.
 */
@NullMarked
package dev.treering.embedded;

import org.jspecify.annotations.NullMarked;
