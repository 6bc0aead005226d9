/** The commands one a line: typed at a prompt, or read from a script. */
@NullMarked
package dev.quarterdeck.prompt;

import org.jspecify.annotations.NullMarked;
