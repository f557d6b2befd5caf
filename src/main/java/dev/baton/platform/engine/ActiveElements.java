package dev.baton.platform.engine;

import java.util.List;
import java.util.Optional;

/** Where process instances are, as far as the engine's search knows. */
public interface ActiveElements {

    /** The ids of the elements at which an instance is, but not those of processes that it has called; empty if that cannot be told. */
    Optional<List<String>> of(long processInstanceKey);
}
