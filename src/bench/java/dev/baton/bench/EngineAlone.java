package dev.baton.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The processes as deployed, with a worker for each job type that answers at once what a plain order would. */
final class EngineAlone implements Scenario {

    private static final String LAST_JOB = "settlement-settle";
    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(10);

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
            client.newCompleteCommand(job).variables(Map.of("shipmentId", orderId, "pickupDueAt", CannedAnswers.LATER))
                    .send();
            publish("shipment-picked-up", orderId.toString());
            publish("shipment-delivered", orderId.toString());
            return;
        }
        var completed = client.newCompleteCommand(job).variables(variables).send();
        if (jobType.equals(LAST_JOB)) {
            completed.thenRun(() -> free.release());
        }
    }

    private void publish(String message, String key) {
        engine.newPublishMessageCommand().messageName(message).correlationKey(key).timeToLive(MESSAGE_LIFE).send();
    }

    @Override
    public String name() {
        return "Engine alone";
    }

    @Override
    public void run(int orders, int inFlight) {
        free = new Semaphore(inFlight);
        for (int order = 0; order < orders; order++) {
            free.acquireUninterruptibly();
            start();
        }
        free.acquireUninterruptibly(inFlight);
    }

    /** A cold broker pushes back: then it is asked again. */
    private void start() {
        var create = engine.newCreateInstanceCommand().bpmnProcessId("distributor-order").latestVersion()
                .variables(Map.of("orderId", UUID.randomUUID().toString(), "channel", "DISTRIBUTOR"));
        create.send().whenComplete((started, refused) -> {
            if (refused != null) {
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(this::start);
            }
        });
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}
