/** Works a queue: workers and their handlers, the manager that returns orphans, and the simulation of both ends. */
@NullMarked
package dev.quarterdeck.engine;

import org.jspecify.annotations.NullMarked;
