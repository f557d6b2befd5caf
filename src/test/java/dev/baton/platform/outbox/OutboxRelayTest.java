package dev.baton.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baton.testing.BatonTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final OutboxProperties POLLING =
            new OutboxProperties(Duration.ofMillis(50), Duration.ofMillis(100), PATIENCE);
    private static final OutboxProperties WOKEN_ONLY =
            new OutboxProperties(Duration.ofMillis(50), Duration.ofHours(1), PATIENCE);

    private final Outbox outbox;
    private final OutboxBacklog backlog;
    private final OutboxQueue queue;
    private final OutboxWake wake;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final Map<String, Integer> turnsTaken = new ConcurrentHashMap<>();

    @Autowired
    OutboxRelayTest(
            Outbox outbox,
            OutboxBacklog backlog,
            OutboxQueue queue,
            OutboxWake wake,
            DataSource database,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.backlog = backlog;
        this.queue = queue;
        this.wake = wake;
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
    }

    @Test
    void two_relays_side_by_side_deliver_everything_once_and_in_order_per_key() {
        Recipient recipient = Recipient.alone();
        relay(recipient, POLLING).start();
        relay(recipient, POLLING).start();
        List<String> keys = IntStream.range(0, 20).mapToObj(key -> "key-" + key).toList();
        List<String> numbers = IntStream.range(0, 15).mapToObj(Integer::toString).toList();

        numbers.forEach(number -> keys.forEach(key -> send(recipient.prefix(), key, number)));

        await().untilAsserted(() -> assertThat(recipient.taken()).hasSize(keys.size() * numbers.size()));
        assertThat(keys).allSatisfy(key -> assertThat(recipient.taken(key)).isEqualTo(numbers));
        assertThat(recipient.attempts()).isEqualTo(keys.size() * numbers.size());
        await().untilAsserted(() -> assertThat(backlog.size(recipient.prefix())).isZero());
    }

    @Test
    void a_message_is_delivered_at_once_after_its_commit_and_never_before() {
        Recipient recipient = Recipient.alone();
        int looks = startedAndResting(recipient);
        transaction.executeWithoutResult(status -> {
            leave(recipient, "key", "first");
            leave(recipient, "other", "second");
            await().during(A_WHILE).until(() -> turns(recipient.prefix()) == looks);
        });

        await().until(() -> recipient.taken().size() == 2);
        await().during(A_WHILE).untilAsserted(() -> assertThat(turns(recipient.prefix()) - looks)
                .as("woken once for both: a turn that delivers, and one that finds no more").isEqualTo(2));
    }

    @Test
    void what_is_held_back_keeps_what_comes_after_it_under_its_key_until_it_is_released() {
        Recipient recipient = Recipient.alone();
        relay(recipient, POLLING).start();
        List.of("first", "second", "third").forEach(key -> transaction.executeWithoutResult(
                status -> outbox.hold(key, recipient.prefix(), key + " held", Map.of())));
        send(recipient.prefix(), "second", "second after");
        send(recipient.prefix(), "free", "free");
        await().until(() -> recipient.taken().contains("free"));
        backlog.retryNow(recipient.prefix());
        await().during(A_WHILE).until(() -> recipient.taken().equals(List.of("free")));

        transaction.executeWithoutResult(status -> outbox.release(recipient.prefix(), "third"));
        await().until(() -> recipient.taken().equals(List.of("free", "third held")));

        assertThat(transaction.<List<String>>execute(status -> outbox.release(recipient.prefix(), 1)))
                .containsExactly("first");
        await().until(() -> recipient.taken().equals(List.of("free", "third held", "first held")));

        assertThat(transaction.<List<String>>execute(status -> outbox.release(recipient.prefix(), 5)))
                .containsExactly("second");
        await().until(() -> recipient.taken("second").equals(List.of("second held", "second after")));
    }

    @Test
    void a_transaction_that_is_rolled_back_wakes_nobody_and_one_within_it_wakes_for_itself() {
        Recipient outer = Recipient.alone();
        Recipient inner = Recipient.alone();
        int looks = startedAndResting(outer);
        startedAndResting(inner);
        transaction.executeWithoutResult(status -> {
            leave(outer, "key", "never");
            send(inner.prefix(), "key", "told");
            await().until(() -> inner.taken().contains("told"));
            leave(outer, "key", "never");
            status.setRollbackOnly();
        });
        await().during(A_WHILE).until(() -> turns(outer.prefix()) == looks);

        transaction.executeWithoutResult(status -> {
            leave(outer, "key", "told");
            apart.executeWithoutResult(within -> {
                leave(inner, "key", "never");
                within.setRollbackOnly();
            });
        });
        await().until(() -> outer.taken().contains("told"));
        assertThat(inner.taken()).containsExactly("told");
    }

    @Test
    void what_another_instance_does_not_deliver_is_found_by_polling() {
        Recipient recipient = Recipient.alone();
        relay(new OutboxWake(), recipient, POLLING).start();
        await().until(() -> turns(recipient.prefix()) >= recipient.turns());
        send(recipient.prefix(), "key", "left by another");
        await().until(() -> recipient.taken().contains("left by another"));
    }

    /** A relay that only commits wake. Answers how often it has looked for messages. */
    private int startedAndResting(Recipient recipient) {
        relay(recipient, WOKEN_ONLY).start();
        await().until(() -> turns(recipient.prefix()) == recipient.turns());
        return recipient.turns();
    }

    private void leave(Recipient recipient, String key, String type) {
        outbox.send(key, recipient.prefix(), type, Map.of());
    }

    @Test
    void nothing_is_told_of_a_transaction_that_is_rolled_back() {
        Recipient recipient = Recipient.alone();
        relay(recipient, POLLING).start();
        transaction.executeWithoutResult(status -> {
            outbox.send("key", recipient.prefix(), "never", Map.of());
            status.setRollbackOnly();
        });
        send(recipient.prefix(), "key", "told");
        await().until(() -> recipient.taken().contains("told"));
        assertThat(recipient.taken()).containsExactly("told");
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> outbox.send("key", recipient.prefix(), "no transaction", Map.of()));
    }

    @Test
    void a_failed_delivery_is_tried_again_after_pauses_and_holds_up_its_own_key_only() {
        Recipient recipient = Recipient.alone();
        recipient.refusing(message -> message.type().equals("first") && message.attempts() < 3);
        relay(recipient, POLLING).start();
        send(recipient.prefix(), "refused", "first");
        send(recipient.prefix(), "refused", "second");
        send(recipient.prefix(), "other", "free");

        await().until(() -> recipient.taken().contains("free"));
        await().until(() -> recipient.taken("refused").size() == 2);
        assertThat(recipient.taken("refused")).containsExactly("first", "second");
        assertThat(recipient.attempts()).isEqualTo(3 + 3);
    }

    @Test
    void a_busy_destination_is_no_failure_and_is_asked_again_soon() {
        Recipient recipient = Recipient.alone();
        recipient.busy();
        relay(recipient, POLLING).start();
        send(recipient.prefix(), "key", "patient");

        await().until(() -> recipient.attempts() >= 8);
        assertThat(backlog.failing(recipient.prefix(), 10)).isEmpty();
        recipient.refusing(message -> false);
        await().until(() -> recipient.taken().contains("patient"));
    }

    @Test
    void a_destination_that_takes_less_than_waits_is_not_asked_for_all_of_it_again_and_again() {
        int messages = 400;
        Recipient recipient = Recipient.alone();
        recipient.batch(200);
        recipient.narrow(10, Duration.ofMillis(20));
        IntStream.range(0, messages).forEach(number -> send(recipient.prefix(), "key-" + number, "narrow"));

        relay(recipient, POLLING).start();

        await().untilAsserted(() -> assertThat(recipient.taken()).hasSize(messages));
        assertThat(recipient.attempts()).as("asked for %d messages", messages).isLessThan(3 * messages);
    }

    @Test
    void a_destination_that_takes_nothing_is_left_alone_for_a_moment_however_much_comes_for_it() {
        Recipient recipient = Recipient.alone();
        recipient.refusing(message -> true);
        IntStream.range(0, 100).forEach(number -> send(recipient.prefix(), "key-" + number, "before"));
        relay(new Patient(recipient), new OutboxProperties(Duration.ofHours(1), Duration.ofMillis(10), PATIENCE))
                .start();
        await().untilAsserted(() -> assertThat(turns(recipient.prefix())).isPositive());

        IntStream.range(0, 100).forEach(number -> send(recipient.prefix(), "new-" + number, "meanwhile"));
        Recipient others = Recipient.family();
        relay(others, POLLING).start();
        deliver(others, 5);
        assertThat(turns(recipient.prefix())).as("turns for one that takes nothing")
                .isLessThanOrEqualTo(recipient.turns());

        recipient.refusing(message -> false);
        backlog.retryNow(recipient.prefix());
        await().until(() -> recipient.taken().size() == 200);
    }

    @Test
    void a_failure_is_noted_for_people_and_can_be_tried_again_at_once() {
        Recipient recipient = Recipient.alone();
        recipient.refusing(message -> true);
        OutboxProperties patient =
                new OutboxProperties(Duration.ofHours(1), Duration.ofHours(1), PATIENCE);
        OutboxRelay relay = relay(new Patient(recipient), patient);
        relay.start();
        send(recipient.prefix(), "key", "late");
        await().untilAsserted(
                () -> assertThat(backlog.failing(recipient.prefix(), 10)).singleElement().satisfies(left -> {
                    assertThat(left.attempts()).isEqualTo(1);
                    assertThat(left.lastError()).contains("not now");
                }));

        recipient.refusing(message -> false);
        assertThat(backlog.retryNow(recipient.prefix())).isEqualTo(1);

        await().until(() -> recipient.taken().contains("late"));
    }

    @Test
    void a_turn_that_breaks_off_delivers_again() {
        Recipient recipient = Recipient.alone();
        send(recipient.prefix(), "key", "twice");
        OutboxTurn turn = new OutboxTurn(queue, POLLING);
        transaction.executeWithoutResult(status -> {
            turn.take(recipient, recipient.prefix());
            status.setRollbackOnly();
        });
        relay(recipient, POLLING).start();
        await().until(() -> recipient.taken().size() == 2);
        assertThat(recipient.taken()).containsExactly("twice", "twice");
    }

    @Test
    void a_dead_member_of_a_family_stalls_only_itself() {
        Recipient family = Recipient.family();
        String dead = family.prefix() + "dead";
        String alive = family.prefix() + "alive";
        family.refusing(message -> message.destination().equals(dead));
        relay(family, POLLING).start();
        for (int number = 0; number < 10; number++) {
            send(dead, "order", "dead-" + number);
            send(alive, "order", "alive-" + number);
        }
        await().until(() -> family.taken().size() == 10);
        assertThat(family.taken()).isEqualTo(IntStream.range(0, 10).mapToObj(number -> "alive-" + number).toList());
        assertThat(backlog.size(dead)).isEqualTo(10);
    }

    @Test
    void a_member_whose_oldest_message_waits_to_be_tried_again_is_left_alone() {
        Recipient family = Recipient.family();
        String dead = family.prefix() + "dead";
        family.refusing(message -> message.destination().equals(dead));
        relay(new Patient(family), new OutboxProperties(Duration.ofHours(1), Duration.ofHours(1), PATIENCE)).start();
        send(dead, "order", "first");
        await().untilAsserted(() -> assertThat(backlog.failing(dead, 10)).hasSize(1));

        send(dead, "order", "second");
        deliver(family, 5);

        assertThat(turns(dead)).as("the one that failed, and the one for what was new").isEqualTo(2);
    }

    @Test
    void a_member_that_takes_nothing_is_paused_as_a_whole_until_somebody_asks_for_a_retry() {
        Recipient family = Recipient.family();
        String dead = family.prefix() + "dead";
        family.refusing(message -> message.destination().equals(dead));
        IntStream.range(0, 100).forEach(number -> send(dead, "key-" + number, "dead-" + number));
        relay(new Patient(family), new OutboxProperties(Duration.ofHours(1), Duration.ofHours(1), PATIENCE)).start();
        await().untilAsserted(() -> assertThat(backlog.failing(dead, 100)).hasSize(family.batch()));

        send(dead, "new", "new");
        deliver(family, 5);
        assertThat(turns(dead)).as("turns for one that takes nothing").isEqualTo(1);

        family.refusing(message -> false);
        backlog.retryNow(dead);
        await().until(() -> family.taken().stream().filter(type -> !type.startsWith("alive")).count() == 101);
    }

    @Test
    void a_member_that_refuses_one_message_gets_those_of_other_keys_at_once() {
        Recipient family = Recipient.family();
        String member = family.prefix() + "member";
        family.refusing(message -> message.key().equals("refused"));
        relay(new Patient(family), new OutboxProperties(Duration.ofHours(1), Duration.ofHours(1), PATIENCE)).start();
        send(member, "refused", "refused");
        await().untilAsserted(() -> assertThat(backlog.failing(member, 10)).hasSize(1));

        send(member, "other", "other");
        await().until(() -> family.taken().contains("other"));
    }

    @Test
    void a_member_that_another_instance_delivers_to_is_not_asked_over_and_over() {
        Recipient family = Recipient.family();
        String others = family.prefix() + "others";
        send(others, "order", "claimed");
        transaction.executeWithoutResult(status -> {
            assertThat(queue.claim(others, 10)).hasSize(1);
            relay(family, new OutboxProperties(Duration.ofMillis(50), Duration.ofHours(1), PATIENCE)).start();
            deliver(family, 5);
            assertThat(turns(others)).isBetween(1, 30);
        });
    }

    /** To a member of a family that is alive, one after the other. */
    private void deliver(Recipient family, int messages) {
        String alive = family.prefix() + "alive";
        for (int number = 0; number < messages; number++) {
            String type = "alive-" + number;
            send(alive, "order", type);
            await().until(() -> family.taken().contains(type));
        }
    }

    private int turns(String destination) {
        return turnsTaken.getOrDefault(destination, 0);
    }

    @Test
    void a_commit_notifies_nobody_through_the_database_where_commits_would_queue_for_it() throws SQLException {
        Recipient recipient = Recipient.alone();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("LISTEN outbox");
            send(recipient.prefix(), "key", "quiet");
            backlog.retryNow(recipient.prefix());
            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(500);
            statement.execute("UNLISTEN *");
            assertThat(heard).isNullOrEmpty();
        }
    }

    @Test
    void a_slow_member_of_a_family_leaves_turns_to_the_others() {
        Recipient family = Recipient.family();
        family.turns(1);
        family.narrow(1000, Duration.ofMillis(200));
        String slow = family.prefix() + "slow";
        String alive = family.prefix() + "alive";
        AtomicInteger turnsOfTheSlow = new AtomicInteger();
        family.refusing(message -> {
            if (message.destination().equals(alive)) {
                turnsOfTheSlow.set(turns(slow));
            }
            return false;
        });
        IntStream.range(0, 1000).forEach(number -> send(slow, "key-" + number, "slow"));
        relay(family, POLLING).start();
        await().until(() -> turns(slow) > 1);

        int before = turns(slow);
        send(alive, "key", "alive");
        await().until(() -> family.taken().contains("alive"));

        assertThat(turnsOfTheSlow.get() - before).as("turns that the alive one waited for").isLessThan(5);
    }

    @Test
    void what_waits_for_one_member_of_a_family_is_not_read_to_find_the_others() {
        Recipient family = Recipient.family();
        transaction.executeWithoutResult(status -> {
            waiting(family.prefix() + "dead", 20_000, 20_000);
            waiting(family.prefix() + "alive", 1, 1);
            long before = tuplesRead();
            assertThat(queue.waitingDestinations(family.prefix()))
                    .containsExactlyInAnyOrder(family.prefix() + "alive", family.prefix() + "dead");
            assertThat(tuplesRead() - before).isLessThan(2_000);
            status.setRollbackOnly();
        });
    }

    @Test
    void a_claim_reads_no_more_than_it_takes_also_when_the_database_expects_next_to_nothing() {
        String destination = Recipient.family().prefix() + "away";
        transaction.executeWithoutResult(status -> {
            waiting(Recipient.alone().prefix(), 2, 1);
            jdbc.sql("ANALYZE outbox").update();
            waiting(destination, 4_000, 4_000);
            long before = tuplesRead();
            assertThat(queue.claim(destination, 4)).hasSize(4);
            assertThat(tuplesRead() - before).isLessThan(100);
            status.setRollbackOnly();
        });
    }

    @Test
    void a_claim_reads_what_waits_once_also_when_the_database_expects_next_to_nothing() {
        String destination = Recipient.family().prefix() + "dead";
        transaction.executeWithoutResult(status -> {
            waiting(Recipient.alone().prefix(), 2, 1);
            jdbc.sql("ANALYZE outbox").update();
            waiting(destination, 4_000, 400);
            jdbc.sql("""
                    UPDATE outbox SET next_attempt_at = now() + interval '1 hour' WHERE id IN (
                        SELECT min(id) FROM outbox WHERE destination = ? GROUP BY key)""")
                    .param(destination)
                    .update();
            long before = tuplesRead();
            assertThat(queue.claim(destination, 20)).as("each waits for one that is paused").isEmpty();
            assertThat(tuplesRead() - before).isLessThan(100_000);
            status.setRollbackOnly();
        });
    }

    private void waiting(String destination, int messages, int keys) {
        jdbc.sql("""
                INSERT INTO outbox (key, destination, type, payload)
                SELECT 'key-' || number % ?, ?, 'waits', '{}' FROM generate_series(1, ?) number""")
                .params(keys, destination, messages)
                .update();
    }

    /** By this transaction. */
    private long tuplesRead() {
        return jdbc.sql("""
                SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
                FROM pg_stat_xact_user_tables WHERE relname = 'outbox'""")
                .query(Long.class)
                .single();
    }

    @Test
    void a_relay_stops_after_the_turn_that_is_under_way() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Recipient recipient = Recipient.alone();
        recipient.refusing(message -> {
            arrived.countDown();
            awaitLatch(go);
            return false;
        });
        OutboxRelay relay = relay(recipient, WOKEN_ONLY);
        relay.start();
        send(recipient.prefix(), "key", "under way");
        awaitLatch(arrived);
        Thread stopping = Thread.ofVirtual().start(relay::stop);
        go.countDown();
        assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        assertThat(recipient.taken()).containsExactly("under way");
        assertThat(backlog.size(recipient.prefix())).isZero();
    }

    private OutboxRelay relay(OutboxDestination recipient, OutboxProperties properties) {
        return relay(wake, recipient, properties);
    }

    /** @param instance tells the relay of commits */
    private OutboxRelay relay(OutboxWake instance, OutboxDestination recipient, OutboxProperties properties) {
        var destinations =
                new StaticListableBeanFactory(Map.of("recipient", recipient)).getBeanProvider(OutboxDestination.class);
        OutboxTurn turn = new OutboxTurn(queue, properties);
        OutboxRelay relay = new OutboxRelay(queue, (to, destination) -> {
            turnsTaken.merge(destination, 1, Integer::sum);
            return Objects.requireNonNull(transaction.execute(status -> turn.take(to, destination)));
        }, instance, properties, destinations);
        relays.add(relay);
        return relay;
    }

    private void send(String destination, String key, String type) {
        apart.executeWithoutResult(status -> outbox.send(key, destination, type, Map.of("id", UUID.randomUUID())));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits long after a failure. */
    private record Patient(Recipient recipient) implements OutboxDestination {

        @Override
        public String prefix() {
            return recipient.prefix();
        }

        @Override
        public java.util.concurrent.CompletableFuture<?> deliver(OutboxMessage message) {
            return recipient.deliver(message);
        }

        @Override
        public int batch() {
            return recipient.batch();
        }

        @Override
        public int turns() {
            return recipient.turns();
        }

        @Override
        public Duration longestPause() {
            return Duration.ofHours(1);
        }
    }
}
