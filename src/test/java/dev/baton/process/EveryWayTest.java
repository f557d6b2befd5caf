package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestPlatform;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs last, and says nothing unless all tests of processes have run before it. */
@Isolated("looks at what the others have left")
@Order(Integer.MAX_VALUE)
class EveryWayTest {

    @BeforeAll
    static void awaitTheOthers() {
        Set<String> others = new ClassFileImporter().importPackages(EveryWayTest.class.getPackageName())
                .stream()
                .filter(type -> type.isAnnotatedWith(ProcessTest.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(others).isNotEmpty();
        assumeTrue(Finished.all(others), "only some tests of processes have run");
    }

    private static List<BpmnModelInstance> processes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        }
    }

    private static Journeys journeys() {
        return TestPlatform.shared().journeys();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_element_is_entered_and_every_flow_taken_by_a_test(BpmnModelInstance diagram) {
        var process = diagram.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Process.class);
        assertThat(process).singleElement().satisfies(one -> assertThat(
                diagram.getModelElementsByType(FlowElement.class).stream().map(FlowElement::getId))
                .as(one.getId())
                .isSubsetOf(journeys().everWalked(one.getId())));
    }

    @Test
    void every_kind_of_job_comes_twice_in_a_test() throws IOException {
        assertThat(processes().stream()
                .flatMap(diagram -> diagram.getModelElementsByType(ZeebeTaskDefinition.class).stream())
                .map(ZeebeTaskDefinition::getType)
                .distinct()).isSubsetOf(journeys().jobTypesDoneTwice());
    }
}
