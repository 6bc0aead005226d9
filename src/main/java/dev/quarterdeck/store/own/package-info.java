/** What the stores of our own have in common, whichever engine keeps them. */
@NullMarked
package dev.quarterdeck.store.own;

import org.jspecify.annotations.NullMarked;
