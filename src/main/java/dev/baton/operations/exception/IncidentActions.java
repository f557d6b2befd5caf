package dev.baton.operations.exception;

import dev.baton.operations.version.Migrations;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.IncidentCommands;
import dev.baton.platform.incident.EngineIncident;
import dev.baton.platform.incident.EngineIncidents;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a process go on that stands still: claims the incident, so that only one acts on it, resolves it in the engine while no connection is held, and
 * notes that. Should the answer be lost, it is over in the engine, and is closed when the search tells so.
 */
@Component
class IncidentActions {

    private static final int RETRIES = 3;
    private static final int LAST_RETRY = 1;

    private final EngineIncidents incidents;
    private final IncidentCommands engine;
    private final Migrations migrations;
    private final ActionLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncidentActions(
            EngineIncidents incidents,
            IncidentCommands engine,
            Migrations migrations,
            ActionLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.incidents = incidents;
        this.engine = engine;
        this.migrations = migrations;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How a process is to go on.
     *
     * @param variables that are set before
     * @param detail what is noted, and answered
     */
    private record Attempt(Map<String, Object> variables, int retries, String detail) {}

    ActionResult act(OrderException stuck, WantedAction wanted, Caller caller) {
        UUID id = UUID.fromString(stuck.id().substring(ExceptionKind.ENGINE_INCIDENT.name().length() + 1));
        EngineIncident incident = incidents.find(id).orElseThrow();
        Long key = incident.key();
        if (key == null) {
            return ActionResult.refused(stuck.id(),
                    "The engine's search has not told of it yet: try again in some seconds");
        }
        if (migrations.awaits(incident.processInstanceKey())) {
            return ActionResult.refused(stuck.id(),
                    "Its process is about to be moved to another version: try again once that has ended");
        }
        return switch (wanted.action()) {
            case CORRECT -> correct(stuck, incident, key, wanted, caller);
            case SKIP -> goOn(stuck, incident, key, wanted, caller,
                    new Attempt(Map.of(), LAST_RETRY, "It is tried once more, and left out if it fails again"));
            default -> goOn(stuck, incident, key, wanted, caller, new Attempt(Map.of(), RETRIES, "It is tried again"));
        };
    }

    private ActionResult correct(
            OrderException stuck,
            EngineIncident incident,
            long key,
            WantedAction wanted,
            Caller caller) {
        return switch (Corrections.check(wanted.value(), clock.instant())) {
            case Corrections.Checked.Refused refused -> ActionResult.refused(stuck.id(), refused.why());
            case Corrections.Checked.Allowed allowed -> goOn(stuck, incident, key, wanted, caller,
                    new Attempt(Map.of(allowed.variable(), allowed.value()), RETRIES,
                            allowed.variable() + " is set to " + allowed.words() + ", and it is tried again"));
        };
    }

    private ActionResult goOn(
            OrderException stuck,
            EngineIncident incident,
            long key,
            WantedAction wanted,
            Caller caller,
            Attempt attempt) {
        if (!incidents.claim(incident.id(), wanted.action().name(), caller.name())) {
            return taken(stuck, incident.id());
        }
        try {
            boolean there = attempt.variables().isEmpty()
                    || engine.set(incident.elementInstanceKey(), attempt.variables());
            if (!there || !engine.resolve(key, incident.jobKey(), attempt.retries())) {
                incidents.giveBack(incident.id(), caller.name());
                return ActionResult.done(stuck.id(), "It had gone on already");
            }
        } catch (EngineUnavailableException away) {
            incidents.giveBack(incident.id(), caller.name());
            return ActionResult.refused(stuck.id(),
                    "The process engine has not answered, and may have done it: look again later");
        }
        transaction.executeWithoutResult(status -> {
            if (incidents.close(incident.id(), caller.name())) {
                log.add(stuck, wanted, attempt.detail(), caller);
            }
        });
        return ActionResult.done(stuck.id(), attempt.detail());
    }

    private ActionResult taken(OrderException stuck, UUID id) {
        return incidents.find(id).filter(EngineIncident::isOpen).isPresent()
                ? ActionResult.refused(stuck.id(), "Somebody else is acting on it just now")
                : ActionResult.done(stuck.id(), "It had gone on already");
    }
}
