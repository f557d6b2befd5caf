package dev.baton.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Caller;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class SapMappingImportTest {

    private final SapMappingImport kind;
    private final SapMappings mappings;
    private final String sku = Trade.name("SKU");

    @Autowired
    SapMappingImportTest(SapMappingImport kind, SapMappings mappings) {
        this.kind = kind;
        this.mappings = mappings;
    }

    @Test
    void a_mapping_counts_from_its_import_and_a_repeat_changes_nothing() {
        assertThat(accept("MATERIAL", sku, "4100001")).isEqualTo(ImportOutcome.accepted());
        assertThat(accept("MATERIAL", sku, "4100001")).isEqualTo(ImportOutcome.duplicate());
        assertThat(accept("MATERIAL", sku, "4100002")).isEqualTo(ImportOutcome.accepted());

        assertThat(mappings.materials(List.of(new Sku(sku)))).containsExactly(Map.entry(new Sku(sku), "4100002"));
    }

    @Test
    void an_id_without_a_mapping_is_saps_too() {
        assertThat(mappings.materials(List.of(new Sku(sku)))).containsExactly(Map.entry(new Sku(sku), sku));
    }

    @ParameterizedTest
    @CsvSource({"PLANT, P-SH, 10100", "PARTNER, D-1, 12345678901", "SHELF, S-1, 1", "MATERIAL, '', 1",
            "PLANT, P-SH, ''"})
    void what_sap_could_not_hold_is_refused(String mapped, String ourId, String sapId) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> accept(mapped, ourId, sapId));
    }

    private ImportOutcome accept(String mapped, String ourId, String sapId) {
        ImportRow row = new ImportRow(1, Map.of("kind", mapped, "ourId", ourId, "sapId", sapId), null);
        return kind.accept(List.of(row), new Caller("stock", Set.of(), null));
    }
}
