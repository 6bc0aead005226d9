/** What an installation says about the command language besides the program itself: the manual page, and completion in the shell. */
@NullMarked
package dev.quarterdeck.manual;

import org.jspecify.annotations.NullMarked;
