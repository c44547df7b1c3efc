/**
 * The controllers of workloads: deployments, replica sets, jobs, and the removal of what nobody owns or wants any more.
 * May use: the JDK, Jackson, {@code model}, {@code storage}, {@code resources}, {@code control}.
 */
@NullMarked
package dev.treering.runtime.simulated.workloads;

import org.jspecify.annotations.NullMarked;
