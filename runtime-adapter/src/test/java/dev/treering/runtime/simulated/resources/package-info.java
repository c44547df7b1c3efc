/** The rules of objects, without HTTP. May use: the package under test, {@code model}. */
@NullMarked
package dev.treering.runtime.simulated.resources;

import org.jspecify.annotations.NullMarked;
