package dev.baton.platform.incident;

import java.util.List;

/** Where the engine's incidents can be read. */
public interface IncidentSource {

    /** Whether there is anything to be asked. Where there is not, only jobs that failed are known, and nothing can be resolved from here. */
    boolean isSetUp();

    /**
     * The incidents that are active at this moment, as far as the engine has told its search so far.
     *
     * @throws IncidentSourceException if it does not answer
     */
    Active active();

    /**
     * @param all whether these are all that there are
     */
    record Active(List<FoundIncident> incidents, boolean all) {

        public Active {
            incidents = List.copyOf(incidents);
        }
    }
}
