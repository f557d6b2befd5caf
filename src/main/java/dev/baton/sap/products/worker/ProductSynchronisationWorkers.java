package dev.baton.sap.products.worker;

import dev.baton.sap.products.ProductSynchronisations;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ProductSynchronisationWorkers {

    private static final long TEN_MINUTES = 600_000;

    private final ProductSynchronisations synchronisations;

    ProductSynchronisationWorkers(ProductSynchronisations synchronisations) {
        this.synchronisations = synchronisations;
    }

    /** @param synchronisationId null if another run is under way */
    public record BegunSynchronisation(@Nullable UUID synchronisationId) {}

    public record SynchronisedPage(boolean morePages) {}

    @JobWorker(type = "product-sync-begin")
    public BegunSynchronisation begin(ActivatedJob job) {
        return new BegunSynchronisation(synchronisations.begin(job.getProcessInstanceKey()).orElse(null));
    }

    @JobWorker(type = "product-sync-page", timeout = TEN_MINUTES)
    public SynchronisedPage page(@Variable UUID synchronisationId) {
        return new SynchronisedPage(synchronisations.page(synchronisationId));
    }
}
