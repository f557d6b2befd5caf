package dev.baton.complaint;

/** How much a complaint weighs, by the rules. */
public enum Severity {
    LOW(30), NORMAL(50), HIGH(80);

    private final int priority;

    Severity(int priority) {
        this.priority = priority;
    }

    /** Of its task, from 0 to 100. */
    public int priority() {
        return priority;
    }
}
