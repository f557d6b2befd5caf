package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.parts.PartFailed;
import dev.baton.parts.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlatformPiecesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_taken_port_is_named_with_its_part_and_the_way_to_choose_another() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> PortChecks.allFree(Map.of("camunda", port)))
                    .isInstanceOf(PartFailed.class)
                    .hasMessageContaining("Port " + port + " of camunda is taken")
                    .hasMessageContaining("-Dbaton.local.camunda.port=");
        }
        assertThatCode(() -> PortChecks.allFree(Map.of("camunda", Ports.free()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_part_has_a_port_of_its_own(boolean cluster) {
        assertThat(chosen(Map.of("cluster", Boolean.toString(cluster))).ports().values()).doesNotHaveDuplicates();
    }

    @Test
    void every_port_can_be_chosen_by_the_name_under_which_it_is_told() {
        Map<String, Integer> ports = chosen(Map.of("cluster", "true")).ports();

        assertThat(ports).containsKeys("baton", "baton-1", "baton-2", "camunda", "camunda-2", "camunda-3-grpc");
        assertThat(ports.keySet()).allSatisfy(
                name -> assertThat(chosen(Map.of("cluster", "true", name + ".port", "1")).ports())
                        .containsEntry(name, 1));
    }

    @Test
    void a_cluster_keeps_its_data_apart() {
        assertThat(chosen(Map.of("cluster", "true")).folder()).isNotEqualTo(chosen(Map.of()).folder());
    }

    private static LocalSettings chosen(Map<String, String> settings) {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty("baton.local." + name, value));
        return LocalSettings.of(properties);
    }

    @Test
    void a_saved_file_is_told_with_all_others_and_a_save_without_a_change_is_not() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("dmn")).resolve("check.dmn");
        Path process = Files.createDirectories(folder.resolve("bpmn")).resolve("order.bpmn");
        Files.writeString(rules, "one");
        Files.writeString(process, "process");
        List<List<Path>> told = new CopyOnWriteArrayList<>();
        try (var watch = new ModelWatch(new ModelFiles(folder), told::add)) {
            Files.writeString(rules, "one");
            Files.writeString(rules, "two");
            Awaitility.await().until(() -> told.size() == 1);
            assertThat(told.getFirst()).containsExactly(process, rules);
            Files.writeString(folder.resolve("dmn").resolve("notes.txt"), "no model");
            Files.writeString(rules, "three");
            Awaitility.await().until(() -> told.size() == 2);
        }
    }

    @Test
    void the_sample_files_refer_to_each_other() {
        List<String> skus = Stream.of("products", "new-products")
                .flatMap(file -> SampleFile.read(file).lines().skip(1))
                .map(line -> line.split(",")[0])
                .toList();
        List<String> customers = Stream.of("customers", "retailers", "consumers")
                .flatMap(file -> SampleFile.read(file).lines().skip(1))
                .map(line -> line.split(",")[0])
                .toList();
        assertThat(skus).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        assertThat(customers).hasSizeGreaterThanOrEqualTo(16).doesNotHaveDuplicates();
        assertThat(SampleFile.read("orders").lines().skip(1)).allSatisfy(line -> {
            String[] cells = line.split(",");
            assertThat(customers).contains(cells[2]);
            assertThat(skus).contains(cells[13]);
        });
        assertThat(SampleFile.read("stock").lines().skip(1)).allSatisfy(line -> assertThat(skus)
                .contains(line.split(",")[1]));
    }
}
