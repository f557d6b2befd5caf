package dev.baton.testing;

import dev.baton.parts.Camunda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The application's clock, which moves the broker's with it. It only goes forward, for all tests of the run: a test that
 * moves it must be {@code @Isolated}.
 */
public final class TestClock extends Clock {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Camunda broker;
    private final ZoneId zone;
    private final AtomicReference<Duration> ahead;

    TestClock(Camunda broker) {
        this(broker, ZoneOffset.UTC, new AtomicReference<>(Duration.ZERO));
    }

    private TestClock(Camunda broker, ZoneId zone, AtomicReference<Duration> ahead) {
        this.broker = broker;
        this.zone = zone;
        this.ahead = ahead;
    }

    /** Moves in steps of an hour: a cycle timer of the broker fires once a step. */
    public void advance(Duration duration) {
        advance(duration, Duration.ofHours(1));
    }

    public void advance(Duration duration, Duration step) {
        Duration left = duration;
        while (left.isPositive()) {
            Duration next = left.compareTo(step) < 0 ? left : step;
            ahead.accumulateAndGet(next, Duration::plus);
            moveBroker(next);
            left = left.minus(next);
        }
    }

    /** Moves to the moment, or does nothing where that has passed. */
    public void advanceTo(Instant moment) {
        advance(Duration.between(instant(), moment));
    }

    private void moveBroker(Duration by) {
        HttpRequest request = HttpRequest.newBuilder(broker.management("actuator/clock/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + by.toMillis() + "}"))
                .build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("The broker's clock does not move: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(broker, other, ahead);
    }
}
