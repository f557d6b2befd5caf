package dev.baton.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    private Path folder = Path.of("");

    private Program start(String script) {
        return new Program.Command("probe", List.of("sh", "-c", script), Map.of(), "TERM", log()).start();
    }

    private Path log() {
        return folder.resolve("probe.log");
    }

    @Test
    void a_program_and_its_children_end_when_the_jvm_is_killed_outright() throws Exception {
        Process jvm = new ProcessBuilder(Machine.java(), "-cp", path("/"),
                path("Holder.java"), log().toString()).start();
        var out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.US_ASCII));
        ProcessHandle program = ProcessHandle.of(Long.parseLong(Objects.requireNonNull(out.readLine()))).orElseThrow();
        ProcessHandle watchdog = program.parent().orElseThrow();
        assertThat(program.isAlive()).isTrue();

        jvm.destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !program.isAlive() && !watchdog.isAlive());
    }

    private static String path(String resource) {
        URL found = Objects.requireNonNull(Program.class.getResource(resource), resource);
        return Path.of(URI.create(found.toString())).toString();
    }

    @Test
    void closing_lets_a_program_stop_in_good_order() throws IOException {
        Program program = start("trap 'echo bye; exit' TERM; echo ready; while true; do sleep 0.1; done");
        Awaitility.await().until(() -> Files.readString(log()).contains("ready"));
        program.close();
        assertThat(program.isRunning()).isFalse();
        assertThat(log()).content().contains("bye");
    }

    @Test
    void killing_gives_a_program_no_time() throws IOException {
        Program program = start("trap 'echo bye; exit' TERM; echo ready; while true; do sleep 0.1; done");
        Awaitility.await().until(() -> Files.readString(log()).contains("ready"));
        program.kill();
        assertThat(program.isRunning()).isFalse();
        assertThat(log()).content().doesNotContain("bye");
    }

    @Test
    void a_program_that_ends_by_itself_is_reported_with_the_end_of_its_log() {
        assertThatThrownBy(() -> {
            Program program = start("echo 'the disk is full'; exit 3");
            Awaitility.await().until(() -> !program.isRunning());
            program.mustRun();
        }).isInstanceOf(PartFailed.class).hasMessageContaining("the disk is full");
    }

    @Test
    void what_an_earlier_run_left_is_ended_before_the_program_starts_again() {
        Program earlier = start("sleep 1000");
        try (Program later = start("sleep 1000")) {
            assertThat(earlier.isRunning()).isFalse();
            assertThat(later.isRunning()).isTrue();
        }
    }

    @Test
    void another_process_under_the_pid_of_an_earlier_run_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("probe.log.pid"), ProcessHandle.current().pid() + " 2020-01-01T00:00:00Z");
        Program.endLeftoversOf(log());
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
