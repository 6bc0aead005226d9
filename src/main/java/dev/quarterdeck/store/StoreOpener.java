package dev.quarterdeck.store;

/** Opens targets; the surfaces get one, so that they know no engine. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens a target; one that jobs can be put into and worked from is a {@link JobStore}.
     *
     * @throws StoreException.CannotOpen when it is missing, damaged, too new, locked out or no queue
     */
    JobOperator open(Target target, OpenOptions options);
}
