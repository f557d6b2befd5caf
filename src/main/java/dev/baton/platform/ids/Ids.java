package dev.baton.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New identifiers. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A UUID of version 7: those made later sort after those made earlier, which keeps indexes dense and pages in order. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
