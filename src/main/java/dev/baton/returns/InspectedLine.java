package dev.baton.returns;

/**
 * What an inspector says of a line of a return.
 *
 * @param reason needed where the goods are rejected; empty if nothing was said
 */
public record InspectedLine(int no, Disposition disposition, String reason) {}
