package dev.baton.platform.events;

import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.outbox.OutboxDestination;
import dev.baton.platform.outbox.OutboxMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts events to their subscribers. What a subscriber does not answer with 2xx is tried again. Of an answer its status counts, however
 * long the rest of it takes: who has taken an event is not to get it again.
 */
@Component
class WebhookDestination implements OutboxDestination {

    static final String PREFIX = "webhook:";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDestination.class);

    private final Subscriptions subscriptions;
    private final EventProperties properties;
    private final Clock clock;
    private final HttpClient http;

    WebhookDestination(Subscriptions subscriptions, EventProperties properties, Clock clock) {
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public int batch() {
        return properties.batch();
    }

    @Override
    public int turns() {
        return properties.turns();
    }

    @Override
    public Duration longestPause() {
        return properties.longestPause();
    }

    @Override
    public CompletableFuture<?> deliver(OutboxMessage message) {
        Optional<Subscriptions.Target> target = subscriptions.target(subscription(message.destination()));
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture("nobody subscribes any more");
        }
        return http.sendAsync(request(message, target.get()), head -> new StatusOnly())
                .thenAccept(answer -> mustBeTaken(answer.statusCode()));
    }

    @Override
    public void served(String destination, boolean taken) {
        SubscriptionId subscription = subscription(destination);
        Instant now = clock.instant();
        if (taken) {
            subscriptions.takes(subscription);
        } else if (subscriptions.refuses(subscription, now, now.minus(properties.suspendAfter()))) {
            LOG.warn("Subscription {} has taken nothing for {} and is suspended", subscription,
                    properties.suspendAfter());
        }
    }

    private static SubscriptionId subscription(String destination) {
        return new SubscriptionId(UUID.fromString(destination.substring(PREFIX.length())));
    }

    private HttpRequest request(OutboxMessage message, Subscriptions.Target target) {
        byte[] body = message.payload().getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(target.url())
                .timeout(properties.readTimeout())
                .header("Content-Type", CloudEvents.MEDIA_TYPE)
                .header(Signatures.HEADER, Signatures.sign(target.secret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void mustBeTaken(int status) {
        if (status / 100 != 2) {
            throw new EventRefusedException(status);
        }
    }
}
