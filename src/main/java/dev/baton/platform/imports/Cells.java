package dev.baton.platform.imports;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of a CSV file into values and collects what is wrong with it, so that its sender is told all of it at once: each cell is
 * read first, what it holds is taken when all are.
 */
public final class Cells {

    private final ImportRow row;
    private final Faults faults = new Faults();

    public Cells(ImportRow row) {
        this.row = row;
    }

    /** A cell that must not be empty. */
    public Supplier<String> text(String column) {
        return required(column, Function.identity());
    }

    /**
     * A cell that must not be empty.
     *
     * @param reading reads it, or throws an {@link IllegalArgumentException} with what is wrong
     */
    public <T> Supplier<T> required(String column, Function<String, T> reading) {
        String value = row.value(column);
        if (value.isEmpty()) {
            faults.add("/" + column, "must not be empty");
        }
        T read = value.isEmpty() ? null : read(column, value, reading);
        return () -> {
            if (read == null) {
                throw new InvalidRequestException(faults);
            }
            return read;
        };
    }

    /** A cell that may be empty: the value is null then. */
    public <T> Supplier<@Nullable T> optional(String column, Function<String, T> reading) {
        String value = row.find(column);
        T read = value == null ? null : read(column, value, reading);
        return () -> read;
    }

    /** A cell with one of an enumeration's names. */
    public <E extends Enum<E>> Supplier<E> constant(String column, Class<E> type) {
        Set<E> constants = EnumSet.allOf(type);
        return required(column, name -> constants.stream()
                .filter(constant -> constant.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + constants)));
    }

    /** A cell that says {@code true} or {@code false}. */
    public Supplier<Boolean> flag(String column) {
        return required(column, value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    /**
     * Takes what was read.
     *
     * @throws InvalidRequestException with all that is wrong with the row
     */
    public <T> T take(Supplier<T> whole) {
        faults.throwIfInvalid();
        try {
            return whole.get();
        } catch (IllegalArgumentException unfit) {
            throw new InvalidRequestException("", String.valueOf(unfit.getMessage()));
        }
    }

    private <T> @Nullable T read(String column, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            faults.add("/" + column, String.valueOf(unreadable.getMessage()));
            return null;
        }
    }
}
