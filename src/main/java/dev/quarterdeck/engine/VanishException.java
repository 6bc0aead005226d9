package dev.quarterdeck.engine;

/** A simulated crash: the worker forgets the claim, neither settling nor prolonging it, until its lease runs out. */
final class VanishException extends Exception {
    private static final long serialVersionUID = 1L;

    VanishException() {
        super("vanished", null, false, false);
    }
}
