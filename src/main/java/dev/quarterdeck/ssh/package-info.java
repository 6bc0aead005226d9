/**
 * The console, and single commands, for people who come over SSH. A connection is a {@link dev.quarterdeck.ssh.Visitor}'s once
 * a key has proved who they are; every console and command that they open on it is a {@link dev.quarterdeck.ssh.Visit}, with a
 * session of its own that reaches nothing but the target.
 */
@NullMarked
package dev.quarterdeck.ssh;

import org.jspecify.annotations.NullMarked;
