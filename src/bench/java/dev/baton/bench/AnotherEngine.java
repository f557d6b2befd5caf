package dev.baton.bench;

import dev.baton.platform.engine.Deployments;
import java.time.Duration;
import java.util.Map;
import org.operaton.bpm.engine.ProcessEngine;

/**
 * The same orders through the same API, until each is completed, with Operaton in place of Zeebe: what a Java shop would otherwise use. It does
 * the same steps with the same services and tables in the same database; its process is {@code another-engine/distributor-order.bpmn}.
 *
 * <p>Zeebe is there until Baton has started, and is ended then, so that it uses no core.
 */
final class AnotherEngine implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OrdersEndToEnd orders;

    AnotherEngine(Bench bench) {
        orders = bench.orders(Map.of(
                "camunda.client.worker.defaults.enabled", false,
                "spring.datasource.hikari.maximum-pool-size", OperatonEngine.CONNECTIONS), OperatonEngine.class);
        awaitDeployment();
        bench.parts().stopBroker();
    }

    /** Baton deploys its processes to Zeebe when it starts, and would try that again and again. */
    private void awaitDeployment() {
        Patience.until(() -> "Baton to deploy its processes", PATIENCE,
                () -> orders.part(Deployments.class).latest("distributor-order.bpmn").isPresent());
    }

    @Override
    public String name() {
        return "Orders by Operaton";
    }

    @Override
    public void run(int number, int inFlight) {
        orders.run(number, inFlight);
    }

    /** Runs an order that is always the same, and tells what has become of it. */
    OrderEnd one() {
        return orders.one();
    }

    /** How many process instances Operaton has brought to their end. */
    long ended() {
        return orders.part(ProcessEngine.class)
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    @Override
    public void close() {
        orders.close();
    }
}
