package dev.baton.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Opens a group-buy campaign that takes orders for a week. */
final class SampleCampaign {

    private static final String CAMPAIGNS = "/api/campaigns";

    private final BatonApi api;
    private final Progress progress;

    SampleCampaign(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void open() {
        BatonApi.Answer opened = api.post(CAMPAIGNS, "application/json", """
                {"name": "Kettles together", "sku": "KT-017", "minimum": 20, "maximum": 200, "ends": "%s"}"""
                .formatted(Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(7))),
                Map.of("Idempotency-Key", "sample " + CAMPAIGNS));
        if (opened.status() == 201) {
            progress.say("  Sample campaign " + opened.body().path("id").asText() + " takes orders of consumers\n");
        }
    }
}
