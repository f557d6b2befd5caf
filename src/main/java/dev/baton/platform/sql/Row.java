package dev.baton.platform.sql;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A row of a query's result. A getter answers a column that is never null; one that ends in {@code OrNull} answers any.
 *
 * <p>Used as {@code jdbc.sql(…).query(Row.as(row -> new Item(row.text("sku"), row.quantity("on_hand"))))}.
 */
public final class Row {

    private final ResultSet columns;

    private Row(ResultSet columns) {
        this.columns = columns;
    }

    /** A mapper of rows for Spring's JDBC. */
    public static <T> RowMapper<T> as(Function<Row, T> reading) {
        return (columns, number) -> reading.apply(new Row(columns));
    }

    /** The row at which a result stands, for those who step through it themselves. */
    public static Row of(ResultSet columns) {
        return new Row(columns);
    }

    /** An instant as a parameter for a {@code timestamptz}. */
    public static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    /** An instant as a parameter for a {@code timestamptz} that may be null. */
    public static @Nullable Timestamp atOrNull(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    public String text(String column) {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> columns.getString(column));
    }

    public UUID uuid(String column) {
        return present(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> columns.getObject(column, UUID.class));
    }

    public OrderId orderId(String column) {
        return new OrderId(uuid(column));
    }

    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Timestamp timestamp = read(() -> columns.getTimestamp(column));
        return timestamp == null ? null : timestamp.toInstant();
    }

    public LocalDate date(String column) {
        return present(column, dateOrNull(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> columns.getObject(column, LocalDate.class));
    }

    public long number(String column) {
        return present(column, numberOrNull(column));
    }

    public @Nullable Long numberOrNull(String column) {
        return read(() -> {
            long number = columns.getLong(column);
            return columns.wasNull() ? null : number;
        });
    }

    /** @throws ArithmeticException if it does not fit */
    public int count(String column) {
        return Math.toIntExact(number(column));
    }

    public boolean flag(String column) {
        return present(column, read(() -> {
            boolean flag = columns.getBoolean(column);
            return columns.wasNull() ? null : flag;
        }));
    }

    public BigDecimal decimal(String column) {
        return present(column, decimalOrNull(column));
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return read(() -> columns.getBigDecimal(column));
    }

    public Quantity quantity(String column) {
        return new Quantity(decimal(column));
    }

    public Money money(String column, String currency) {
        return new Money(number(column), currency);
    }

    public @Nullable Money moneyOrNull(String column, String currency) {
        Long minor = numberOrNull(column);
        return minor == null ? null : new Money(minor, currency);
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    /** A {@code text[]}; empty when null. */
    public List<String> texts(String column) {
        Array array = read(() -> columns.getArray(column));
        Object elements = array == null ? null : read(array::getArray);
        return elements instanceof Object[] texts ? Arrays.stream(texts).map(String::valueOf).toList() : List.of();
    }

    /** A {@code bigint[]}; empty when null. */
    public List<Long> numbers(String column) {
        return texts(column).stream().map(Long::valueOf).toList();
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is null");
    }

    private static <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException failure) {
            throw new IllegalStateException("a column cannot be read", failure);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {

        @Nullable
        T read() throws SQLException;
    }
}
