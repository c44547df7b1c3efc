@NullMarked
package dev.treering.runtime.real;

import org.jspecify.annotations.NullMarked;
