/** What the stores have in common, whichever engine keeps them. */
@NullMarked
package dev.quarterdeck.store.shared;

import org.jspecify.annotations.NullMarked;
