/**
 * What is amiss with the threads of the adapter, so that none of them sticks or ends unnoticed.
 *
 * <p>May use: the JDK.
 */
@NullMarked
package dev.treering.runtime.trouble;

import org.jspecify.annotations.NullMarked;
