package dev.quarterdeck.store;

/** Opens targets; the surfaces get one, so that they know no engine. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens a target.
     *
     * @throws StoreException.CannotOpen when it is missing, damaged, too new, locked out or no queue
     */
    JobStore open(Target target, OpenOptions options);
}
