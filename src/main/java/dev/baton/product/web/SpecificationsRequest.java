package dev.baton.product.web;

import dev.baton.platform.problem.Faults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** All that a product is like: values by name, in their order. */
record SpecificationsRequest(@Nullable LinkedHashMap<String, @Nullable String> specifications) {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1_000;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    SequencedMap<String, String> check() {
        Faults faults = new Faults();
        SequencedMap<String, String> checked = new LinkedHashMap<>();
        if (specifications == null || specifications.size() > MOST) {
            faults.add("/specifications", "must be an object of up to " + MOST + " values by name");
        } else {
            specifications.forEach((name, value) -> check(name, value, checked, faults));
        }
        faults.throwIfInvalid();
        return checked;
    }

    private static void check(String name, @Nullable String value, Map<String, String> checked, Faults faults) {
        String pointer = "/specifications/" + name.replace("~", "~0").replace("/", "~1");
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip()) || name.indexOf('\0') >= 0) {
            faults.add(pointer, "its name must have 1 to " + LONGEST_NAME + " characters and no blanks around them");
        } else if (value == null || value.isBlank() || value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
            faults.add(pointer, "must be a text of 1 to " + LONGEST_VALUE + " characters");
        } else {
            checked.put(name, value.strip());
        }
    }
}
