package dev.baton.platform.imports;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV with a header that names the columns, in any order. */
final class CsvRows implements RowReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_COLUMNS = 100;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true).get();

    private final CSVParser file;
    private final Iterator<CSVRecord> records;
    private final RowLimit limit;
    private final List<String> columns;
    private int number;

    private CsvRows(CSVParser file, Iterator<CSVRecord> records, RowLimit limit, List<String> columns) {
        this.file = file;
        this.records = records;
        this.limit = limit;
        this.columns = columns;
    }

    /** @throws InvalidRequestException unless the header has all required columns and no unknown one */
    static CsvRows open(RowKind kind, RowLimit text) {
        try {
            CSVParser file = CSVParser.parse(text, FORMAT);
            Iterator<CSVRecord> records = file.iterator();
            if (!records.hasNext()) {
                throw new InvalidRequestException("", "the file is empty; it needs a header and at least one row");
            }
            List<String> columns = records.next().stream().map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                    .toList();
            checkHeader(kind, columns);
            return new CsvRows(file, records, text, columns);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file broke off", broken);
        } catch (UncheckedIOException malformed) {
            if (malformed.getCause() instanceof CSVException) {
                throw new InvalidRequestException("", "the header is malformed");
            }
            throw malformed;
        }
    }

    @Override
    public Optional<ReadRow> next() {
        try {
            limit.begin();
            return records.hasNext() ? Optional.of(read(records.next())) : Optional.empty();
        } catch (UncheckedIOException malformed) {
            // the parser cannot find the next row again, so this is the last one
            return number < 0 ? Optional.empty() : Optional.of(lastRow(malformed));
        }
    }

    private ReadRow read(CSVRecord cells) {
        number++;
        if (cells.size() != columns.size()) {
            return new ReadRow.Bad(number, "has " + cells.size() + " columns, but the header has " + columns.size());
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
            return new ReadRow.Bad(number, "holds characters that cannot be stored");
        }
        Map<String, String> values = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            String value = cells.get(column).strip();
            if (value.indexOf('\0') >= 0) {
                return new ReadRow.Bad(number, columns.get(column) + " holds a NUL, which is no character of a text");
            }
            if (!value.isEmpty()) {
                values.put(columns.get(column), value);
            }
        }
        return new ReadRow.Good(new ImportRow(number, values, null));
    }

    private ReadRow lastRow(UncheckedIOException malformed) {
        int last = number + 1;
        number = Integer.MIN_VALUE;
        return new ReadRow.Bad(last, "is malformed, and all after it are not read: " + malformed.getMessage());
    }

    private static void checkHeader(RowKind kind, List<String> columns) {
        if (columns.size() > MOST_COLUMNS) {
            throw new InvalidRequestException("", "the header may have up to " + MOST_COLUMNS + " columns");
        }
        Faults faults = new Faults();
        Set<String> known = new HashSet<>(kind.required());
        known.addAll(kind.optional());
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                faults.add("/" + column, "is not a column of " + kind.name() + "; the columns are " + sorted(known));
            } else if (!seen.add(column)) {
                faults.add("/" + column, "is there twice");
            }
        }
        List<String> missing = sorted(kind.required()).stream().filter(column -> !seen.contains(column)).toList();
        missing.forEach(column -> faults.add("/" + column, "is a required column"));
        faults.throwIfInvalid();
    }

    private static List<String> sorted(Set<String> columns) {
        List<String> sorted = new ArrayList<>(columns);
        sorted.sort(String::compareTo);
        return sorted;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
