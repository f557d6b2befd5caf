package dev.baton.returns.web;

import dev.baton.platform.problem.Faults;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parts of requests about returns, and notes what is wrong with them. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> Optional<E> read(String pointer, @Nullable String word, Class<E> type, Faults faults) {
        Optional<E> known = EnumSet.allOf(type).stream().filter(one -> one.name().equals(word)).findFirst();
        if (known.isEmpty()) {
            faults.add(pointer, "must be one of " + EnumSet.allOf(type));
        }
        return known;
    }
}
