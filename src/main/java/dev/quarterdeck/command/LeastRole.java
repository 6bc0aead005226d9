package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role that a verb needs at least, whatever its options: {@link Role#VIEWER} if it only reads the target,
 * {@link Role#OPERATOR} if it changes what can be changed back, {@link Role#ADMIN} if it loses something for good, starts a
 * process or touches another file. Options that need more say so in {@link VerbCommand#demands}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface LeastRole {
    Role value();

    /** Whether it starts a process or touches another file than the target's, which is refused where that is out of reach. */
    boolean leaves() default false;
}
