package dev.baton.operations.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.order.Placing;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that several instances of the application move to another version at once. */
@BatonTest
class MigrationRaceTest {

    private static final int ORDERS = 5;

    private final MigrationRun run;
    private final CamundaClient engine;
    private final JdbcClient jdbc;
    private final Placing placing;
    private final String process = Trade.name("race").toLowerCase(Locale.ROOT);
    private final UUID migration = Ids.next();

    @Autowired
    MigrationRaceTest(MigrationRun run, CamundaClient engine, JdbcClient jdbc, BeanFactory beans) {
        this.run = run;
        this.engine = engine;
        this.jdbc = jdbc;
        this.placing = new Placing(beans);
    }

    @Test
    void an_order_that_two_move_at_once_has_moved_and_goes_by_the_rules_of_its_new_version() {
        long from = deploy("Task_Old");
        List<OrderId> orders = new ArrayList<>();
        List<Long> instances = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            orders.add(placing.aside());
            instances.add(start(orders.getLast(), from));
        }
        long to = deploy("Task_New");
        begin(from, to, orders, instances);

        Race.of(6, number -> () -> {
            run.goOn();
            return true;
        });
        await().until(() -> jdbc.sql("SELECT ended_at IS NOT NULL FROM process_migration WHERE id = ?")
                .param(migration).query(Boolean.class).single());

        assertThat(jdbc.sql("SELECT state || detail FROM process_migration_instance WHERE migration_id = ?")
                .param(migration).query(String.class).list()).hasSize(ORDERS).containsOnly("MOVED");
        assertThat(jdbc.sql("SELECT DISTINCT process_definition_key FROM orders WHERE id = ANY (?)")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new)).query(Long.class).list())
                .containsExactly(to);
    }

    private long deploy(String task) {
        var xml = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(xml, Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(task, it -> it.zeebeJobType("nobody-works"))
                .endEvent()
                .done());
        DeploymentEvent deployed = insist(() -> engine.newDeployResourceCommand()
                .addResourceBytes(xml.toByteArray(), process + ".bpmn").send().join());
        return deployed.getProcesses().getFirst().getProcessDefinitionKey();
    }

    private long start(OrderId order, long definition) {
        long instance = insist(() -> engine.newCreateInstanceCommand().processDefinitionKey(definition).send().join())
                .getProcessInstanceKey();
        jdbc.sql("UPDATE orders SET process_instance_key = ?, process_definition_key = ? WHERE id = ?")
                .params(instance, definition, order.value()).update();
        return instance;
    }

    private void begin(long from, long to, List<OrderId> orders, List<Long> instances) {
        jdbc.sql(
                """
                        INSERT INTO process_migration (id, process_id, from_definition_key, from_version, to_definition_key, to_version, mappings,
                            reason, requested_by, requested_at, ended_at)
                        VALUES (?, ?, ?, 1, ?, 2, '{"Task_Old": "Task_New"}', 'A test', 'test', now(), now())""")
                .params(migration, process, from, to).update();
        for (int number = 0; number < orders.size(); number++) {
            jdbc.sql("""
                    INSERT INTO process_migration_instance (migration_id, order_id, process_instance_key, changed_at)
                    VALUES (?, ?, ?, now())""")
                    .params(migration, orders.get(number).value(), instances.get(number)).update();
        }
        jdbc.sql("UPDATE process_migration SET ended_at = NULL WHERE id = ?").param(migration).update();
    }

    /** A broker that is busy pushes back. */
    private static <T> T insist(Callable<T> command) {
        return await().ignoreException(ClientStatusException.class).until(command, answer -> true);
    }
}
