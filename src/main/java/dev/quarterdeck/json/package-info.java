/** Jobs and figures as JSON: what scripts and other programs read, and what they hand in. */
@NullMarked
package dev.quarterdeck.json;

import org.jspecify.annotations.NullMarked;
