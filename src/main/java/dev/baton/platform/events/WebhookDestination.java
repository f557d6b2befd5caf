package dev.baton.platform.events;

import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.outbox.OutboxDestination;
import dev.baton.platform.outbox.OutboxMessage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Posts events to their subscribers. What a subscriber does not answer with 2xx is tried again. Of an answer its status counts, however
 * long the rest of it takes: who has taken an event is not to get it again.
 */
@Component
class WebhookDestination implements OutboxDestination {

    static final String PREFIX = "webhook:";

    private final Subscriptions subscriptions;
    private final EventProperties properties;
    private final HttpClient http;

    WebhookDestination(Subscriptions subscriptions, EventProperties properties) {
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
        UUID subscription = UUID.fromString(message.destination().substring(PREFIX.length()));
        Optional<Subscriptions.Target> target = subscriptions.target(new SubscriptionId(subscription));
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture("nobody subscribes any more");
        }
        return http.sendAsync(request(message, target.get()), head -> new StatusOnly())
                .thenAccept(answer -> mustBeTaken(answer.statusCode()));
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
