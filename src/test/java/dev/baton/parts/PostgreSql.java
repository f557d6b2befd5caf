package dev.baton.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server with one database for Baton. Its data directory outlives it. */
public final class PostgreSql implements AutoCloseable {

    public static final String USER = "baton";
    public static final String PASSWORD = "baton";
    private static final String DATABASE = "baton";

    private final Path binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> settings;
    private final Running program = new Running();

    /**
     * @param binaries where the programs are unpacked to, once
     * @param data the server's data directory, made if it does not exist
     * @param settings in the words of {@code postgresql.conf}, for example {@code fsync=off}
     */
    public PostgreSql(Path binaries, Path data, Path log, int port, List<String> settings) {
        this.binaries = binaries.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        this.settings = List.copyOf(settings);
    }

    /** Returns when the server takes connections and the database exists. */
    public PostgreSql start() {
        try {
            PostgresBinaries.unpackedIn(binaries);
            Folders.parentOf(log);
            if (!Files.exists(data)) {
                initialise();
            }
            // The earlier server is gone (Program saw to that); its pid may by now be another process.
            Program.endLeftoversOf(log);
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            program.start(new Program.Command("PostgreSQL", command(), environment(), "INT", log),
                    this::takesConnections);
            createDatabase();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise() throws IOException {
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Folders.parentOf(unfinished);
        Path passwordFile = Files.createTempFile("password", "");
        try {
            Files.writeString(passwordFile, PASSWORD);
            List<String> command = new ArrayList<>(notAsRoot());
            command.addAll(List.of(binary("initdb"), "--pgdata=" + unfinished, "--username=" + USER,
                    "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--no-sync",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment());
            if (builder.start().waitFor() != 0) {
                throw new PartFailed("PostgreSQL cannot make its data directory:\n" + LogTail.of(log, 15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted", e);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(binary("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        List<String> all = new ArrayList<>(List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
                "max_connections=200", "log_checkpoints=off"));
        all.addAll(settings);
        all.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, who then owns root's files. */
    private static List<String> notAsRoot() {
        return Machine.isRoot() ? List.of("unshare", "-U") : List.of();
    }

    private String binary(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }

    private boolean takesConnections() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            try (var found = statement.executeQuery(
                    "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new PartFailed("PostgreSQL cannot make the database " + DATABASE, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String jdbcUrl() {
        return url(DATABASE);
    }

    public int port() {
        return port;
    }

    /** Kills the server as a crash would. */
    public void kill() {
        program.kill();
    }

    /** Ends open connections and stops in good order. */
    @Override
    public void close() {
        program.stop();
    }
}
