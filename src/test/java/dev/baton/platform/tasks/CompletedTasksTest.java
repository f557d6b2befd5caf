package dev.baton.platform.tasks;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.baton.platform.engine.NotYetException;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** With a search that is told by hand what it knows. */
@BatonTest
class CompletedTasksTest {

    private static final String TASK = "Task_ReviewOrder";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final WireMockExtension CAMUNDA = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final JdbcClient jdbc;
    private final long instance = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
    private final long first = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
    private final long second = first + 1;

    @Autowired
    CompletedTasksTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void a_search_that_lags_behind_does_not_credit_the_second_round_to_the_first_person() {
        known("bo");
        assertThat(who(first)).isEqualTo("bo");

        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> who(second));

        known("bo", "anna");
        assertThat(who(second)).isEqualTo("anna");
    }

    @Test
    void a_round_counts_also_where_nobody_could_be_told_in_it() {
        known();
        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> who(first));
        assertThat(who(first, NOW.plus(PATIENCE), CAMUNDA.baseUrl())).as("patience is over").isNull();

        known("bo", "anna");
        assertThat(who(second)).isEqualTo("anna");
    }

    @Test
    void a_round_counts_also_while_no_search_was_set_up() {
        assertThat(who(first, NOW, null)).isNull();

        known("bo", "anna");
        assertThat(who(second)).isEqualTo("anna");
    }

    @Test
    void a_job_that_comes_twice_gets_the_same_answer() {
        known("bo");
        assertThat(who(first)).isEqualTo("bo");

        known("bo", "anna");
        assertThat(who(first)).isEqualTo("bo");
        assertThat(who(second)).isEqualTo("anna");
        assertThat(who(first)).isEqualTo("bo");
    }

    @Test
    void each_task_of_each_instance_has_rounds_of_its_own() {
        known("bo");
        assertThat(who(first)).isEqualTo("bo");

        CompletedTasks tasks = tasks(NOW, CAMUNDA.baseUrl());
        assertThat(assignee(tasks.before(second, instance, "Task_ApproveOrderAgain"))).isEqualTo("bo");
        assertThat(assignee(tasks.before(first + 2, instance + 1, TASK))).isEqualTo("bo");
    }

    @Test
    void jobs_that_ask_at_once_never_share_a_round_and_a_job_never_has_two() {
        known("a", "b", "c", "d");

        List<String> told = Race.of(16, number -> () -> {
            try {
                return number % 4 + " is led to by " + who(first + number % 4);
            } catch (NotYetException anotherAsks) {
                return "";
            }
        }).stream().filter(answer -> !answer.isEmpty()).distinct().toList();

        assertThat(told).isNotEmpty();
        assertThat(told).extracting(answer -> answer.charAt(0)).doesNotHaveDuplicates();
        assertThat(told).extracting(answer -> answer.charAt(answer.length() - 1)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 4).mapToObj(number -> String.valueOf(who(first + number))))
                .containsExactlyInAnyOrder("a", "b",
                        "c", "d");
    }

    private static void known(String... assignees) {
        String items = Arrays.stream(assignees)
                .map(name -> "{\"userTaskKey\": \"of-%1$s\", \"assignee\": \"%1$s\"}".formatted(name))
                .collect(Collectors.joining(","));
        CAMUNDA.stubFor(post("/v2/user-tasks/search").willReturn(okJson("{\"items\": [" + items + "]}")));
    }

    private @Nullable String who(long job) {
        return who(job, NOW, CAMUNDA.baseUrl());
    }

    private @Nullable String who(long job, Instant at, @Nullable String url) {
        return assignee(tasks(at, url).before(job, instance, TASK));
    }

    private static @Nullable String assignee(@Nullable CompletedTask task) {
        return task == null ? null : task.assignee();
    }

    private CompletedTasks tasks(Instant at, @Nullable String url) {
        TasklistProperties tasklist = new TasklistProperties(url == null ? null : URI.create(url), null, null, PATIENCE,
                Duration.ofMillis(1), Duration.ofSeconds(5));
        return new CompletedTasks(new TaskSearch(tasklist, RestClient.builder()), tasklist, jdbc,
                Clock.fixed(at, ZoneOffset.UTC));
    }
}
