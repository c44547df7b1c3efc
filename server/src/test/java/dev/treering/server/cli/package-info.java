@NullMarked
package dev.treering.server.cli;

import org.jspecify.annotations.NullMarked;
