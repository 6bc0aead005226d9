/** How an operator changes many jobs: seen beforehand, confirmed, run in chunks, accounted for. */
@NullMarked
package dev.quarterdeck.operation;

import org.jspecify.annotations.NullMarked;
