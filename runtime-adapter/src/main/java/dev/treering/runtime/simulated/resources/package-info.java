/**
 * What one can do with objects, as the Kubernetes API defines it: create, read, list, update, patch, apply, delete, with every rule
 * of metadata, and no word about HTTP. May use: the JDK, Jackson, {@code model}, {@code apply}, {@code patch}, {@code storage}.
 */
@NullMarked
package dev.treering.runtime.simulated.resources;

import org.jspecify.annotations.NullMarked;
