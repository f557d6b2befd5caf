package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** Loads the reference data that the sample orders need, by the imports that anyone can use. */
final class SampleData {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What is loaded first is referred to by what comes later. */
    private static final Map<String, String> IMPORTS = new LinkedHashMap<>();

    static {
        IMPORTS.put("products", "/api/products/imports");
        IMPORTS.put("new-products", "/api/products/imports");
        IMPORTS.put("locations", "/api/inventory/locations/imports");
        IMPORTS.put("customers", "/api/customers/imports");
        IMPORTS.put("retailers", "/api/customers/imports");
        IMPORTS.put("consumers", "/api/customers/imports");
        IMPORTS.put("price-lists", "/api/price-lists/imports");
        IMPORTS.put("listings", "/api/customers/listings/imports");
        IMPORTS.put("stock", "/api/inventory/imports");
        IMPORTS.put("thresholds", "/api/inventory/thresholds/imports");
        IMPORTS.put("vehicles", "/api/logistics/vehicles/imports");
        IMPORTS.put("sap-mappings", "/api/sap/mappings/imports");
        IMPORTS.put("coupons", "/api/policies/coupons/imports");
    }

    private final BatonApi api;
    private final Progress progress;

    SampleData(BatonApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** What was loaded already by a start that was broken off stays as it is. */
    void load() {
        IMPORTS.forEach((file, path) -> progress.of("Sample " + file, path, () -> load(file, path)));
    }

    private JsonNode load(String file, String path) {
        JsonNode receipt = api.post(path, "text/csv", SampleFile.read(file), Map.of()).accepted();
        String place = path + "/" + receipt.path("id").asText();
        JsonNode end = Awaitility.await("import of " + file)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api.get(place).accepted(), state -> state.path("status").asText().equals("DONE"));
        end.path("refusals").forEach(refusal -> progress.say("    refused: " + refusal));
        return end;
    }
}
