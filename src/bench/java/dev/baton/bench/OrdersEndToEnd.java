package dev.baton.bench;

import dev.baton.platform.ids.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plain distributor orders through the API of Baton, until each is completed. */
final class OrdersEndToEnd implements Scenario {

    static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final UUID started = Ids.next();
    private final RunningBaton baton;
    private final PlacedOrders placed;
    private final Api api;

    /** @param baton which is closed with this */
    OrdersEndToEnd(RunningBaton baton) {
        this.baton = baton;
        placed = new PlacedOrders(baton.part(JdbcClient.class));
        api = baton.api();
        new ReferenceData(api).load();
    }

    @Override
    public String name() {
        return "Orders end to end";
    }

    @Override
    public void run(int orders, int inFlight) {
        run(ReferenceData::order, orders, inFlight);
    }

    /** The same with other orders, whose references begin with what they are. */
    Scenario of(String what, UnaryOperator<String> order) {
        return new Scenario() {

            @Override
            public String name() {
                return what;
            }

            @Override
            public void run(int orders, int inFlight) {
                OrdersEndToEnd.this.run(reference -> order.apply(what + " " + reference), orders, inFlight);
            }

            @Override
            public void close() {
                // what the others need is closed with them
            }
        };
    }

    private void run(UnaryOperator<String> order, int orders, int inFlight) {
        UUID before = Ids.next();
        AtomicInteger begun = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            await("orders to be completed", () -> {
                long completed = placed.completed(before);
                while (begun.get() < Math.min(orders, completed + inFlight)) {
                    begun.incrementAndGet();
                    threads.execute(() -> place(order));
                }
                return orders - completed;
            });
        }
    }

    /** Runs an order that is always the same, until it is completed, and tells what has become of it. */
    OrderEnd one() {
        String own = UUID.randomUUID().toString();
        run(reference -> ReferenceData.sameOrder(own), 1, 1);
        return OrderEnd.of(part(JdbcClient.class), own);
    }

    /** What has become of the orders. */
    PlacedOrders placed() {
        return placed;
    }

    /** What calls the application. */
    Api api() {
        return api;
    }

    /** A part of the application. */
    <T> T part(Class<T> type) {
        return baton.part(type);
    }

    /** Returns once the order is accepted. */
    void place(UnaryOperator<String> order) {
        HttpResponse<String> answer = offer(order);
        if (answer.statusCode() != ACCEPTED) {
            throw new IllegalStateException("an order was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Returns once the order is answered, whether or not it is accepted. */
    HttpResponse<String> offer(UnaryOperator<String> order) {
        String reference = UUID.randomUUID().toString();
        return api.answer("/api/orders", "application/json", order.apply(reference), reference);
    }

    /** Returns once all orders that were accepted are completed, as long as some are from minute to minute. */
    void awaitAll() {
        await("all orders to be completed", () -> placed.open(started));
    }

    private void await(String what, LongSupplier left) {
        Patience.untilNoneLeft(() -> what + ": " + placed.states(), PATIENCE, left);
    }

    /** Returns once it is so. */
    void await(String what, Duration patience, BooleanSupplier isSo) {
        Patience.until(() -> what + ": " + placed.states(), patience, isSo);
    }

    /** Places an order and tells whether it is completed within so long of its acceptance. */
    boolean completesWithin(Duration patience) {
        HttpResponse<String> answer = offer(ReferenceData::order);
        if (answer.statusCode() != ACCEPTED) {
            Patience.pause();
            return false;
        }
        UUID id = UUID.fromString(answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", ""));
        return Patience.within(patience, () -> placed.status(id).equals("COMPLETED"));
    }

    @Override
    public void close() {
        baton.close();
    }
}
