package dev.baton.model;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The processes of a folder, as the engine's own model reads them. */
record Processes(List<BpmnModelInstance> models) {

    static Processes in(Path folder) {
        return new Processes(Xml.files(folder, ".bpmn").stream()
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .toList());
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return models.stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    /** What the engine would refuse at deployment before it even reads an expression. */
    List<String> refusals() {
        return models.stream()
                .flatMap(model -> model.validate(ZeebeDesignTimeValidators.VALIDATORS).getResults().entrySet().stream())
                .flatMap(faulty -> faulty.getValue()
                        .stream()
                        .map(result -> faulty.getKey().getAttributeValue("id") + ": " + result.getMessage()))
                .toList();
    }
}
