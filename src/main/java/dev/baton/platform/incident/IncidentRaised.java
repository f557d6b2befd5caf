package dev.baton.platform.incident;

/**
 * Something stands still in the engine. Published in the transaction that notes it, and again once it is known which process has called the one that
 * stands still.
 */
public record IncidentRaised(EngineIncident incident) {}
