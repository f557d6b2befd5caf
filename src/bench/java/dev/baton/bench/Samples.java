package dev.baton.bench;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** One order of each customer, of which copies are made. */
final class Samples {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Samples() {}

    /**
     * Places them and returns when all have come as far as they are to.
     *
     * @param order of a customer, with a reference
     * @param status that they come to and stay in
     */
    static List<UUID> of(OrdersEndToEnd orders, BiFunction<Integer, String, String> order, String status) {
        String what = "sample " + status + " ";
        for (int number = 1; number <= ReferenceData.CUSTOMERS; number++) {
            int customer = number;
            orders.place(reference -> order.apply(customer, what + reference));
        }
        orders.await("the samples", PATIENCE,
                () -> orders.placed().of(what, status).size() == ReferenceData.CUSTOMERS);
        return orders.placed().of(what, status);
    }
}
