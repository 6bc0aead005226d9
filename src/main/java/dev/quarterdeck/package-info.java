/** The queue for programs that embed it. */
@NullMarked
package dev.quarterdeck;

import org.jspecify.annotations.NullMarked;
