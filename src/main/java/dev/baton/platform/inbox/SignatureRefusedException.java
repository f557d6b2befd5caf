package dev.baton.platform.inbox;

/** A message came without its sender's signature: answered with 401. */
public class SignatureRefusedException extends RuntimeException {

    public SignatureRefusedException() {
        super("The signature in " + Signatures.HEADER + " is missing or is not that of the body.");
    }
}
