package dev.baton.bench;

import dev.baton.parts.PostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark, where it is installed. */
final class PgBench {

    /** As many branches as clients, so that it does not wait for rows more than it must. */
    private static final String SCALE = "16";
    static final String NAME = "pgbench, TPC-B-like";
    private static final Pattern RESULT = Pattern.compile("tps = ([0-9.]+)");

    private final PostgreSql postgres;

    PgBench(PostgreSql postgres) {
        this.postgres = postgres;
    }

    /** @return empty if it is not installed */
    Optional<Double> transactionsPerSecond(int clients, Duration duration) {
        try {
            run("-i", "-q", "-s", SCALE);
        } catch (IOException missing) {
            System.out.println("pgbench is not on the PATH: install PostgreSQL's client programs to compare");
            return Optional.empty();
        }
        try {
            Matcher result = RESULT.matcher(run("-M", "prepared", "-c", Integer.toString(clients), "-j", "2", "-T",
                    Long.toString(duration.toSeconds())));
            if (!result.find()) {
                throw new IllegalStateException("pgbench told no result");
            }
            return Optional.of(Double.parseDouble(String.valueOf(result.group(1))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("pgbench", "-h", "127.0.0.1", "-p",
                Integer.toString(postgres.port()), "-U", PostgreSql.USER));
        command.addAll(Arrays.asList(arguments));
        command.add("baton");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", PostgreSql.PASSWORD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: " + output);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return output;
    }
}
