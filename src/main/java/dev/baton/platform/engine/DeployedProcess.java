package dev.baton.platform.engine;

/** A version of a process. */
public record DeployedProcess(long processDefinitionKey, String bpmnProcessId, int version) {}
