package dev.baton.platform.imports;

import java.util.List;

/** What became of the rows of a group. */
public sealed interface ImportOutcome {

    /** They had their effect. */
    record Accepted() implements ImportOutcome {}

    /** They had their effect before and changed nothing. */
    record Duplicate() implements ImportOutcome {}

    /** They had no effect, none of them. */
    record Refused(List<Refusal> refusals) implements ImportOutcome {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    static ImportOutcome accepted() {
        return new Accepted();
    }

    static ImportOutcome duplicate() {
        return new Duplicate();
    }

    static ImportOutcome refused(List<Refusal> refusals) {
        return new Refused(refusals);
    }

    static ImportOutcome refused(ImportRow row, String reason) {
        return new Refused(List.of(new Refusal(row.number(), reason)));
    }
}
