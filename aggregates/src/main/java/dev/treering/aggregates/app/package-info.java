/**
 * What may be wished for apps: create, release, scale, delete.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.app;

import org.jspecify.annotations.NullMarked;
