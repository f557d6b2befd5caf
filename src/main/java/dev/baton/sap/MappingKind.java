package dev.baton.sap;

import java.util.Locale;

/** What can be mapped to SAP's numbers. */
public enum MappingKind {
    MATERIAL(40), PLANT(4), PARTNER(10),
    /** SAP calls it a product group. */
    CATEGORY(9);

    private final int length;

    MappingKind(int length) {
        this.length = length;
    }

    /** How long SAP's number may be. */
    int length() {
        return length;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
