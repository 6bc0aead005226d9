/** Wiring: where the process starts and the parts are put together. */
@NullMarked
package dev.quarterdeck.cli;

import org.jspecify.annotations.NullMarked;
