/** Text for people: made harmless, measured in terminal cells, numbers and ages in short. Depends on nothing else. */
@NullMarked
package dev.quarterdeck.text;

import org.jspecify.annotations.NullMarked;
