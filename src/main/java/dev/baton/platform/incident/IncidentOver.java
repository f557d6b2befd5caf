package dev.baton.platform.incident;

/** Something went on in the engine without anybody having asked for it here. Published in the transaction that notes it. */
public record IncidentOver(EngineIncident incident) {}
