package dev.baton.order.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.order.NewOrder;
import dev.baton.order.OrderRequests;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.Faults;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderRowsTest {

    private static final Map<String, String> ROW = Map.ofEntries(
            Map.entry("channel", "DISTRIBUTOR"),
            Map.entry("externalReference", "PO-1"),
            Map.entry("customerId", "D-1001"),
            Map.entry("currency", "CNY"),
            Map.entry("paymentMethod", "PREPAID"),
            Map.entry("couponCodes", "SPRING; VIP"),
            Map.entry("shipToName", "Lin Wei"),
            Map.entry("shipToLine1", "1 Harbour Road"),
            Map.entry("shipToCity", "Ningbo"),
            Map.entry("shipToPostalCode", "315000"),
            Map.entry("shipToCountry", "CN"),
            Map.entry("sku", "SKU-1"),
            Map.entry("quantity", "10"));

    private final Faults faults = new Faults();

    @Test
    void rows_of_one_order_become_its_lines() {
        List<ImportRow> rows = List.of(row(1, Map.of()), row(2, Map.of("sku", "SKU-2", "quantity", "0.5")));

        NewOrder order =
                Objects.requireNonNull(OrderRequests.order(OrderRows.json(rows, faults), faults, LocalDate.MIN),
                        () -> faults.all().toString());

        assertThat(order.couponCodes()).containsExactly("SPRING", "VIP");
        assertThat(order.shipTo().line1()).isEqualTo("1 Harbour Road");
        assertThat(order.lines()).extracting(line -> line.sku() + " × " + line.quantity()).containsExactly("SKU-1 × 10",
                "SKU-2 × 0.5");
    }

    @Test
    void a_fault_of_a_line_is_the_fault_of_its_row() {
        List<ImportRow> rows =
                List.of(row(7, Map.of()), row(8, Map.of("quantity", "ten")), row(9, Map.of("currency", "EUR")));

        OrderRequests.order(OrderRows.json(rows, faults), faults, LocalDate.MIN);

        assertThat(faults.all()).extracting(fault -> OrderRows.rowOf(rows, fault).number()).containsExactlyInAnyOrder(8,
                9);
        assertThat(faults.all()).extracting(Fault::detail).anyMatch(detail -> detail.contains("row 7"));
    }

    @Test
    void rows_belong_together_by_channel_customer_and_reference() {
        assertThat(OrderRows.key(row(1, Map.of()))).isEqualTo(OrderRows.key(row(2, Map.of("sku", "SKU-9"))));
        assertThat(OrderRows.key(row(1, Map.of()))).isNotEqualTo(OrderRows.key(row(2, Map.of("customerId", "D-1002"))));
    }

    private static ImportRow row(int number, Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(ROW);
        values.putAll(changes);
        return new ImportRow(number, values, null);
    }
}
