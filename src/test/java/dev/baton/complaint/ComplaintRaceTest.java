package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ComplaintRaceTest {

    private static final int THREADS = 32;

    private final TestRestTemplate http;
    private final Written written;
    private final JdbcClient jdbc;

    @Autowired
    ComplaintRaceTest(TestRestTemplate http, BeanFactory beans, JdbcClient jdbc) {
        this.http = http;
        this.written = new Written(beans);
        this.jdbc = jdbc;
    }

    @RepeatedTest(3)
    void of_many_answers_one_counts() {
        UUID id = written.routed();
        long same = Written.job();
        List<ComplaintVerdict> came = Race.of(THREADS, number -> () -> written
                .answer(id, number % 2 == 0 ? "ANSWER" : "SOLVE", "Answer " + number,
                        number < 8 ? same : Written.job())
                .verdict());
        ComplaintDetail after = written.complaints.get(id, Written.CUSTOMER);
        assertThat(after.messages()).hasSize(2);
        assertThat(came).containsOnly(ComplaintVerdict.valueOf(after.complaint().state().name()));
    }

    @RepeatedTest(3)
    void of_a_closure_an_answer_and_a_message_each_sees_the_others() {
        UUID id = written.routed();
        List<String> came = Race.of(THREADS, number -> switch (number % 4) {
            case 0 -> () -> written.answer(id, "ANSWER", "Since when?").verdict().name();
            case 1 -> () -> {
                written.complaints.close(id, Written.CUSTOMER);
                return "CLOSED";
            };
            default -> () -> {
                try {
                    written.complaints.write(id, "And more", Written.CUSTOMER);
                    return "WRITTEN";
                } catch (ConflictException closed) {
                    return "TOO_LATE";
                }
            };
        });
        ComplaintDetail after = written.complaints.get(id, Written.CUSTOMER);
        assertThat(after.complaint().state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(after.messages().stream().filter(message -> message.kind() == ComplaintMessage.Kind.MESSAGE))
                .hasSize((int) came.stream().filter("WRITTEN"::equals).count());
        assertThat(after.messages()).extracting(ComplaintMessage::no).doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'complaint.solved'")
                .param(after.complaint().orderId().value()).query(Integer.class).single()).isLessThanOrEqualTo(1);
    }

    @RepeatedTest(2)
    void of_silence_and_a_reopening_one_comes_first() {
        UUID id = written.routed();
        written.answer(id, "SOLVE", "A seal is on its way");
        written.over(id);
        int round = written.get(id).round();
        List<String> came = Race.of(THREADS, number -> () -> {
            if (number % 2 == 0) {
                return written.settleIn(id, round).name();
            }
            try {
                written.complaints.reopen(id, "It still leaks", Written.CUSTOMER);
                return "REOPENED";
            } catch (ConflictException open) {
                return "OPEN_ALREADY";
            }
        });
        Complaint after = written.get(id);
        assertThat(after.state()).isEqualTo(ComplaintState.OPEN);
        assertThat(came).filteredOn("REOPENED"::equals).hasSize(1);
        assertThat(after.course()).isEqualTo(came.contains("CLOSED") ? 2 : 1);
        written.complaints.close(id, Written.CUSTOMER);
    }

    @Test
    void the_same_request_is_one_complaint() {
        OrderId order = written.order();
        String key = Trade.name("key");
        List<ResponseEntity<JsonNode>> answers = Race.of(16, number -> () -> new Api(http, "integrator").post(
                "/api/orders/" + order + "/complaints", key, "{\"category\": \"OTHER\", \"text\": \"Hello\"}"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.getStatusCode().value()).isEqualTo(201));
        assertThat(answers).extracting(answer -> answer.getHeaders().getLocation()).containsOnly(
                answers.getFirst().getHeaders().getLocation());
        assertThat(jdbc.sql("SELECT count(*) FROM complaint WHERE order_id = ?").param(order.value())
                .query(Integer.class).single()).isEqualTo(1);
    }
}
