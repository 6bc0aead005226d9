/** Files as this machine's disk has them: made as a whole and for their owner alone, and refused when others can read or replace them. */
@NullMarked
package dev.quarterdeck.disk;

import org.jspecify.annotations.NullMarked;
