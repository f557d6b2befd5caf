package dev.baton.platform.problem;

/**
 * One fault of an input.
 *
 * @param pointer a JSON pointer to what is wrong
 * @param detail what is wrong with it
 */
public record Fault(String pointer, String detail) {}
