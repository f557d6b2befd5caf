package dev.baton.settlement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a consignment may be settled.
 *
 * @param tolerance how far SAP's net amount for an order may be from ours without asking anybody, in minor units: both round, we by line and SAP by its
 *     own rules
 */
@ConfigurationProperties("baton.settlement")
public record SettlementProperties(@DefaultValue("100") long tolerance) {}
