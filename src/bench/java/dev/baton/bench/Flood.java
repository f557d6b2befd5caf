package dev.baton.bench;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Orders that are offered whatever is answered, and how they were answered. */
final class Flood {

    private static final String REFERENCE = "flood ";
    private static final int UNANSWERED = 0;

    private final OrdersEndToEnd orders;
    private final Map<Integer, Long> answers = new ConcurrentHashMap<>();
    private final LongAdder withoutRetryAfter = new LongAdder();

    Flood(OrdersEndToEnd orders) {
        this.orders = orders;
    }

    void offer() {
        answers.merge(status(), 1L, Long::sum);
    }

    private int status() {
        try {
            HttpResponse<String> answer = orders.offer(reference -> ReferenceData.order(REFERENCE + reference));
            if (answer.statusCode() != OrdersEndToEnd.ACCEPTED
                    && answer.headers().firstValue("Retry-After").isEmpty()) {
                withoutRetryAfter.increment();
            }
            return answer.statusCode();
        } catch (UncheckedIOException unanswered) {
            withoutRetryAfter.increment();
            return UNANSWERED;
        }
    }

    /** How many orders were answered how, by status; 0 for those to which there was no answer. */
    Map<Integer, Long> answers() {
        return Map.copyOf(answers);
    }

    long accepted() {
        return answers.getOrDefault(OrdersEndToEnd.ACCEPTED, 0L);
    }

    /** How many orders are completed, also of those that were accepted without that we heard of it. */
    long completed() {
        return orders.placed().of(REFERENCE, "COMPLETED").size();
    }

    /** How many orders were not accepted without that we were told when to come again. */
    long withoutRetryAfter() {
        return withoutRetryAfter.sum();
    }
}
