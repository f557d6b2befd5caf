package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTablesTest {

    private static final Path BROKEN = Path.of("src/test/resources/model/broken/dmn");

    @Test
    void every_cell_of_every_table_means_something_to_the_engine() {
        assertThat(faultsIn(Path.of("dmn"))).isEmpty();
    }

    @Test
    void every_file_holds_a_table_of_its_own_name() {
        assertThat(DecisionTable.in(Path.of("dmn")))
                .allSatisfy(table -> assertThat(table.file()).isEqualTo(table.decisionId() + ".dmn"));
        assertThat(DecisionTable.in(Path.of("dmn"))).hasSameSizeAs(Xml.files(Path.of("dmn"), ".dmn"));
    }

    @Test
    void a_cell_that_the_engine_cannot_read_is_found() {
        assertThat(faultsIn(BROKEN)).anyMatch(fault -> fault.startsWith("broken.dmn, row 1:"));
        assertThat(faultsIn(BROKEN)).anyMatch(fault -> fault.startsWith("broken.dmn, row 2, reason:"));
    }

    @Test
    void a_text_without_quotes_is_found() {
        assertThat(faultsIn(BROKEN)).contains("broken.dmn, row 3, severity: HARD is no string: a text needs quotes");
    }

    @Test
    void a_text_where_a_number_should_be_is_found() {
        assertThat(faultsIn(BROKEN)).contains("broken.dmn, row 3, priority: \"7\" is no number: a text needs quotes");
    }

    @Test
    void an_empty_result_for_which_the_engine_would_refuse_all_that_is_deployed_is_found() {
        assertThat(faultsIn(BROKEN)).anyMatch(fault -> fault.startsWith("broken.dmn, row 2, priority: is empty"));
    }

    @Test
    void a_row_without_words_is_found() {
        assertThat(faultsIn(BROKEN)).contains("broken.dmn, row 3: no annotation says in words what it is for");
    }

    @Test
    void an_id_that_two_rows_have_is_found() {
        assertThat(faultsIn(BROKEN)).contains("broken.dmn, row 4: its id \"R-1\" is another row's too");
    }

    @Test
    void a_result_that_reads_an_input_is_known_only_with_an_order() {
        assertThat(faultsIn(BROKEN)).noneMatch(fault -> fault.startsWith("broken.dmn, row 4, reason"));
    }

    private static List<String> faultsIn(Path folder) {
        return DecisionTable.in(folder).stream().flatMap(table -> DecisionFaults.of(table).stream()).toList();
    }
}
