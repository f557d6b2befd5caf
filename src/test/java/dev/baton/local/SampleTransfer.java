package dev.baton.local;

import java.util.Map;

/** Asks for stock to be moved between plants that are so far apart that somebody has to approve it in Tasklist. */
final class SampleTransfer {

    private static final String TRANSFERS = "/api/inventory/transfers";

    private final BatonApi api;
    private final Progress progress;

    SampleTransfer(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void request() {
        BatonApi.Answer asked = api.post(TRANSFERS, "application/json", """
                {"to": "P-CD", "from": "P-GZ", "reference": "sample", "reason": "Sold out before the holidays",
                 "lines": [{"sku": "KT-017", "quantity": 120}, {"sku": "SM-015", "quantity": 40}]}""",
                Map.of("Idempotency-Key", "sample " + TRANSFERS));
        if (asked.status() == 202) {
            progress.say("  Sample transfer " + asked.body().path("number").asText()
                    + " waits for somebody in Tasklist\n");
        }
    }
}
