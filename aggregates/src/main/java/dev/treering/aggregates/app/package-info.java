/**
 * What may be wished for apps: create, release, scale, transfer, put in maintenance, attach add-ons,
 * delete.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.app;

import org.jspecify.annotations.NullMarked;
