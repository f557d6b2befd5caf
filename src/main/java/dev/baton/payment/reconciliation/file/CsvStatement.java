package dev.baton.payment.reconciliation.file;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.imports.ReadRow;
import dev.baton.platform.imports.RowFormats;
import dev.baton.platform.imports.RowKind;
import dev.baton.platform.imports.RowReader;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** One statement as CSV with a header. The file does not say which statement it is, so its sender does. */
public final class CsvStatement implements StatementFile {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final RowFormats formats;
    private final StatementHead head;

    public CsvStatement(RowFormats formats, StatementHead head) {
        this.formats = formats;
        this.head = head;
    }

    /** The columns of a CSV file, in any order. Amounts are positive, in major units; days are ISO dates. */
    private static final class Columns implements RowKind {

        @Override
        public String name() {
            return "bank entries";
        }

        @Override
        public Set<String> required() {
            return Set.of("bookingDate", "amount", "currency", "creditDebit");
        }

        @Override
        public Set<String> optional() {
            return Set.of("valueDate", "reference", "endToEndId", "counterparty", "remittance");
        }
    }

    @Override
    public void read(InputStream file, StatementSink sink) {
        Faults faults = new Faults();
        try (RowReader rows = formats.reader(new Columns(), CSV, file)) {
            sink.begin(head);
            for (Optional<ReadRow> next = rows.next(); next.isPresent(); next = rows.next()) {
                take(next.get(), sink, faults);
                FaultLimit.check(faults);
            }
        }
        faults.throwIfInvalid();
        sink.end();
    }

    private static void take(ReadRow read, StatementSink sink, Faults faults) {
        String place = "/rows/" + read.number();
        switch (read) {
            case ReadRow.Good(ImportRow row) -> {
                try {
                    BankEntry entry = entry(row);
                    if (faults.isEmpty()) {
                        sink.add(entry);
                    }
                } catch (InvalidRequestException invalid) {
                    for (Fault fault : invalid.faults()) {
                        faults.add(place + fault.pointer(), fault.detail());
                    }
                }
            }
            case ReadRow.Bad(int number, String reason) -> faults.add(place, reason);
        }
    }

    private static BankEntry entry(ImportRow row) {
        Cells cells = new Cells(row);
        Supplier<LocalDate> booked = cells.required("bookingDate", CsvStatement::day);
        Supplier<@Nullable LocalDate> valued = cells.optional("valueDate", CsvStatement::day);
        Supplier<String> currency = cells.required("currency", code -> Money.zero(code).currency());
        Supplier<Money> amount = cells.required("amount", major -> amount(major, row.find("currency")));
        Supplier<Direction> direction = cells.constant("creditDebit", Direction.class);
        Supplier<String> reference = text(cells, "reference");
        Supplier<String> endToEndId = text(cells, "endToEndId");
        Supplier<String> counterparty = text(cells, "counterparty");
        Supplier<String> remittance = text(cells, "remittance");
        return cells.take(() -> new BankEntry(booked.get(), valued.get(), amount.get(), direction.get(),
                Money.zero(currency.get()), reference.get(), Texts.first(endToEndId.get()), counterparty.get(),
                remittance.get()));
    }

    private static Supplier<String> text(Cells cells, String column) {
        Supplier<@Nullable String> text = cells.optional(column, CsvStatement::fitting);
        return () -> Texts.orEmpty(text.get());
    }

    private static String fitting(String text) {
        if (text.length() > Texts.LONGEST) {
            throw new IllegalArgumentException("must have up to " + Texts.LONGEST + " characters");
        }
        return text;
    }

    private static Money amount(String major, @Nullable String currency) {
        if (currency == null) {
            throw new IllegalArgumentException("cannot be read without its currency");
        }
        Money amount = Money.parse(major, currency);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("must be positive; creditDebit says which way it went");
        }
        return amount;
    }

    private static LocalDate day(String text) {
        try {
            return Texts.sensible(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("must be a day such as 2026-11-30", unreadable);
        }
    }
}
