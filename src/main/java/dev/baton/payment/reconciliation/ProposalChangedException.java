package dev.baton.payment.reconciliation;

import dev.baton.platform.problem.ConflictException;

/** What is to be confirmed of an entry is no longer what was proposed: answered with 409. It is to be proposed anew. */
public class ProposalChangedException extends ConflictException {

    ProposalChangedException() {
        super("What is proposed for the entry has changed meanwhile: look at it anew.");
    }
}
