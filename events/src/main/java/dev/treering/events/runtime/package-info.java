/**
 * What is to run in the clusters, as the platform publishes it: one record an app.
 *
 * <p>May use: vocabulary.
 */
@NullMarked
package dev.treering.events.runtime;

import org.jspecify.annotations.NullMarked;
