/** The verbs, defined once for the command line, the prompt, scripts and the console's command line. */
@NullMarked
package dev.quarterdeck.command;

import org.jspecify.annotations.NullMarked;
