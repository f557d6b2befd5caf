package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.baton.testing.BatonTest;
import dev.baton.testing.Journeys;
import dev.baton.testing.TestPlatform;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs last, and says nothing unless all tests of processes have run before it. */
@Isolated("looks at what the others have left")
@Order(Integer.MAX_VALUE)
class EveryWayTest {

    @BeforeAll
    static void awaitTheOthers() {
        JavaClasses tests = new ClassFileImporter().importPackages(EveryWayTest.class.getPackageName());
        Set<String> others = tests.stream()
                .filter(type -> type.isAnnotatedWith(ProcessTest.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(tests.stream().filter(type -> type.isAnnotatedWith(BatonTest.class)).map(JavaClass::getSimpleName))
                .as("tests here are process tests")
                .containsExactly(ProcessTest.class.getSimpleName());
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

    @Test
    void every_element_is_entered_and_every_flow_taken_by_a_test() throws IOException {
        assertThat(processes()).isNotEmpty().allSatisfy(diagram -> {
            String process = diagram.getModelElementsByType(Process.class).iterator().next().getId();
            Set<String> left = diagram.getModelElementsByType(FlowElement.class).stream()
                    .filter(EveryWayTest::isTold)
                    .map(FlowElement::getId)
                    .collect(Collectors.toCollection(TreeSet::new));
            left.removeAll(journeys().everWalked(process));
            assertThat(left).as("never walked in " + process).isEmpty();
        });
    }

    /** Of a flow to an event that is awaited the engine tells nothing; it tells of the event. */
    private static boolean isTold(FlowElement element) {
        return !(element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway);
    }

    @Test
    void every_kind_of_job_comes_twice_in_a_test() throws IOException {
        assertThat(processes().stream()
                .flatMap(diagram -> diagram.getModelElementsByType(ZeebeTaskDefinition.class).stream())
                .map(ZeebeTaskDefinition::getType)
                .distinct()).isSubsetOf(journeys().jobTypesDoneTwice());
    }
}
