package dev.baton.sap;

/** Which of SAP's numbers an id of ours stands for. */
record SapMapping(MappingKind kind, String ourId, String sapId) {

    /** @throws IllegalArgumentException if SAP's field could not hold the number */
    SapMapping {
        if (sapId.length() > kind.length()) {
            throw new IllegalArgumentException(
                    "sapId of a " + kind.word() + " has at most " + kind.length() + " characters");
        }
    }
}
