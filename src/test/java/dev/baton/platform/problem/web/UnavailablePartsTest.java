package dev.baton.platform.problem.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.parts.Ports;
import dev.baton.platform.engine.Decisions;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A database and an engine that nobody has started. */
class UnavailablePartsTest {

    @Test
    void without_the_database_a_caller_is_asked_to_come_again() throws Exception {
        try (HikariDataSource away = new HikariDataSource()) {
            away.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/baton");
            away.setInitializationFailTimeout(-1);
            away.setConnectionTimeout(250);
            assertUnavailable(() -> new TransactionTemplate(new JdbcTransactionManager(away))
                    .executeWithoutResult(transaction -> {}));
            assertUnavailable(() -> new JdbcTemplate(away).execute("SELECT 1"));
        }
    }

    @Test
    void without_the_engine_a_caller_is_asked_to_come_again() throws Exception {
        try (CamundaClient away = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + Ports.free()))
                .preferRestOverGrpc(false)
                .build()) {
            assertUnavailable(() -> new Decisions(away, new ObjectMapper()).evaluate("order-check", Map.of()));
        }
    }

    private static void assertUnavailable(Runnable write) throws Exception {
        MockMvc http = MockMvcBuilders.standaloneSetup(new Write(write)).setControllerAdvice(new Problems()).build();
        http.perform(post("/"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.status").value(503))
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @RestController
    record Write(Runnable write) {

        @PostMapping("/")
        void run() {
            write.run();
        }
    }
}
