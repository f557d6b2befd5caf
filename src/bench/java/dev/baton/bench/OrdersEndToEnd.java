package dev.baton.bench;

import dev.baton.platform.ids.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
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
        Semaphore free = new Semaphore(inFlight);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long released = 0;
            long begun = 0;
            Instant deadline = Instant.now().plus(PATIENCE);
            while (released < orders) {
                while (begun < orders && free.tryAcquire()) {
                    begun++;
                    threads.execute(() -> place(order));
                }
                long done = placed.completed(before);
                if (done > released) {
                    free.release((int) (done - released));
                    released = done;
                    deadline = Instant.now().plus(PATIENCE);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "only " + released + " of " + orders + " orders were completed: " + placed.states());
                }
                pause();
            }
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
        long open = placed.open(started);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (open > 0) {
            long left = placed.open(started);
            if (left < open) {
                deadline = Instant.now().plus(PATIENCE);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(left + " orders are not completed: " + placed.states());
            }
            open = left;
            pause();
        }
    }

    /** Returns once it is so. */
    void await(String what, Duration patience, BooleanSupplier isSo) {
        Instant deadline = Instant.now().plus(patience);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(what + " are waited for in vain: " + placed.states());
            }
            pause();
        }
    }

    /** Places an order and tells whether it is completed in time. */
    boolean completesWithin(Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        HttpResponse<String> answer = offer(ReferenceData::order);
        if (answer.statusCode() != ACCEPTED) {
            pause();
            return false;
        }
        UUID id = UUID.fromString(answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", ""));
        String status = "";
        while (!status.equals("COMPLETED") && Instant.now().isBefore(deadline)) {
            pause();
            status = placed.status(id);
        }
        return status.equals("COMPLETED");
    }

    private static void pause() {
        try {
            // often enough, since this costs the database something each time
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        baton.close();
    }
}
