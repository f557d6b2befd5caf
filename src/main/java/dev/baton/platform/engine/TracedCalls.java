package dev.baton.platform.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has each call activity hand the trace on ({@link TraceVariables}), for a called process is given only what is mapped. Written into what is
 * deployed rather than into the files: where nothing is traced, no instance has an empty variable of it.
 */
@Component
class TracedCalls {

    private final boolean traced;

    TracedCalls(@Value("${management.tracing.enabled}") boolean traced) {
        this.traced = traced;
    }

    /** The file as it is deployed. */
    byte[] in(String fileName, byte[] file) {
        if (!traced || !fileName.endsWith(".bpmn")) {
            return file;
        }
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(file));
        model.getModelElementsByType(CallActivity.class).forEach(
                call -> call.builder().zeebeInput("=" + TraceVariables.TRACE_PARENT, TraceVariables.TRACE_PARENT));
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }
}
