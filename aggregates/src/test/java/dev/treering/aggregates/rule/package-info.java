/** How rules are tested: given facts, when a command, then facts or a refusal. */
@NullMarked
package dev.treering.aggregates.rule;

import org.jspecify.annotations.NullMarked;
