/** What a target can do, without a word about how: the seam between the queue and its storage. */
@NullMarked
package dev.quarterdeck.store;

import org.jspecify.annotations.NullMarked;
