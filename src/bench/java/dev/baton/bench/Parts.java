package dev.baton.bench;

import dev.baton.parts.Baton;
import dev.baton.parts.Camunda;
import dev.baton.parts.CamundaPorts;
import dev.baton.parts.Folders;
import dev.baton.parts.Machine;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty broker without exporters and an empty PostgreSQL, which write to disk as they do in production. */
final class Parts implements AutoCloseable {

    private final PostgreSql postgres;
    private final Camunda broker;
    private final CamundaClient engine;

    private Parts(PostgreSql postgres, Camunda broker) {
        this.postgres = postgres.start();
        this.broker = broker.start();
        engine = CamundaClient.newClientBuilder()
                .grpcAddress(broker.grpc())
                .restAddress(broker.web())
                .preferRestOverGrpc(false)
                .build();
    }

    static Parts startIn(Path folder) {
        return startIn(folder, List.of());
    }

    /** @param settings of PostgreSQL, beside those that it has by itself */
    static Parts startIn(Path folder, List<String> settings) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Parts(
                new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                        folder.resolve("postgres.log"), Ports.free(), settings),
                Camunda.broker(Machine.camundaHome(), folder.resolve("zeebe"), folder.resolve("camunda.log"),
                        CamundaPorts.free(), Map.of()));
    }

    /** The database, by other connections than the application's. */
    JdbcClient sql() {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(), PostgreSql.USER, PostgreSql.PASSWORD));
    }

    CamundaClient engine() {
        return engine;
    }

    Map<String, Object> properties() {
        return Baton.surroundings(postgres, broker);
    }

    /** Ends the broker, so that it uses no core while something else is measured. */
    void stopBroker() {
        broker.close();
    }

    @Override
    public void close() {
        engine.close();
        broker.close();
        postgres.close();
    }
}
