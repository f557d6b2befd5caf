package dev.baton.risk;

/** What the rules want done about a risk, the mildest first. */
public enum RiskOutcome {
    PASS,
    /** A person looks. */
    REVIEW,
    /** A person looks who knows about risks. */
    HOLD
}
