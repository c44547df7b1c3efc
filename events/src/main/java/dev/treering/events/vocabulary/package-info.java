/**
 * The words: small values that facts are made of, each refusing what it cannot be.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.treering.events.vocabulary;

import org.jspecify.annotations.NullMarked;
