/**
 * Files as this machine's disk has them: made as a whole and for their owner alone, refused when others can read or replace
 * them, and left to others for a moment.
 */
@NullMarked
package dev.quarterdeck.disk;

import org.jspecify.annotations.NullMarked;
