package dev.baton.order;

import dev.baton.customer.Customer;
import dev.baton.customer.Customers;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which process instance drives an order: the first that claims it, for good, unless the engine has lost that one. */
@Service
@Transactional
public class Claims {

    /** What the timeline tells of it. */
    static final String LOST =
            "The process engine had lost the order: its process was begun anew, and what was done before stays done";

    private final JdbcClient jdbc;
    private final StoredOrders orders;
    private final OrderStates states;
    private final Closings closings;
    private final Timeline timeline;
    private final Customers customers;

    Claims(
            JdbcClient jdbc,
            StoredOrders orders,
            OrderStates states,
            Closings closings,
            Timeline timeline,
            Customers customers) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.states = states;
        this.closings = closings;
        this.timeline = timeline;
        this.customers = customers;
    }

    /**
     * Lets a process instance drive an order, unless another one does. It may claim the order again, after an amendment.
     *
     * @param processDefinitionKey the version of the process, which the versions of the order's decisions belong to
     * @throws OrderClosedException if the order is being undone: a message will interrupt the instance, to undo it
     */
    public ClaimResult claim(OrderId id, long processInstanceKey, long processDefinitionKey) {
        Optional<Boolean> otherRules = take(id, processInstanceKey, processDefinitionKey);
        if (otherRules.isPresent()) {
            if (otherRules.get()) {
                timeline.addOnce(id, "rules.replaced", Step.PROCESS,
                        "The processes and rules under which it started are gone from the engine: it goes on under others",
                        "rules:" + processDefinitionKey);
            }
            return claimed(id);
        }
        Order order = orders.find(id).orElseThrow();
        Long driver = order.processInstanceKey();
        if (driver != null && driver != processInstanceKey) {
            return new ClaimResult.ClaimedByOther(driver);
        }
        Standing standing = states.standing(id);
        if (standing.isClosing() && !standing.status().isFinal()) {
            throw new OrderClosedException(id);
        }
        return new ClaimResult.Retired();
    }

    /**
     * Lets a process instance drive an order in place of one that the engine has lost, which then never has it again: a broker that dies
     * hands out jobs of instances that it does not remember when it is back. Also an order that is being undone: the instance will be
     * interrupted as the lost one was, or was to be. Changes nothing if the order is another one's, or has ended.
     *
     * @param lost no longer alive
     */
    public void handOver(OrderId id, long lost, long processInstanceKey, long processDefinitionKey) {
        if (replace(id, lost, processInstanceKey, processDefinitionKey)) {
            timeline.addOnce(id, "process.lost", Step.PROCESS, LOST, causeOfLosing(lost));
            if (states.standing(id).isClosedByItsProcess()) {
                closings.interrupt(id);
            }
        }
    }

    /** That a process is lost is told once, by whoever finds it out. */
    static String causeOfLosing(long processInstanceKey) {
        return "lost:" + processInstanceKey;
    }

    /** @return whether it goes by other rules than those under which it started first; empty if it was not taken */
    private Optional<Boolean> take(OrderId id, long processInstanceKey, long processDefinitionKey) {
        return jdbc
                .sql("""
                        UPDATE orders SET process_instance_key = :instance, process_definition_key = :definition
                         WHERE id = :id AND coalesce(process_instance_key, :instance) = :instance AND NOT restarting
                           AND :instance <> ALL (retired_instance_keys) AND status NOT IN ('CANCELLING', 'REJECTED', 'CANCELLED')
                        RETURNING coalesce(rules_definition_key <> :definition, false)""")
                .param("id", id.value())
                .param("instance", processInstanceKey)
                .param("definition", processDefinitionKey)
                .query(Boolean.class)
                .optional();
    }

    private boolean replace(OrderId id, long lost, long processInstanceKey, long processDefinitionKey) {
        return jdbc
                .sql("""
                        UPDATE orders SET process_instance_key = :instance, process_definition_key = :definition,
                               retired_instance_keys = retired_instance_keys || process_instance_key
                         WHERE id = :id AND process_instance_key = :lost AND :instance <> ALL (retired_instance_keys)
                           AND status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED')""")
                .param("id", id.value())
                .param("lost", lost)
                .param("instance", processInstanceKey)
                .param("definition", processDefinitionKey)
                .update() == 1;
    }

    private ClaimResult claimed(OrderId id) {
        Order order = orders.find(id).orElseThrow();
        Customer customer = customers.find(order.customerId()).orElseThrow();
        return new ClaimResult.Claimed(order.number(), order.revision(),
                Facts.of(customer, order.channel(), order.paymentMethod(), order.couponCodes(), order.lines()));
    }

    /** The version of its process whose rules the order goes by, the first that it started under if that is still there; empty before it has one. */
    @Transactional(readOnly = true)
    public Optional<Long> rulesDefinition(OrderId id) {
        return orders.rulesDefinition(id);
    }
}
