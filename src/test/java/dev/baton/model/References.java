package dev.baton.model;

import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the diagrams name, held against what there is. */
record References(Processes processes, House house) {

    List<String> jobTypesWithoutWorker() {
        return jobTypes().filter(type -> !house.jobTypes().contains(type)).distinct().toList();
    }

    List<String> workersWithoutTask() {
        Set<String> used = jobTypes().collect(Collectors.toSet());
        return house.jobTypes().stream().filter(type -> !used.contains(type)).sorted().toList();
    }

    List<String> missingProcesses() {
        return missing(processes.all(ZeebeCalledElement.class).map(ZeebeCalledElement::getProcessId),
                house.processes());
    }

    List<String> missingDecisions() {
        return missing(processes.all(ZeebeCalledDecision.class).map(ZeebeCalledDecision::getDecisionId),
                house.decisions());
    }

    List<String> missingForms() {
        return missing(processes.all(ZeebeFormDefinition.class).map(ZeebeFormDefinition::getFormId), house.forms());
    }

    /** The messages that no code speaks of, so that nobody can send them. */
    List<String> messagesThatNobodySends() {
        return missing(processes.all(Message.class).map(Message::getName), house.words());
    }

    /** The errors that no code speaks of, so that nobody can raise them. */
    List<String> errorsThatNobodyRaises() {
        return missing(processes.all(Error.class).map(Error::getErrorCode), house.words());
    }

    /** What would change under a running order when a new version is deployed. */
    List<String> looseBindings() {
        return Stream.of(
                processes.all(ZeebeCalledElement.class)
                        .filter(called -> called.getBindingType() != ZeebeBindingType.deployment)
                        .map(ZeebeCalledElement::getProcessId),
                processes.all(ZeebeCalledDecision.class)
                        .filter(called -> called.getBindingType() != ZeebeBindingType.deployment)
                        .map(ZeebeCalledDecision::getDecisionId),
                processes.all(ZeebeFormDefinition.class)
                        .filter(form -> form.getBindingType() != ZeebeBindingType.deployment)
                        .map(ZeebeFormDefinition::getFormId))
                .flatMap(names -> names)
                .toList();
    }

    private Stream<String> jobTypes() {
        return processes.all(ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType);
    }

    private static List<String> missing(Stream<String> named, Set<String> there) {
        return named.filter(name -> !there.contains(name)).distinct().toList();
    }
}
