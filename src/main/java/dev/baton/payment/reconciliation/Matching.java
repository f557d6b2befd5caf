package dev.baton.payment.reconciliation;

import dev.baton.ledger.AccountNotOpenException;
import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.problem.Causes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Matches entries with what is expected, one by one, each in a transaction of its own; the rules are asked outside of it. */
@Service
public class Matching {

    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);
    private static final int ATTEMPTS = 5;
    private static final int LOOKED_AT_AGAIN = 500;

    private final StoredEntries entries;
    private final CandidateSearch search;
    private final Decisions decisions;
    private final Judgement judgement;
    private final ReconciliationProperties properties;
    private final Clock clock;

    Matching(
            StoredEntries entries,
            CandidateSearch search,
            Decisions decisions,
            Judgement judgement,
            ReconciliationProperties properties,
            Clock clock) {
        this.entries = entries;
        this.search = search;
        this.decisions = decisions;
        this.judgement = judgement;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Matches the next entries of a statement.
     *
     * @return whether some are left
     * @throws EngineUnavailableException if the rules cannot be asked at all
     */
    public boolean matchNext(UUID statementId) {
        List<UUID> next = entries.toMatch(statementId, properties.batch());
        for (UUID id : next) {
            try {
                match(id);
            } catch (EngineUnavailableException busy) {
                // a busy engine is no failure as long as it gets on
                if (id.equals(next.getFirst())) {
                    throw busy;
                }
                return true;
            }
        }
        return entries.anyToMatch(statementId);
    }

    /** Looks whether what came meanwhile explains entries that wait for a person, those first that were not looked at for longest. */
    void lookAgain() {
        Instant before = clock.instant().minus(properties.lookAgain());
        List<UUID> undecided = entries.undecided(before, LOOKED_AT_AGAIN);
        for (UUID id : undecided) {
            try {
                match(id);
            } catch (EngineUnavailableException away) {
                throw away;
            } catch (RuntimeException failure) {
                LOG.warn("Bank entry {} could not be looked at again: {}", id, Causes.describe(failure));
            }
        }
    }

    /** Looks again at one that waits for a person, and proposes for it what fits now. */
    public void lookAgain(UUID id) {
        match(id);
    }

    private void match(UUID id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (matched(entries.find(id).orElseThrow())) {
                return;
            }
        }
        throw new NotYetException("bank entry " + id + " is for what is being settled", Duration.ofSeconds(1));
    }

    private boolean matched(Entry entry) {
        Candidates named = search.named(entry);
        if (!named.isOpen() && entry.state() == EntryState.NEW) {
            entries.unnamed(entry.id());
            return true;
        }
        Candidates near = named.isOpen() ? named : search.near(entry);
        Candidates candidates = near.chosen().isEmpty() ? named : near;
        Decided decided = decisions.decide(Ruling.TABLE, Map.of("bankEntry", candidates.facts()));
        Ruling ruling = Ruling.of(decided);
        try {
            return judgement.apply(candidates, ruling);
        } catch (AccountNotOpenException closed) {
            return judgement.apply(candidates, ruling.askingBecause("The account that it is for is frozen or closed"));
        }
    }
}
