package dev.baton.platform.imports;

/**
 * Why a row had no effect.
 *
 * @param row the row's number
 * @param reason in words for the sender
 */
public record Refusal(int row, String reason) {}
