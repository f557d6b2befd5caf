/**
 * What stands still in the process engine, and how it goes on again.
 *
 * <p>Incidents come to be known in two ways. A job that has no retries left is noted by ourselves, in the moment in which the engine is told
 * that it failed. What the engine finds by itself, such as a table that cannot be evaluated or a gateway from which no way leads on, is asked
 * of the {@link dev.baton.platform.incident.IncidentSource} every few seconds, which also tells when an incident was resolved somewhere else.
 *
 * <p>What holds here:
 * <ul>
 * <li>A job stands still once at a time, and the engine's incident is here once.
 * <li>Who is about to do something about an incident claims it first: of two who do so at once, one does it.
 * <li>What is resolved here is resolved in the engine before, and what is over in the engine is closed here within seconds.
 * <li>A search that does not answer is told once in the log, and by the health for as long as it lasts. Nothing else depends on it.
 * </ul>
 *
 * <p>Table: {@code engine_incident}.
 */
@NullMarked
package dev.baton.platform.incident;

import org.jspecify.annotations.NullMarked;
