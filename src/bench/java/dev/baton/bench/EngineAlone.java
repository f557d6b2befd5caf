package dev.baton.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The processes as deployed, with a worker for each job type that answers at once what a plain order would. */
final class EngineAlone implements Scenario {

    private static final String LAST_JOB = "settlement-settle";
    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CamundaClient engine;
    private final List<JobWorker> workers = new ArrayList<>();
    private Semaphore free = new Semaphore(0);

    EngineAlone(CamundaClient engine) {
        this.engine = engine;
        CannedAnswers.BY_JOB_TYPE.forEach(this::answer);
    }

    private void answer(String jobType, Map<String, Object> variables) {
        workers.add(engine.newWorker()
                .jobType(jobType)
                .handler((client, job) -> complete(client, job, jobType, variables))
                .streamEnabled(true)
                .maxJobsActive(64)
                .fetchVariables("orderId")
                .open());
    }

    private void complete(JobClient client, ActivatedJob job, String jobType, Map<String, Object> variables) {
        Object orderId = job.getVariable("orderId");
        if (jobType.equals("logistics-book-carrier")) {
            Commands.send(client.newCompleteCommand(job)
                    .variables(Map.of("shipmentId", orderId, "pickupDueAt", CannedAnswers.LATER)), done -> {});
            publish("shipment-picked-up", orderId.toString());
            publish("shipment-delivered", orderId.toString());
            return;
        }
        Map<String, Object> all = new HashMap<>(variables);
        all.putAll(CannedAnswers.about(jobType, orderId.toString()));
        Commands.send(client.newCompleteCommand(job).variables(all), done -> {
            if (jobType.equals(LAST_JOB)) {
                free.release();
            }
        });
    }

    private void publish(String message, String key) {
        Commands.send(
                engine.newPublishMessageCommand().messageName(message).correlationKey(key).timeToLive(MESSAGE_LIFE),
                done -> {});
    }

    @Override
    public String name() {
        return "Engine alone";
    }

    @Override
    public void run(int orders, int inFlight) {
        free = new Semaphore(inFlight);
        for (int order = 0; order < orders; order++) {
            await(1);
            start();
        }
        await(inFlight);
    }

    private void await(int ended) {
        try {
            if (!free.tryAcquire(ended, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no order has ended for " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start() {
        Commands.send(engine.newCreateInstanceCommand().bpmnProcessId("distributor-order").latestVersion()
                .variables(Map.of("orderId", UUID.randomUUID().toString(), "channel", "DISTRIBUTOR")), done -> {});
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}
