/**
 * What the cluster remembers: objects by key with one resource version, their recent changes, and a journal on disk that survives a kill.
 * May use: the JDK, Jackson, {@code model}.
 */
@NullMarked
package dev.treering.runtime.simulated.storage;

import org.jspecify.annotations.NullMarked;
