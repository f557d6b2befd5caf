package dev.baton.logistics;

/**
 * Who is to carry a shipment, and why.
 *
 * @param ruleId row of the table {@code carrier-choice}, or what stands for a person's choice
 * @param service the carrier's product, such as {@code STANDARD}
 */
public record CarrierChoice(String ruleId, String reason, String carrier, String service) {}
