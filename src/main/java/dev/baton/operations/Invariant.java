package dev.baton.operations;

/**
 * Something that must hold at any moment.
 *
 * @param name what must hold, as a sentence
 * @param violations a query that answers one text for each thing for which it does not; may ask for the parameter {@code now}
 */
record Invariant(String name, String violations) {}
