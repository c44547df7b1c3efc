/**
 * The vocabulary of the simulated cluster: kinds, keys, metadata, answers and refusals, all over plain JSON trees.
 * May use: the JDK, Jackson.
 */
@NullMarked
package dev.treering.runtime.simulated.model;

import org.jspecify.annotations.NullMarked;
