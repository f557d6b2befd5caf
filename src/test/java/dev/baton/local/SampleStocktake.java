package dev.baton.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Counts some of a plant's stock, with a difference that somebody has to look at in Tasklist. */
final class SampleStocktake {

    private static final String STOCKTAKES = "/api/inventory/stocktakes";
    private static final String PLANT = "P-CD";

    private final BatonApi api;
    private final Progress progress;

    SampleStocktake(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** A count that is open already, since a start was broken off, is left to whoever opens Tasklist. */
    void take() {
        String counts = SampleFile.read("counts");
        ObjectNode opening = new JsonMapper().createObjectNode().put("location", PLANT).put("mode", "TRACK");
        counts.lines().skip(1).forEach(line -> opening.withArray("skus").add(line.split(",")[0]));
        BatonApi.Answer opened = send(STOCKTAKES, "application/json", opening.toString());
        if (opened.status() == 201) {
            String count = STOCKTAKES + "/" + opened.body().path("id").asText();
            send(count + "/counts", "text/csv", counts).accepted();
            send(count + "/completion", "application/json", "{}").accepted();
            progress.say("  Sample stocktake " + opened.body().path("number").asText()
                    + ": its differences wait for somebody in Tasklist\n");
        }
    }

    private BatonApi.Answer send(String path, String type, String body) {
        return api.post(path, type, body, Map.of("Idempotency-Key", "sample " + path));
    }
}
