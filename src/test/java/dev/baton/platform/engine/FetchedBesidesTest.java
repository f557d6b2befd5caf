package dev.baton.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.value.JobWorkerValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FetchedBesidesTest {

    @Test
    void whoever_names_variables_fetches_the_order_for_the_log_besides() {
        assertThat(fetched(false, List.of("consignmentId"))).containsExactlyInAnyOrder("consignmentId", "orderId");
        assertThat(fetched(false, List.of("orderId"))).containsExactly("orderId");
    }

    @Test
    void the_trace_is_fetched_where_something_is_traced() {
        assertThat(fetched(true, List.of("orderId"))).containsExactlyInAnyOrder("orderId", "traceparent");
    }

    @Test
    void whoever_fetches_all_still_does() {
        assertThat(fetched(true, List.of())).isEmpty();
    }

    private static @Nullable List<String> fetched(boolean traced, List<String> named) {
        JobWorkerValue worker = new JobWorkerValue();
        worker.setFetchVariables(named);
        new FetchedBesides(traced).customize(worker);
        return worker.getFetchVariables();
    }
}
