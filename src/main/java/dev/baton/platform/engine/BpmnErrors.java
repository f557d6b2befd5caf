package dev.baton.platform.engine;

import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import java.util.Map;

/** Refusals that a process knows and handles, as opposed to failures that are tried again. */
public final class BpmnErrors {

    private BpmnErrors() {}

    /**
     * The exception with which a worker tells its process of a refusal.
     *
     * @param code the error's code in the BPMN
     * @param message what happened, for an operator's eyes, without personal data
     * @param variables what the process is to know about it
     */
    public static BpmnError error(String code, String message, Map<String, Object> variables) {
        return CamundaError.bpmnError(code, message, variables);
    }
}
