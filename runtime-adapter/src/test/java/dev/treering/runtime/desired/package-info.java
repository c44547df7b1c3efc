/** What is to run, from facts to workloads. */
@NullMarked
package dev.treering.runtime.desired;

import org.jspecify.annotations.NullMarked;
