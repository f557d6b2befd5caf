package dev.baton.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.crash.Undoing.Silence;
import dev.baton.crash.Undoing.Waiting;
import dev.baton.parts.Baton;
import dev.baton.parts.PostgreSql;
import dev.baton.testing.TestPlatform;
import dev.baton.trade.Api;
import dev.baton.trade.GroupBuy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The application is killed outright while it undoes orders, each in the middle of another step: a carrier, SAP and the payment institution
 * have been asked and have not answered, whether they have done it or not, and what releases stock and money is not committed. All orders
 * are undone, once.
 */
@Tag("crash")
@Isolated("works both cores to the full")
class CancelCrashTest {

    private static final int BOOKED = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final Site SITE = new Site("cancel-crash", Map.of(
            // nobody gives up an answer before the crash
            "baton.carrier.read-timeout", "20s",
            "baton.sap.read-timeout", "20s",
            "baton.payment.institutions.lotus.read-timeout", "20s"));

    private static final TestPlatform PLATFORM = SITE.platform();
    private static final Baton BATON = SITE.baton();

    private final TestRestTemplate http = Api.http(BATON.url().toString());
    private final Api admin = new Api(http, "admin");
    private final GroupBuy group = new GroupBuy(http);
    private final Undoing undoing = new Undoing(PLATFORM, http);

    @Test
    void orders_are_undone_once_wherever_the_undoing_was_killed() throws SQLException {
        SITE.health().awaitProcesses();
        undoing.prepare(BOOKED);
        List<Waiting> booked = undoing.booked(BOOKED);
        undoing.refusedByWarehouse(booked.subList(2, 4));
        List<Waiting> paid = undoing.paid(2);
        List<Silence> silences = List.of(
                undoing.carrier(booked.get(0), false), undoing.carrier(booked.get(1), true),
                undoing.delivery(booked.get(2), false), undoing.delivery(booked.get(3), true),
                undoing.items(booked.get(4), false), undoing.items(booked.get(5), true),
                undoing.refund(paid.get(0), false), undoing.refund(paid.get(1), true));
        try (Connection blocking = blocking(booked.get(6), booked.get(7))) {
            Stream.concat(booked.stream(), paid.stream()).parallel().forEach(undoing::cancel);
            silences.forEach(undoing::awaitAsked);
            undoing.awaitElement(booked.get(6), "Task_ReleaseStock");
            undoing.awaitElement(booked.get(7), "Task_VoidHold");
            awaitBlocked(blocking, 2);
            BATON.kill();
        }
        undoing.nothingIsWrongAnyMore();
        BATON.start();
        SITE.health().awaitProcesses();

        booked.forEach(this::assertUndoneOnce);
        paid.forEach(order -> group.awaitRefund(order.id(), order.payment()));
        assertThat(PLATFORM.incidents().open()).isEmpty();
        JsonNode invariants = admin.read("/api/operations/invariants");
        assertThat(invariants.path("ok").asBoolean()).as(invariants::toPrettyString).isTrue();
    }

    /** Holds back what releases the stock of one order and the money of another, until it is closed. */
    private static Connection blocking(Waiting stock, Waiting money) throws SQLException {
        Connection connection = DriverManager.getConnection(PLATFORM.postgres().jdbcUrl(), PostgreSql.USER,
                PostgreSql.PASSWORD);
        connection.setAutoCommit(false);
        lock(connection, "SELECT 1 FROM stock WHERE sku = ? FOR UPDATE", stock.sku());
        lock(connection, "SELECT 1 FROM ledger_account WHERE id = ? FOR UPDATE", money.account());
        return connection;
    }

    private static void lock(Connection connection, String sql, String what) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, what);
            assertThat(select.executeQuery().next()).as(what).isTrue();
        }
    }

    private static void awaitBlocked(Connection connection, int many) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        await("steps that wait for locks").atMost(PATIENCE).pollInSameThread().until(() -> jdbc
                .sql("SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")
                .query(Integer.class).single() >= many);
    }

    private void assertUndoneOnce(Waiting waiting) {
        String path = "/api/orders/" + waiting.id();
        await("end of " + waiting).atMost(PATIENCE)
                .until(() -> admin.read(path).path("status").asText(), "CANCELLED"::equals);
        JsonNode order = admin.read(path);
        String fee = order.at("/cancellation/fee").asText();
        assertThat(fee).as(order::toPrettyString).isEqualTo("11.30");
        JsonNode account = admin.read("/api/accounts/" + waiting.account());
        assertThat(account.path("posted").asText()).isEqualTo("4988.70");
        assertThat(account.path("pending").asText()).isEqualTo("0.00");
        JsonNode stock = admin.read("/api/inventory?sku=" + waiting.sku()).at("/items/0");
        assertThat(stock.path("reserved").asInt()).isZero();
        assertThat(stock.path("onHand").asInt()).isEqualTo(100);
        assertThat(undoing.booking(waiting).path("status").asText()).isEqualTo("Cancelled");
        assertThat(undoing.salesOrder(waiting).findValuesAsText("SalesDocumentRjcnReason")).isNotEmpty()
                .doesNotContain("");
        assertThat(PLATFORM.simulators().deliveries(undoing.salesOrder(waiting).path("SalesOrder").asText())).isEmpty();
        assertThat(admin.read(path + "/timeline").path("items").findValuesAsText("type"))
                .contains("cancellation.requested", "shipment.cancelled", "sap.reversed", "payment.fee-kept",
                        "order.cancelled")
                .doesNotHaveDuplicates();
    }
}
