package dev.baton.order.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.order.Acceptance;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderRequests;
import dev.baton.order.Orders;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.imports.Refusal;
import dev.baton.platform.limits.IntakeBacklog;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Orders from files: one row a line of CSV, the rows of one order found by its reference, or one order on each line of NDJSON. */
@Component
public class OrderImport implements ImportKind {

    private final Orders orders;
    private final IntakeBacklog backlog;

    OrderImport(Orders orders, IntakeBacklog backlog) {
        this.orders = orders;
        this.backlog = backlog;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Set<String> required() {
        return OrderRows.REQUIRED;
    }

    @Override
    public Set<String> optional() {
        return OrderRows.OPTIONAL;
    }

    @Override
    public boolean ndjson() {
        return true;
    }

    @Override
    public String groupKey(ImportRow row) {
        return row.json() == null ? OrderRows.key(row) : ImportKind.super.groupKey(row);
    }

    @Override
    public boolean isHeldBack() {
        return backlog.holdsBackFiles();
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Faults faults = new Faults();
        JsonNode line = group.getFirst().json();
        JsonNode body = line == null ? OrderRows.json(group, faults) : line;
        NewOrder order = OrderRequests.order(body, faults, LocalDate.MIN);
        if (order == null) {
            return refused(group, faults.all());
        }
        if (!caller.sees(order.customerId().value())) {
            return ImportOutcome.refused(group.getFirst(), "/customerId orders of this customer are another caller's");
        }
        try {
            return switch (orders.accept(order, caller)) {
                case Acceptance.Accepted accepted -> ImportOutcome.accepted();
                case Acceptance.AlreadyPlaced known -> ImportOutcome.duplicate();
            };
        } catch (InvalidRequestException invalid) {
            return refused(group, invalid.faults());
        } catch (RefusedException refused) {
            return refused(group, refused.faults());
        }
    }

    private static ImportOutcome refused(List<ImportRow> group, List<Fault> faults) {
        return ImportOutcome.refused(faults.stream()
                .map(fault -> new Refusal(OrderRows.rowOf(group, fault).number(),
                        fault.pointer() + " " + fault.detail()))
                .toList());
    }
}
