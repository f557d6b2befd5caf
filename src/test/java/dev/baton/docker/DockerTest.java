package dev.baton.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerTest {

    private static final String POM = Compose.text(Path.of("pom.xml"));
    private static final String DOCKERFILE = Compose.text(Compose.FOLDER.resolve("Dockerfile"));

    private final Compose compose = Compose.read("compose.yaml");
    private final Map<String, Object> application = Compose.yaml(Path.of("src/main/resources/application.yaml"));

    @Test
    void every_variable_that_baton_is_given_is_a_property_of_it() throws IOException {
        Set<String> properties = propertiesByVariable();

        assertThat(properties).contains("BATON_SAP_URL", "SPRING_DATASOURCE_URL");
        assertThat(compose.environment("baton").keySet()).isSubsetOf(properties);
    }

    @Test
    void what_has_no_default_in_baton_is_given_to_it() {
        assertThat(compose.environment("baton")).containsKeys(
                "SPRING_DATASOURCE_PASSWORD", "BATON_SAP_USER", "BATON_SAP_PASSWORD", "BATON_CARRIER_SECRET",
                "BATON_PAYMENT_SECRET");
    }

    @Test
    void every_variable_that_the_simulators_are_given_is_one_that_they_read() throws IOException {
        String sources = "";
        for (String source : Set.of("Callbacks", "SimulatorExtensions")) {
            sources += Compose.text(Path.of("src/test/java/dev/baton/simulators/" + source + ".java"));
        }

        Set<String> read = Compose.matches(Pattern.compile("\"([A-Z_]{5,})\""), sources).collect(Collectors.toSet());
        assertThat(compose.environment("simulators").keySet()).isSubsetOf(read);
    }

    @Test
    void the_example_names_each_variable_once_and_no_other_and_gives_no_secret_away() {
        String example = Compose.text(Compose.FOLDER.resolve(".env.example"));

        assertThat(Compose.matches(Pattern.compile("(?m)^(\\w+)="), example).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(compose.variables());
        assertThat(example).doesNotContainPattern("(PASSWORD|SECRET)=.");
        assertThat(compose.text()).doesNotContainPattern("(?im)^\\s*\\w*(password|secret): +[^$]");
        assertThat(Compose.text(Path.of(".gitignore")).lines()).contains("docker/.env");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "camunda", "simulators"})
    void mounted_files_are_there_and_cannot_be_changed_from_inside(String service) {
        assertThat(compose.mounts(service).values()).allMatch(Files::exists);
        assertThat(compose.list(service, "volumes")).filteredOn(volume -> volume.startsWith("./"))
                .allMatch(volume -> volume.endsWith(":ro"));
    }

    @Test
    void every_service_is_published_on_the_loopback_interface_only() {
        assertThat(compose.services().keySet()).allSatisfy(
                service -> assertThat(compose.list(service, "ports")).isNotEmpty()
                        .allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void baton_listens_where_the_container_is_asked_for_its_health() {
        String port = String.valueOf(Compose.map(application.get("server")).get("port"));
        String image = image("baton");

        assertThat(compose.list("baton", "ports")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(image).contains("EXPOSE " + port, "/dev/tcp/127.0.0.1/" + port, "GET /actuator/health/readiness ");
        assertThat(compose.environment("simulators")).containsEntry("BATON_URL", "http://baton:" + port);
        assertThat(application.toString()).contains("probes={enabled=true}");
    }

    @Test
    void the_simulators_listen_where_baton_calls_them_and_have_the_stubs_of_the_local_platform() {
        assertThat(image("simulators")).contains("EXPOSE 8099", "\"--port\", \"8099\"", "/dev/tcp/127.0.0.1/8099");
        assertThat(compose.environment("baton").get("BATON_SAP_URL")).endsWith("http://simulators:8099}");
        assertThat(compose.environment("baton").get("BATON_CARRIER_URL")).endsWith("http://simulators:8099}");
        assertThat(compose.mounts("simulators")).containsEntry("/simulators/mappings",
                Path.of("docker/wiremock/mappings"));
        assertThat(Compose.text(Path.of("src/test/java/dev/baton/simulators/Simulators.java")))
                .contains("Path.of(\"docker\", \"wiremock\")");
        for (String secret : Set.of("BATON_CARRIER_SECRET", "BATON_PAYMENT_SECRET")) {
            assertThat(compose.environment("simulators").get(secret))
                    .isEqualTo(compose.environment("baton").get(secret));
        }
    }

    @Test
    void the_databases_are_those_that_baton_and_the_engine_ask_for() {
        String made = Compose.text(Compose.FOLDER.resolve("postgres/databases.sh"));

        assertThat(compose.environment("baton"))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/baton")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "baton");
        assertThat(engine("data", "secondary-storage", "rdbms"))
                .containsEntry("url", "jdbc:postgresql://postgres:5432/camunda")
                .containsEntry("username", "camunda")
                .containsEntry("password", "${CAMUNDA_DB_PASSWORD}");
        assertThat(engine("data", "secondary-storage")).containsEntry("type", "rdbms");
        assertThat(made).contains("CREATE DATABASE baton OWNER baton", "CREATE DATABASE camunda OWNER camunda");
        assertThat(Compose.matches(Pattern.compile("\\$(\\w+_PASSWORD)"), made).collect(Collectors.toSet()))
                .isEqualTo(Set.of("BATON_DB_PASSWORD", "CAMUNDA_DB_PASSWORD"))
                .isSubsetOf(compose.environment("postgres").keySet());
        assertThat(compose.mounts("postgres")).containsKey("/docker-entrypoint-initdb.d/databases.sh");
        assertThat(Files.isExecutable(Compose.FOLDER.resolve("postgres/databases.sh"))).isTrue();
    }

    @Test
    void the_engine_takes_each_of_its_secrets_from_its_environment() {
        String settings = Compose.text(Compose.FOLDER.resolve("camunda/application.yaml"));

        assertThat(Compose.matches(Pattern.compile("\\$\\{(\\w+)}"), settings).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(compose.environment("camunda").keySet());
        assertThat(compose.mounts("camunda")).containsKey("/usr/local/camunda/config/application.yaml");
        assertThat(compose.list("camunda", "ports")).contains("127.0.0.1:26500:26500", "127.0.0.1:8080:8080");
        assertThat(compose.environment("baton")).containsEntry("CAMUNDA_CLIENT_GRPCADDRESS", "http://camunda:26500")
                .containsEntry("CAMUNDA_CLIENT_RESTADDRESS", "http://camunda:8080")
                .containsEntry("BATON_TASKLIST_URL", "http://camunda:8080");
        assertThat(engine("security", "authentication")).containsEntry("unprotected-api", true);
    }

    @Test
    void images_are_of_the_versions_that_the_tests_run_with() {
        assertThat(compose.service("postgres")).containsEntry("image",
                "postgres:" + version("postgres-binaries.version").replaceAll("\\.\\d+$", ""));
        assertThat(DOCKERFILE).contains("FROM wiremock/wiremock:" + version("wiremock.version") + " ");
        // the client line 8.8 is the one that 8.9 supports besides its own
        assertThat(compose.service("camunda")).containsEntry("image", "camunda/camunda:8.9.17");
        assertThat(version("camunda-client.version")).startsWith("8.8.");
        int java = Integer.parseInt(Compose.only("FROM eclipse-temurin:(\\d+)-jre", DOCKERFILE));
        assertThat(java).isGreaterThanOrEqualTo(Integer.parseInt(version("java.version")));
    }

    @Test
    void the_image_holds_the_jars_that_the_build_makes() {
        String jar = Compose.only("<artifactId>(baton)</artifactId>", POM) + "-"
                + Compose.only("<artifactId>baton</artifactId>\\s*<version>([^<]+)", POM);

        assertThat(DOCKERFILE).contains("ARG JAR=target/" + jar + ".jar",
                "ARG SIMULATORS=target/" + jar + "-simulators.jar");
        assertThat(POM).contains("<classifier>simulators</classifier>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton", "simulators"})
    void nothing_of_ours_runs_as_root(String target) {
        assertThat(image(target)).containsPattern("(?m)^USER " + target + "$");
    }

    @Test
    void baton_starts_when_what_it_needs_is_healthy() {
        assertThat(Compose.map(compose.service("baton").getOrDefault("depends_on", Map.of()))).hasSize(3)
                .allSatisfy((service, how) -> {
                    assertThat(how).hasToString("{condition=service_healthy}");
                    assertThat(compose.service(service).containsKey("healthcheck")
                            || image(service).contains("HEALTHCHECK"))
                            .isTrue();
                });
    }

    /** The part of the Dockerfile that makes a target; empty where there is none. */
    private static String image(String target) {
        int start = DOCKERFILE.indexOf(" AS " + target + "\n");
        int end = DOCKERFILE.indexOf("\nFROM ", start);
        return start < 0 ? "" : DOCKERFILE.substring(start, end < 0 ? DOCKERFILE.length() : end);
    }

    private static Map<String, Object> engine(String... path) {
        Map<String, Object> settings = Compose.map(
                Compose.yaml(Compose.FOLDER.resolve("camunda/application.yaml")).getOrDefault("camunda", Map.of()));
        for (String part : path) {
            settings = Compose.map(settings.getOrDefault(part, Map.of()));
        }
        return settings;
    }

    private static String version(String property) {
        return Compose.only("<" + Pattern.quote(property) + ">([^<]+)<", POM);
    }

    /** The properties that Baton and its libraries describe, as environment variables are named. */
    private static Set<String> propertiesByVariable() throws IOException {
        Set<String> variables = new TreeSet<>();
        List<URL> descriptions = new ArrayList<>();
        for (String name : Set.of("spring-configuration-metadata.json",
                "additional-spring-configuration-metadata.json")) {
            descriptions.addAll(Collections.list(ClassLoader.getSystemClassLoader().getResources("META-INF/" + name)));
        }
        for (URL description : descriptions) {
            for (JsonNode property : new ObjectMapper().readTree(description).path("properties")) {
                variables.add(
                        property.path("name").asText().toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'));
            }
        }
        return variables;
    }
}
