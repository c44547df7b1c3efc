/**
 * The runtime adapter put together: facts in, workloads to a cluster, dyno facts out.
 *
 * <p>May use: the packages below it, {@code dev.treering.events}, the configuration class of the fabric8 client, SLF4J.
 */
@NullMarked
package dev.treering.runtime;

import org.jspecify.annotations.NullMarked;
