package dev.baton.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.web.Api;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The user {@code hasty} may send three at once and then one a second. */
@BatonTest
class IntakeLimitTest {

    private static final String QUOTE = "/api/orders/quote";

    @LocalServerPort
    private int port;

    @Test
    void who_writes_too_much_is_told_when_to_come_back_and_disturbs_nobody_else() {
        Api hasty = new Api(port, "hasty");

        Api.Answer tooMuch = Stream.generate(() -> hasty.post(QUOTE, "{}"))
                .limit(50)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(tooMuch.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tooMuch.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(tooMuch.body().path("detail").asText()).contains("nothing was done");
        assertThat(hasty.get("/api/products").status()).as("reading").isEqualTo(200);
        assertThat(new Api(port, "integrator").post(QUOTE, "{}").status()).as("another caller").isEqualTo(400);
    }

    @Test
    void by_default_hundreds_at_once_are_taken() {
        Api usual = new Api(port, "admin");

        assertThat(IntStream.range(0, 300).parallel().mapToObj(number -> usual.post(QUOTE, "{}").status()))
                .containsOnly(400);
    }

    @Test
    void how_long_to_wait_is_told_in_whole_seconds_of_which_there_is_at_least_one() {
        assertThat(new TooManyRequestsException("", Duration.ofMillis(1)).retryAfter()).isEqualTo(1);
        assertThat(new TooManyRequestsException("", Duration.ofMillis(1001)).retryAfter()).isEqualTo(2);
    }
}
