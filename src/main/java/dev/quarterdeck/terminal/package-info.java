/** The console on a terminal: keys and time in, pictures out, and the terminal given back as it was found. */
@NullMarked
package dev.quarterdeck.terminal;

import org.jspecify.annotations.NullMarked;
