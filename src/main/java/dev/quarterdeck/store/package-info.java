/**
 * What a target can do, without a word about how: the seam between the queue and its storage. Kept for programs that embed
 * the queue, which call its interfaces and do not implement them; the packages below it are not.
 */
@NullMarked
package dev.quarterdeck.store;

import org.jspecify.annotations.NullMarked;
