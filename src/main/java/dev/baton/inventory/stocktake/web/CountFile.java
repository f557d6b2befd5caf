package dev.baton.inventory.stocktake.web;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.imports.ReadRow;
import dev.baton.platform.imports.RowFormats;
import dev.baton.platform.imports.RowKind;
import dev.baton.platform.imports.RowReader;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Counts as CSV with the columns {@code sku} and {@code quantity}, and {@code unit} where that is not the base unit. */
@Component
class CountFile {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final RowKind COUNTS = new RowKind() {

        @Override
        public String name() {
            return "counts";
        }

        @Override
        public Set<String> required() {
            return Set.of("sku", "quantity");
        }

        @Override
        public Set<String> optional() {
            return Set.of("unit");
        }
    };

    private final RowFormats formats;

    CountFile(RowFormats formats) {
        this.formats = formats;
    }

    /** @throws InvalidRequestException with all faults of the rows */
    CountsRequest read(byte[] file) {
        List<CountsRequest.@Nullable Line> lines = new ArrayList<>();
        Faults faults = new Faults();
        try (RowReader rows = formats.reader(COUNTS, CSV, new ByteArrayInputStream(file))) {
            for (Optional<ReadRow> next = rows.next(); next.isPresent(); next = rows.next()) {
                take(next.get(), lines, faults);
            }
        }
        faults.throwIfInvalid();
        return new CountsRequest(null, lines);
    }

    private static void take(ReadRow read, List<CountsRequest.@Nullable Line> lines, Faults faults) {
        switch (read) {
            case ReadRow.Good(ImportRow row) -> {
                try {
                    lines.add(line(row));
                } catch (InvalidRequestException invalid) {
                    for (Fault fault : invalid.faults()) {
                        faults.add("/rows/" + row.number() + fault.pointer(), fault.detail());
                    }
                }
            }
            case ReadRow.Bad(int number, String reason) -> faults.add("/rows/" + number, reason);
        }
    }

    private static CountsRequest.Line line(ImportRow row) {
        Cells cells = new Cells(row);
        Supplier<String> sku = cells.text("sku");
        Supplier<Quantity> quantity = cells.required("quantity", Quantity::of);
        Supplier<@Nullable String> unit = cells.optional("unit", Function.identity());
        return cells.take(() -> new CountsRequest.Line(sku.get(), quantity.get(), unit.get()));
    }
}
