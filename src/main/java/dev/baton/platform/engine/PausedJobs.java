package dev.baton.platform.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Jobs that failed and pause before they are given back to the engine. The engine has a back-off of its own, but of jobs that use it
 * more than once, some never come out of it until the broker is started again (seen with 8.6.0 on a busy machine). A paused job is
 * ours; should we end, it comes back by itself a little after its pause.
 *
 * <p>A job that comes again while it pauses, because the engine took it for lost, pauses once all the same: given back twice it would come
 * twice, and fail and pause twice from then on.
 */
@Component
class PausedJobs {

    private static final Logger LOG = LoggerFactory.getLogger(PausedJobs.class);
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final ObjectProvider<CamundaClient> engine;
    private final CamundaClientExecutorService executor;
    private final Set<Long> pausing = ConcurrentHashMap.newKeySet();

    /** @param engine asked for late, since it is made with the workers whose failures come here */
    PausedJobs(ObjectProvider<CamundaClient> engine, CamundaClientExecutorService executor) {
        this.engine = engine;
        this.executor = executor;
    }

    void giveBackAfter(Duration pause, ActivatedJob job, Runnable giveBack) {
        if (!pausing.add(job.getKey())) {
            return;
        }
        keep(job, pause.plus(MARGIN));
        var unused = executor.get().schedule(() -> {
            pausing.remove(job.getKey());
            giveBack.run();
        }, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where the engine does not hear of it, it takes the job for lost sooner, and delivers it sooner. */
    private void keep(ActivatedJob job, Duration time) {
        var unused = engine.getObject()
                .newUpdateTimeoutCommand(job.getKey())
                .timeout(time)
                .send()
                .whenComplete((kept, failure) -> {
                    if (failure != null) {
                        LOG.debug("Job {} may come back before its pause is over", job.getType());
                    }
                });
    }
}
