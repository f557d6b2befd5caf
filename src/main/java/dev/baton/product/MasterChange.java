package dev.baton.product;

/**
 * What became of a product's master data.
 *
 * @param detail in words
 */
public record MasterChange(Kind kind, String detail) {

    public enum Kind {
        /** It is there from now on, unlisted and without a price. */
        ADDED, UPDATED,
        /** It is listed no more. */
        DISCONTINUED, UNCHANGED,
        /** It stays as it was. */
        REFUSED
    }
}
