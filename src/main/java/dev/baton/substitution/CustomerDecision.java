package dev.baton.substitution;

/** What a customer says to a proposal. */
public enum CustomerDecision {
    ACCEPT(ProposalState.ACCEPTED), DECLINE(ProposalState.DECLINED);

    private final ProposalState makes;

    CustomerDecision(ProposalState makes) {
        this.makes = makes;
    }

    /** What a proposal is afterwards. */
    ProposalState makes() {
        return makes;
    }
}
