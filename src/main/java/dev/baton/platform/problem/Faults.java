package dev.baton.platform.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all faults of an input, so that they are told at once. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /**
     * @param pointer a JSON pointer to what is wrong, such as {@code /lines/0/sku}
     * @param detail what is wrong with it, in words for the caller
     */
    public Faults add(String pointer, String detail) {
        found.add(new Fault(pointer, detail));
        return this;
    }

    /**
     * A text that must be there.
     *
     * @return the text without blanks around it; empty when it is missing, too long or holds U+0000, which is then noted
     */
    public String text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            add(pointer, "must be given, with up to " + longest + " characters");
            return "";
        }
        if (value.indexOf('\0') >= 0) {
            // PostgreSQL keeps no such text
            add(pointer, "must not hold the character U+0000");
            return "";
        }
        return value.strip();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(found);
    }

    /** @throws InvalidRequestException (400) if there are faults: they are visible in the request itself */
    public void throwIfInvalid() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(this);
        }
    }

    /** @throws RefusedException (422) if there are faults: the request was understood, but names what does not exist or is not allowed */
    public void throwIfRefused() {
        if (!found.isEmpty()) {
            throw new RefusedException(this);
        }
    }
}
