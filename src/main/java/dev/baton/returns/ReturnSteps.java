package dev.baton.returns;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.settlement.credit.Credit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Moves returns from state to state. Whoever moves one has locked it before. */
@Repository
class ReturnSteps {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first instance that claims it drives it. */
    void claim(UUID id, long processInstanceKey) {
        jdbc.sql("UPDATE return_order SET process_instance_key = ? WHERE id = ? AND process_instance_key IS NULL")
                .params(processInstanceKey, id)
                .update();
    }

    /** The engine has lost its process: another one takes it on. */
    void beginAnew(UUID id) {
        change(id, "course = course + 1, process_instance_key = NULL");
    }

    void judge(UUID id, ReturnPolicy policy, List<BigDecimal> feePercents, long processDefinitionKey) {
        change(id, "outcome = ?, rule = ?, rule_reason = ?, freight = ?, process_definition_key = ?",
                policy.outcome().name(), policy.rule(), policy.reason(), policy.freight().name(),
                processDefinitionKey);
        for (int index = 0; index < feePercents.size(); index++) {
            jdbc.sql("UPDATE return_line SET fee_percent = ? WHERE return_id = ? AND no = ?")
                    .params(feePercents.get(index), id, index + 1)
                    .update();
        }
    }

    void review(UUID id) {
        change(id, "state = 'IN_REVIEW'");
    }

    void authorise(UUID id, String by, Instant receiveBy) {
        change(id, "state = 'AUTHORISED', authorised_by = ?, authorised_at = ?, receive_by = ?", by,
                Row.at(clock.instant()), Row.at(receiveBy));
    }

    /** @param received of each line, by number */
    void receive(UUID id, List<Quantity> received, String by, Instant inspectBy) {
        change(id, "state = 'RECEIVED', received_by = ?, received_at = ?, inspect_by = ?", by,
                Row.at(clock.instant()), Row.at(inspectBy));
        for (int index = 0; index < received.size(); index++) {
            jdbc.sql("UPDATE return_line SET received = ? WHERE return_id = ? AND no = ?")
                    .params(received.get(index).value(), id, index + 1)
                    .update();
        }
    }

    void inspect(UUID id, List<InspectedLine> lines, String by) {
        change(id, "state = 'INSPECTED', inspected_by = ?, inspected_at = ?", by, Row.at(clock.instant()));
        for (InspectedLine line : lines) {
            jdbc.sql("UPDATE return_line SET disposition = ?, inspection = ? WHERE return_id = ? AND no = ?")
                    .params(line.disposition().name(), line.reason().isEmpty() ? null : line.reason(), id, line.no())
                    .update();
        }
    }

    void sapReturn(UUID id, String number) {
        change(id, "sap_return = ?", number);
    }

    /** What of a line has left the customer's stock. */
    void taken(UUID id, int no, Quantity taken) {
        jdbc.sql("UPDATE return_line SET taken = ? WHERE return_id = ? AND no = ?").params(taken.value(), id, no)
                .update();
    }

    void stock(UUID id) {
        change(id, "state = 'STOCKED'");
    }

    void credit(UUID id, Credit credit) {
        change(id, "credit = ?, refunded = ?, paid_back = ?", credit.number(), credit.refunded().minor(),
                credit.paidBack().minor());
        for (Credit.Line line : credit.lines()) {
            jdbc.sql("UPDATE return_line SET value = ?, fee = ?, refunded = ? WHERE return_id = ? AND no = ?")
                    .params(line.value().minor(), line.fee().minor(), line.refunded().minor(), id, line.no())
                    .update();
        }
    }

    void replace(UUID id, OrderId order) {
        change(id, "replacement_order_id = ?", order.value());
    }

    /** @param why in words */
    void end(UUID id, ReturnState state, String by, String why) {
        change(id, "state = ?, ended_at = ?, ended_by = ?, end_reason = ?", state.name(), Row.at(clock.instant()), by,
                why);
    }

    private void change(UUID id, String changes, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        Collections.addAll(all, values);
        all.add(Row.at(clock.instant()));
        all.add(id);
        jdbc.sql("UPDATE return_order SET " + changes + ", changed_at = ? WHERE id = ?").params(all).update();
    }
}
