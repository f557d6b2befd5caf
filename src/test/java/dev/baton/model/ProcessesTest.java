package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    private static final Path BPMN = Path.of("bpmn");
    private static final Path BROKEN = Path.of("src/test/resources/model/broken/bpmn");
    private static final House HOUSE = House.asBuilt(BPMN, Path.of("dmn"));

    private final References diagrams = new References(Processes.in(BPMN), HOUSE);
    private final References broken = new References(Processes.in(BROKEN), HOUSE);

    @Test
    void every_job_has_a_worker() {
        assertThat(diagrams.jobTypesWithoutWorker()).isEmpty();
        assertThat(broken.jobTypesWithoutWorker()).containsExactly("broken-job");
    }

    @Test
    void every_worker_has_a_task() {
        assertThat(diagrams.workersWithoutTask()).isEmpty();
        assertThat(broken.workersWithoutTask()).isEqualTo(HOUSE.jobTypes().stream().sorted().toList());
    }

    @Test
    void every_called_process_exists() {
        assertThat(diagrams.missingProcesses()).isEmpty();
        assertThat(broken.missingProcesses()).containsExactly("broken-process");
    }

    @Test
    void every_decision_exists() {
        assertThat(diagrams.missingDecisions()).isEmpty();
        assertThat(broken.missingDecisions()).containsExactly("broken-decision");
    }

    @Test
    void every_form_exists() {
        assertThat(diagrams.missingForms()).isEmpty();
        assertThat(broken.missingForms()).containsExactly("broken-form");
    }

    @Test
    void every_message_is_sent_by_somebody() {
        assertThat(diagrams.messagesThatNobodySends()).isEmpty();
        assertThat(broken.messagesThatNobodySends()).containsExactly("broken-message");
    }

    @Test
    void every_error_is_raised_by_somebody() {
        assertThat(diagrams.errorsThatNobodyRaises()).isEmpty();
        assertThat(broken.errorsThatNobodyRaises()).containsExactly("BROKEN_ERROR");
    }

    @Test
    void a_running_order_keeps_the_rules_forms_and_processes_that_it_started_under() {
        assertThat(diagrams.looseBindings()).isEmpty();
        assertThat(broken.looseBindings()).containsExactly("broken-process", "broken-decision", "broken-form");
    }

    @Test
    void every_expression_means_something_to_the_engine() {
        assertThat(unreadableExpressions(BPMN)).isEmpty();
        assertThat(unreadableExpressions(BROKEN)).singleElement().asString().contains("orderId +");
    }

    @Test
    void the_engine_would_take_every_process() {
        assertThat(diagrams.processes().refusals()).isEmpty();
        assertThat(broken.processes().refusals()).containsExactlyInAnyOrder(
                "Event_Waited: Must have exactly one event definition",
                "Event_Failed: Must have at least one outgoing sequence flow or association");
    }

    @Test
    void every_process_is_named_as_its_file_and_made_for_the_engine_that_runs_it() {
        assertThat(Xml.files(BPMN, ".bpmn")).allSatisfy(file -> {
            var root = Xml.root(file);
            assertThat(Xml.children(root, "process").map(process -> process.getAttribute("id")))
                    .containsExactly(Xml.name(file).replace(".bpmn", ""));
            assertThat(root.getAttribute("modeler:executionPlatformVersion")).isEqualTo("8.6.0");
        });
    }

    private static List<String> unreadableExpressions(Path folder) {
        return Xml.files(folder, ".bpmn").stream()
                .flatMap(file -> Xml.below(Xml.root(file), "*"))
                .flatMap(element -> Stream.concat(Xml.attributes(element), Stream.of(Xml.text(element))))
                .filter(text -> text.startsWith("="))
                .flatMap(text -> Feel.faultOfExpression(text.substring(1)).stream())
                .toList();
    }
}
