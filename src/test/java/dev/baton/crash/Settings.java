package dev.baton.crash;

import java.util.Map;

/** How Baton is set where it or its surroundings are killed, otherwise than in other tests. */
final class Settings {

    /** Sooner than in the field comes back what the killed application took with it. */
    static final Map<String, Object> SOON_BACK = Map.of(
            // so that many wait for their turn when it is killed
            "baton.orders.under-way", "8",
            "camunda.client.worker.defaults.timeout", "15s",
            "db-scheduler.heartbeat-interval", "1s");

    /** As in the field, a crash leaves no incident; sooner than there tells the health that the database is away. */
    static final Map<String, Object> WITHOUT_SURROUNDINGS = Map.of(
            "baton.jobs.longest-pause", "2m",
            "baton.jobs.shortest-pause", "1s",
            "spring.datasource.hikari.connection-timeout", "3000");

    private Settings() {}
}
