package dev.baton.parts;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Baton itself as a program of its own, with the class path of this JVM. */
public final class Baton implements AutoCloseable {

    private final String profile;
    private final Path log;
    private final int port;
    private final Map<String, Object> properties;
    private final Running program = new Running();

    /** What it must be told to use a database and an engine. */
    public static Map<String, Object> surroundings(PostgreSql database, Engine engine) {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", PostgreSql.USER,
                "spring.datasource.password", PostgreSql.PASSWORD,
                "server.address", "127.0.0.1",
                "camunda.client.mode", "self-managed",
                "camunda.client.grpc-address", engine.grpc().toString(),
                "camunda.client.rest-address", engine.web().toString(),
                "camunda.client.prefer-rest-over-grpc", "false");
    }

    /** @param properties what it must be told to use the parts around it */
    public Baton(String profile, Path log, int port, Map<String, Object> properties) {
        this.profile = profile;
        this.log = log.toAbsolutePath();
        this.port = port;
        this.properties = Map.copyOf(properties);
    }

    /** Returns when it takes requests; whether it can take orders is for its health to tell. */
    public Baton start() {
        Map<String, String> environment = Map.of("CLASSPATH", classPath());
        program.start(new Program.Command("Baton", command(), environment, "TERM", log),
                url().resolve("/actuator/health/liveness"));
        return this;
    }

    /** Too long for a command line. An entry that is empty would be the folder that this was started in. */
    private static String classPath() {
        String[] entries = Objects.requireNonNull(System.getProperty("java.class.path")).split(File.pathSeparator);
        return Arrays.stream(entries).filter(entry -> !entry.isEmpty()).collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> command() {
        // The quicker compiler alone: it lives for minutes.
        List<String> command = new ArrayList<>(List.of(Machine.java(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "dev.baton.BatonApplication",
                "--spring.profiles.active=" + profile, "--server.port=" + port));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Kills it as a crash would. */
    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.stop();
    }
}
