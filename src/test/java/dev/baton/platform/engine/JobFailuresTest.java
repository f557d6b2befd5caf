package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.engine.ObservedJobs.Outcome;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.testing.BatonTest;
import dev.baton.testing.Incidents;
import dev.baton.testing.Journeys;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@BatonTest
class JobFailuresTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final CamundaClient engine;
    private final JobFailures failures;
    private final Incidents incidents;
    private final Journeys journeys;
    private final ObservationRegistry observations;
    private final MeterRegistry meters;
    private final String orderId = UUID.randomUUID().toString();
    private final String type = "job-" + orderId;
    private final List<Integer> retriesSeen = new CopyOnWriteArrayList<>();

    @Autowired
    JobFailuresTest(
            CamundaClient engine,
            JobFailures failures,
            Incidents incidents,
            Journeys journeys,
            ObservationRegistry observations,
            MeterRegistry meters) {
        this.engine = engine;
        this.failures = failures;
        this.incidents = incidents;
        this.journeys = journeys;
        this.observations = observations;
        this.meters = meters;
    }

    @Test
    void a_failure_uses_up_a_retry_each_time_and_ends_as_an_incident_that_tells_where() {
        start(3);
        try (JobWorker worker = worker(attempt -> Optional.of(new IllegalStateException("no such thing")))) {
            assertThat(incidents.awaitIncident(orderId, "Task").message())
                    .startsWith("IllegalStateException at JobFailuresTest.java:")
                    .endsWith("no such thing")
                    .doesNotContain("\tat ");
        }
        assertThat(retriesSeen).containsExactly(3, 2, 1);
        await().untilAsserted(() -> assertThat(measured("failed")).isEqualTo(3));
    }

    @Test
    void an_order_that_is_closed_and_a_lost_race_cost_no_retry() {
        List<Exception> thrown = List.of(
                new OrderClosedException(OrderId.of(orderId)),
                new CannotAcquireLockException("Key (name)=(Zhang San)"));
        start(1);
        try (JobWorker worker = worker(attempt -> thrown.stream().skip(attempt - 1).findFirst())) {
            await().atMost(LONG).until(() -> retriesSeen.size() == 3);
        }
        assertThat(retriesSeen).containsExactly(1, 1, 1);
        assertThat(measured("waits")).isEqualTo(2);
        assertThat(measured("failed")).isZero();
    }

    @Test
    void a_job_that_comes_again_while_it_pauses_is_given_back_once() {
        start(3);
        try (JobWorker worker = worker(attempt -> Optional.of(new IllegalStateException("no such thing")), 2)) {
            incidents.awaitIncident(orderId, "Task");
        }
        assertThat(retriesSeen).containsExactly(3, 2, 1);
    }

    @Test
    void a_refusal_that_the_process_knows_goes_to_the_process() {
        start(3);
        try (JobWorker worker = worker(attempt -> Optional.of(BpmnErrors.error("KNOWN", "as expected", Map.of())))) {
            journeys.awaitElement(orderId, "Refused");
        }
        assertThat(retriesSeen).containsExactly(3);
    }

    private Observation observation() {
        return Observation.createNotStarted("tested.job", observations)
                .lowCardinalityKeyValue("type", type)
                .lowCardinalityKeyValue(Outcome.DONE.asKeyValue());
    }

    private long measured(String outcome) {
        return meters.find("tested.job").tags("type", type, "outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void start(int retries) {
        var process = Bpmn.createExecutableProcess("process-" + orderId)
                .startEvent()
                .serviceTask("Task", task -> task.zeebeJobType(type).zeebeJobRetries(Integer.toString(retries)))
                .boundaryEvent("Refusal", refusal -> refusal.error("KNOWN"))
                .endEvent("Refused")
                .moveToActivity("Task")
                .endEvent()
                .done();
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, process);
        engine.newDeployResourceCommand().addResourceBytes(xml.toByteArray(), orderId + ".bpmn").send().join();
        engine.newCreateInstanceCommand()
                .bpmnProcessId("process-" + orderId)
                .latestVersion()
                .variables(Map.of("orderId", orderId))
                .send()
                .join();
    }

    /** A worker that throws what it is told to at each attempt, and completes the job when that is nothing. */
    private JobWorker worker(IntFunction<Optional<Exception>> failing) {
        return worker(failing, 1);
    }

    /** @param times how often each attempt comes and fails */
    private JobWorker worker(IntFunction<Optional<Exception>> failing, int times) {
        JobWorkerValue value = new JobWorkerValue();
        value.setMaxRetries(3);
        return engine.newWorker()
                .jobType(type)
                .handler((jobs, job) -> {
                    retriesSeen.add(job.getRetries());
                    Optional<Exception> failure = failing.apply(retriesSeen.size());
                    if (failure.isPresent()) {
                        for (int time = 0; time < times; time++) {
                            observation().observeChecked(() -> failures.handleException(failure.get(),
                                    new ExceptionHandlingContext(jobs, job, value)));
                        }
                    } else {
                        jobs.newCompleteCommand(job).send().join();
                    }
                })
                .open();
    }
}
