package dev.baton.sap;

import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Mappings of our ids to SAP's numbers from a file, one a row. */
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
        ImportRow row = group.getFirst();
        Optional<MappingKind> kind = Arrays.stream(MappingKind.values())
                .filter(known -> known.name().equals(row.value("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            return ImportOutcome.refused(row, "kind must be one of " + Arrays.toString(MappingKind.values()));
        }
        String sapId = row.value("sapId");
        if (row.value("ourId").isEmpty() || sapId.isEmpty() || sapId.length() > kind.get().length()) {
            return ImportOutcome.refused(row,
                    "ourId must not be empty, and sapId has 1 to " + kind.get().length() + " characters");
        }
        return mappings.put(kind.get(), row.value("ourId"), sapId)
                ? ImportOutcome.accepted()
                : ImportOutcome.duplicate();
    }
}
