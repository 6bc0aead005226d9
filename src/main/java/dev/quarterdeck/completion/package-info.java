/** What may come next in a command or a filter, wherever one is typed. */
@NullMarked
package dev.quarterdeck.completion;

import org.jspecify.annotations.NullMarked;
