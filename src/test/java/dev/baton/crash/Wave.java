package dev.baton.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Channel;
import dev.baton.trade.Api;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;

/** Orders of one channel after the other, sent by integrators who insist: what was not answered is sent again with the same key. */
final class Wave {

    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name;
    private final List<Channel> mix;
    private final Traders traders;
    private final Api integrator;
    private final Api admin;
    private final ConcurrentSkipListMap<Integer, JsonNode> accepted = new ConcurrentSkipListMap<>();
    private int sent;

    /**
     * @param name three letters, with which the names of its traders and products begin; SAP takes no long ones
     * @param mix the channels through which its orders come, in turn; all but those of distributors need {@link Partners}
     */
    Wave(String name, String url, List<Channel> mix) {
        this.name = name;
        this.mix = List.copyOf(mix);
        this.traders = new Traders(name);
        TestRestTemplate http = Api.http(url);
        this.integrator = new Api(http, "integrator");
        this.admin = new Api(http, "admin");
    }

    /** With which the ids of its customers begin, and of no others. */
    String customers() {
        return name + "-";
    }

    Traders traders() {
        return traders;
    }

    /** Loads its products, customers and stock. */
    void prepare() {
        traders.prepare(admin);
    }

    /** Sends so many more orders; done when each has been taken. */
    CompletableFuture<?> send(int more) {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory());
        CompletableFuture<?>[] taken = IntStream.range(sent, sent + more)
                .mapToObj(number -> CompletableFuture.runAsync(() -> take(number), senders))
                .toArray(CompletableFuture[]::new);
        senders.shutdown();
        sent += more;
        return CompletableFuture.allOf(taken);
    }

    /** How many orders were sent. */
    int sent() {
        return sent;
    }

    /** What the orders were about that were sent. */
    List<Purchase> purchases() {
        return IntStream.range(0, sent).mapToObj(this::purchase).toList();
    }

    private Purchase purchase(int number) {
        Channel channel = mix.get(number % mix.size());
        int turn = number / mix.size();
        return new Purchase(channel, traders.buyer(channel, turn), traders.product(turn), 10 + turn % 5);
    }

    private void take(int number) {
        String key = name + "-" + number;
        ResponseEntity<JsonNode> answer = await("order " + key + " to be taken").atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> integrator.post("/api/orders", key, purchase(number).order(key)),
                        taken -> taken.getStatusCode().equals(HttpStatus.ACCEPTED));
        accepted.put(number, Objects.requireNonNull(answer.getBody()));
    }

    /** The orders that were taken, as they stand now, by their numbers. */
    List<JsonNode> orders() {
        return accepted.values().stream().map(order -> read("/api/orders/" + order.path("id").asText())).toList();
    }

    JsonNode read(String path) {
        return admin.read(path);
    }

    /** The items of all pages of a list. */
    List<JsonNode> readAll(String path) {
        return admin.readAll(path);
    }
}
