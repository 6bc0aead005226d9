package dev.quarterdeck.command;

import dev.quarterdeck.store.Capability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a target must be able to do for a verb, whatever its options; one that cannot is refused, with its reason, before
 * anything is done to it. Options that need more say so in {@link VerbCommand#needs}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Needs {
    Capability value();
}
