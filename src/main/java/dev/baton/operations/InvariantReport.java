package dev.baton.operations;

import java.util.List;

/**
 * Whether all invariants held at one moment.
 *
 * @param ok whether each of them did
 */
public record InvariantReport(boolean ok, List<Check> checks) {

    /**
     * Whether one invariant held.
     *
     * @param name what must hold, as a sentence
     * @param violations for what it did not, the first hundred
     */
    public record Check(String name, boolean ok, List<String> violations) {}

    static InvariantReport of(List<Check> checks) {
        return new InvariantReport(checks.stream().allMatch(Check::ok), checks);
    }
}
