/**
 * The HTTP door of the simulated cluster: paths, discovery, requests on objects, watches, and the faults one can ask for.
 * May use: the JDK with its HTTP server, Jackson, SLF4J, {@code model}, {@code storage}, {@code resources}.
 */
@NullMarked
package dev.treering.runtime.simulated.api;

import org.jspecify.annotations.NullMarked;
