package dev.baton.platform.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.limits.TooLargeException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

// the heap is measured, which other tests would fill
@Isolated
@BatonTest
class ImportsTest {

    private static final Caller STOCK = new Caller("stock", Set.of(Role.STOCK), null);
    private static final ImportProperties PROPERTIES =
            new ImportProperties(DataSize.ofMegabytes(64), Duration.ofMillis(100));

    private final ImportJobs jobs;
    private final ImportGroups groups;
    private final RowFormats formats;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Crates crates = new Crates();
    private final Crates needsNoEngine = new Crates();
    private ImportRunner runner;

    @Autowired
    ImportsTest(
            ImportJobs jobs,
            ImportGroups groups,
            RowFormats formats,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.groups = groups;
        this.formats = formats;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.runner = runner();
    }

    @BeforeEach
    void start() {
        runner.start();
    }

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void rows_are_taken_together_by_key_and_each_outcome_is_counted() {
        ImportId id = csv("""
                \uFEFFweight, label ,remark
                1,a,first
                2,refused-1,
                3,a,"with, comma"
                4,thrown-1,
                5
                6,b,
                7,broken,
                """);
        ImportProgress done = done(id);
        assertThat(crates.taken()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "b", 1));
        assertThat(done.rows()).isEqualTo(7);
        assertThat(done.accepted()).isEqualTo(3);
        assertThat(done.refused()).isEqualTo(4);
        assertThat(done.processed()).isEqualTo(7);
        assertThat(done.refusals()).containsExactly(
                new Refusal(2, "weighs too much"),
                new Refusal(4, "/label is unknown"),
                new Refusal(5, "has 1 columns, but the header has 3"),
                new Refusal(7, "could not be taken; nothing was changed"));
    }

    @Test
    void a_repeated_file_changes_nothing() {
        assertThat(done(csv("label,weight\na,1\n")).accepted()).isEqualTo(1);
        assertThat(done(csv("label,weight\na,1\n")).duplicate()).isEqualTo(1);
    }

    @Test
    void one_json_object_a_line_is_taken_and_a_bad_line_refused() {
        ImportId id = receive("{\"label\":\"x\"}\n\nnot json\n[1]\n{\"label\":\"y\"}", RowFormats.NDJSON);
        ImportProgress done = done(id);
        assertThat(crates.taken()).containsOnlyKeys("x", "y");
        assertThat(done.rows()).isEqualTo(4);
        assertThat(done.refusals()).extracting(Refusal::row).containsExactly(2, 3);
    }

    @Test
    void unknown_and_missing_columns_are_refused_by_name() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> csv("label,colour\na,red\n"))
                .satisfies(fault -> assertThat(fault.faults()).extracting(Fault::pointer).containsExactly("/colour",
                        "/weight"));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> csv(""));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> csv("label,weight\n"));
        assertThatExceptionOfType(UnsupportedFileException.class)
                .isThrownBy(() -> receive("<xml/>", MediaType.APPLICATION_XML));
    }

    @Test
    void a_row_that_no_memory_should_hold_is_refused_with_its_file() {
        String endless = "x".repeat(2_000_000);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> csv("label,weight\na,1\n\"" + endless + "\",1\n"));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> receive("{\"label\":\"" + endless + "\"}", RowFormats.NDJSON));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> csv("label,weight" + ",x".repeat(200) + "\na,1\n"))
                .satisfies(fault -> assertThat(fault.faults()).hasSize(1));
    }

    @Test
    void rows_are_refused_where_too_many_belong_together() {
        ImportProgress done = done(csv("label,weight\n" + "a,1\n".repeat(1_200) + "b,1\n"));
        assertThat(crates.taken()).containsOnlyKeys("b");
        assertThat(done.refused()).isEqualTo(1_200);
        assertThat(done.refusals()).containsExactly(new Refusal(1, "more than 1000 rows belong together"));
    }

    @Test
    void a_row_that_cannot_be_kept_is_refused_without_its_file() {
        ImportProgress nul = done(csv("label,weight\na\0,1\nb,1\n"));
        assertThat(nul.refusals()).extracting(Refusal::row).containsExactly(1);
        ImportProgress number =
                done(receive("{\"label\":\"x\",\"weight\":1e99999}\n{\"label\":\"y\"}", RowFormats.NDJSON));
        assertThat(number.refusals()).extracting(Refusal::row).containsExactly(1);
        assertThat(crates.taken()).containsOnlyKeys("b", "y");
    }

    @Test
    void letters_are_not_guessed() {
        byte[] gbk = "label,weight\n\u5e7f\u5dde,1\n".getBytes(Charset.forName("GBK"));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> receive(gbk, RowFormats.CSV))
                .satisfies(fault -> assertThat(fault.faults()).extracting(Fault::detail)
                        .containsExactly("the file is not in UTF-8"));
    }

    @Test
    void a_file_of_a_type_that_is_none_is_not_taken() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("spreadsheet");
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("stock", "", "ROLE_STOCK"));
        try {
            assertThatExceptionOfType(UnsupportedFileException.class).isThrownBy(() -> transaction.execute(
                    status -> new ImportEndpoint(imports(PROPERTIES)).receive(crates, request)));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void a_file_over_the_limit_leaves_nothing_behind() {
        Imports small = imports(new ImportProperties(DataSize.ofBytes(100), Duration.ofMillis(100)));
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> receive(small, "label,weight\n" + "a,1\n".repeat(100)));
        assertThat(jdbc.sql("SELECT count(*) FROM import_job WHERE kind = ?").param(crates.name()).query(Integer.class)
                .single()).isZero();
    }

    @Test
    void ten_thousand_long_rows_stream_in_constant_memory() {
        GeneratedFile file = new GeneratedFile(10_000, 5_000);
        ImportId id = transaction.execute(status -> imports(PROPERTIES).receive(crates, file, RowFormats.CSV, STOCK));
        assertThat(file.largestHeapGrowth()).as("of a file of 50 MB").isLessThan(20L * 1024 * 1024);
        assertThat(id).isNotNull();
        jdbc.sql("DELETE FROM import_job WHERE kind = ?").param(crates.name()).update();
    }

    @Test
    void what_a_stopped_instance_left_is_taken_up_and_nothing_is_taken_twice() throws Exception {
        CountDownLatch halfWay = new CountDownLatch(1);
        crates.before(label -> {
            if (label.equals("crate-50")) {
                halfWay.countDown();
            }
        });
        StringBuilder file = new StringBuilder("label,weight\n");
        for (int row = 0; row < 100; row++) {
            file.append("crate-").append(row).append(",1\n");
        }
        ImportId id = csv(file.toString());
        assertThat(halfWay.await(20, TimeUnit.SECONDS)).isTrue();
        runner.stop();
        assertThat(progress(id).status()).isNotEqualTo(ImportProgress.Status.DONE);

        runner = runner();
        runner.start();

        assertThat(done(id).accepted()).isEqualTo(100);
        assertThat(crates.taken()).hasSize(100).containsValue(1).doesNotContainValue(2);
    }

    @Test
    void an_import_that_is_held_back_is_locked_by_nobody_and_goes_on_where_it_was() {
        crates.before(label -> crates.holdBack(label.equals("b")));
        ImportId id = csv("label,weight\na,1\nb,1\nc,1\n");
        await("the second row").until(() -> progress(id).processed() == 2);
        await("another instance to get it").until(() -> transaction.execute(status -> jobs.take(id)));
        await("looking again and again").during(Duration.ofMillis(500)).until(() -> progress(id).processed() == 2);

        crates.holdBack(false);

        assertThat(done(id).accepted()).isEqualTo(3);
        assertThat(crates.taken()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 1, "c", 1));
    }

    @Test
    void two_instances_do_not_work_at_the_same_import() {
        ImportRunner other = runner();
        other.start();
        try {
            ImportId id = csv("label,weight\n" + "a,1\nb,1\nc,1\n".repeat(50));
            assertThat(done(id).accepted()).isEqualTo(150);
            assertThat(crates.taken()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 50, "b", 50, "c", 50));
        } finally {
            other.stop();
        }
    }

    @Test
    void an_import_that_waits_for_the_engine_keeps_no_other_waiting() {
        CountDownLatch tried = new CountDownLatch(2);
        crates.before(label -> {
            tried.countDown();
            throw new EngineUnavailableException(new IOException("away"));
        });
        ImportId waiting = csv("label,weight\na,1\n");
        transaction.executeWithoutResult(status -> imports(PROPERTIES).receive(needsNoEngine,
                new ByteArrayInputStream("label,weight\nb,1\n".getBytes(UTF_8)), RowFormats.CSV, STOCK));

        await().until(() -> needsNoEngine.taken().containsKey("b"));
        await().until(() -> tried.getCount() == 0);
        crates.before(label -> {});

        assertThat(done(waiting).accepted()).isEqualTo(1);
    }

    @Test
    void a_caller_bound_to_a_customer_sees_only_what_they_sent() {
        ImportId id = csv("label,weight\na,1\n");
        Caller dealer = new Caller("dealer", Set.of(Role.INTEGRATOR), "D-1001");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> imports(PROPERTIES).progress(crates, id, dealer));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> imports(PROPERTIES).progress(new Crates(), id, STOCK));
    }

    private ImportId csv(String text) {
        return receive(text, RowFormats.CSV);
    }

    private ImportId receive(String text, MediaType type) {
        return receive(text.getBytes(UTF_8), type);
    }

    private ImportId receive(byte[] file, MediaType type) {
        ImportId id = transaction.execute(status -> imports(PROPERTIES).receive(
                crates, new ByteArrayInputStream(file), type, STOCK));
        assertThat(id).isNotNull();
        return id;
    }

    private void receive(Imports imports, String text) {
        transaction.executeWithoutResult(status -> imports.receive(crates,
                new ByteArrayInputStream(text.getBytes(UTF_8)), RowFormats.CSV, STOCK));
    }

    private ImportProgress done(ImportId id) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> progress(id),
                progress -> progress.status() == ImportProgress.Status.DONE);
    }

    private ImportProgress progress(ImportId id) {
        return imports(PROPERTIES).progress(crates, id, STOCK);
    }

    private Imports imports(ImportProperties properties) {
        return new Imports(jobs, formats, properties, runner, clock);
    }

    private ImportRunner runner() {
        var kinds = new StaticListableBeanFactory(Map.of("crates", crates, "needsNoEngine", needsNoEngine))
                .getBeanProvider(ImportKind.class);
        return new ImportRunner(jobs, groups, kinds, transaction, PROPERTIES);
    }
}
