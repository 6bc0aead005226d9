/** The full-screen console as model, messages, update and view; knows no terminal. */
@NullMarked
package dev.quarterdeck.console;

import org.jspecify.annotations.NullMarked;
