package dev.baton.sap;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files of mappings of our ids to SAP's numbers: one a row. */
@Component
public class SapMappingImport implements ImportKind {

    private final SapMappings mappings;

    SapMappingImport(SapMappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public String name() {
        return "sap-mappings";
    }

    @Override
    public Set<String> required() {
        return Set.of("kind", "ourId", "sapId");
    }

    @Override
    public Set<String> optional() {
        return Set.of();
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Cells cells = new Cells(group.getFirst());
        var kind = cells.constant("kind", MappingKind.class);
        var ourId = cells.text("ourId");
        var sapId = cells.text("sapId");
        SapMapping mapping = cells.take(() -> new SapMapping(kind.get(), ourId.get(), sapId.get()));
        return mappings.put(mapping) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }
}
