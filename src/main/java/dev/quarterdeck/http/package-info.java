/**
 * The HTTP door of a queue: jobs are put in, claimed and looked at by programs in any language. Only the classes that
 * begin with Jetty know the HTTP library, and only those of the metrics know theirs; an endpoint sees a {@link Call} and
 * gives an {@link Answer}.
 */
@NullMarked
package dev.quarterdeck.http;

import org.jspecify.annotations.NullMarked;
