package dev.baton.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OutgoingEventsTest {

    private static final String SECRET = "a secret of sixteen letters";

    private final OutgoingEvents events;
    private final EventSubscriptions subscriptions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String order = UUID.randomUUID().toString();
    private final List<SubscriptionId> subscribed = new ArrayList<>();

    @Autowired
    OutgoingEventsTest(
            OutgoingEvents events,
            EventSubscriptions subscriptions,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.events = events;
        this.subscriptions = subscriptions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @AfterEach
    void unsubscribe() {
        subscribed.forEach(subscriptions::unsubscribe);
    }

    @Test
    void a_subscriber_gets_signed_cloud_events_of_its_types_in_order() throws Exception {
        try (Subscriber subscriber = new Subscriber(SECRET, 200)) {
            subscribe(subscriber, "order.shipped", "order.completed");
            publish("order.accepted", "order.shipped", "order.completed");
            await().until(() -> mine(subscriber).size() == 2);
            assertThat(mine(subscriber)).extracting(event -> event.path("type").asText())
                    .containsExactly("order.shipped", "order.completed");
            JsonNode event = mine(subscriber).getFirst();
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("source").asText()).isEqualTo("/baton");
            assertThat(UUID.fromString(event.path("id").asText()).version()).isEqualTo(7);
            assertThat(event.path("time").asText()).endsWith("Z");
            assertThat(event.path("data").path("number").asText()).isEqualTo("BO-1");
        }
    }

    @Test
    void what_a_subscriber_does_not_take_waits_is_shown_and_can_be_sent_again_at_once() throws Exception {
        try (Subscriber dead = new Subscriber(SECRET, 500); Subscriber alive = new Subscriber(SECRET, 200)) {
            SubscriptionId stalled = subscribe(dead, "order.shipped", "order.completed");
            subscribe(alive, "order.shipped", "order.completed");
            publish("order.shipped", "order.completed");

            await().until(() -> mine(alive).size() == 2);
            await().untilAsserted(() -> {
                SubscriptionState state = subscriptions.state(stalled);
                assertThat(state.pending()).isGreaterThanOrEqualTo(2);
                assertThat(state.failures()).anySatisfy(failure -> {
                    assertThat(failure.subject()).isEqualTo(order);
                    assertThat(failure.attempts()).isGreaterThan(3);
                });
            });
            dead.answers(200);
            assertThat(subscriptions.redeliver(stalled)).isGreaterThanOrEqualTo(2);

            await().atMost(Duration.ofSeconds(10)).until(() -> mine(dead).size() == 2);
            assertThat(mine(dead)).extracting(event -> event.path("type").asText())
                    .containsExactly("order.shipped", "order.completed");
        }
    }

    @Test
    void an_answer_counts_as_soon_as_its_status_is_there() throws Exception {
        try (Subscriber talker = new Subscriber(SECRET, 200)) {
            talker.answersWithoutEnd();
            SubscriptionId id = subscribe(talker, "campaign.missed");
            publish("campaign.missed");
            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                assertThat(mine(talker)).hasSize(1);
                assertThat(subscriptions.state(id).pending()).isZero();
            });
        }
    }

    @Test
    void a_refusal_is_told_with_its_status() throws Exception {
        try (Subscriber busy = new Subscriber(SECRET, 503)) {
            SubscriptionId id = subscribe(busy, "campaign.missed");
            publish("campaign.missed");
            await().untilAsserted(() -> assertThat(subscriptions.state(id).failures())
                    .anySatisfy(failure -> assertThat(failure.lastError()).contains("answered 503")));
        }
    }

    @Test
    void a_subscription_that_takes_nothing_for_days_is_suspended_until_somebody_resumes_it() throws Exception {
        try (Subscriber dead = new Subscriber(SECRET, 503)) {
            SubscriptionId id = subscribe(dead, "campaign.missed");
            publish("campaign.missed");
            await().until(() -> subscriptions.state(id).failingSince() != null);
            assertThat(subscriptions.state(id).suspendedAt()).isNull();

            jdbc.sql("UPDATE subscription SET failing_since = failing_since - interval '8 days' WHERE id = ?")
                    .param(id.value())
                    .update();
            await().until(() -> subscriptions.state(id).suspendedAt() != null);
            int pending = subscriptions.state(id).pending();
            publish("campaign.missed");
            assertThat(subscriptions.state(id).pending()).isEqualTo(pending);

            dead.answers(200);
            subscriptions.redeliver(id);
            assertThat(subscriptions.state(id).suspendedAt()).isNull();
            publish("campaign.missed");
            await().untilAsserted(() -> assertThat(mine(dead)).hasSize(2));
            await().untilAsserted(() -> assertThat(subscriptions.state(id).failingSince()).isNull());
        }
    }

    @Test
    void events_for_a_subscription_that_ended_are_dropped() throws Exception {
        try (Subscriber gone = new Subscriber(SECRET, 500)) {
            SubscriptionId id = subscribe(gone, "order.shipped");
            publish("order.shipped");
            unsubscribe();
            subscribed.clear();
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> subscriptions.state(id));
        }
    }

    private SubscriptionId subscribe(Subscriber subscriber, String... types) {
        SubscriptionId id = subscriptions.subscribe(new NewSubscription(subscriber.url(), Set.of(types), SECRET));
        subscribed.add(id);
        return id;
    }

    private void publish(String... types) {
        for (String type : types) {
            transaction.executeWithoutResult(status -> events.publish(order, type, Map.of("number", "BO-1")));
        }
    }

    private List<JsonNode> mine(Subscriber subscriber) {
        return subscriber.taken().stream().filter(event -> event.path("subject").asText().equals(order)).toList();
    }
}
