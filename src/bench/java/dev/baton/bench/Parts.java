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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An empty broker without exporters and an empty PostgreSQL, which write to disk as they do in production. */
final class Parts implements AutoCloseable {

    private static final String BROKER = "zeebe";

    private final Path folder;
    private final PostgreSql postgres;
    private final Camunda broker;
    private final CamundaClient engine;

    private Parts(Path folder, PostgreSql postgres, Camunda broker) {
        this.folder = folder;
        this.postgres = postgres.start();
        this.broker = broker.start();
        engine = CamundaClient.newClientBuilder()
                .grpcAddress(broker.grpc())
                .restAddress(broker.web())
                .preferRestOverGrpc(false)
                .build();
    }

    /**
     * @param name of their folder
     * @param settings of PostgreSQL, beside those that it has by itself
     */
    static Parts startIn(String name, List<String> settings) {
        Path folder = Bench.FOLDER.resolve(name);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Parts(folder,
                new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                        folder.resolve("postgres.log"), Ports.free(), settings),
                Camunda.broker(Machine.camundaHome(), folder.resolve(BROKER), folder.resolve("camunda.log"),
                        CamundaPorts.free(), Map.of()));
    }

    /** The database, by other connections than the application's. */
    JdbcClient sql() {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(), PostgreSql.USER, PostgreSql.PASSWORD));
    }

    /** The database, by one connection that stays the same until it is closed. */
    SingleConnectionDataSource session() {
        return new SingleConnectionDataSource(postgres.jdbcUrl(), PostgreSql.USER, PostgreSql.PASSWORD, true);
    }

    CamundaClient engine() {
        return engine;
    }

    /** What Baton must be told to use them. */
    Map<String, Object> properties() {
        return Baton.surroundings(postgres, broker);
    }

    /** What the broker has on disk. */
    long brokerBytes() {
        LongAdder bytes = new LongAdder();
        try {
            Files.walkFileTree(folder.resolve(BROKER), new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.add(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path maybeGone, @Nullable IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.sum();
    }

    /** What the database has on disk. */
    long databaseBytes() {
        return sql().sql("SELECT pg_database_size(current_database())").query(Long.class).single();
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
