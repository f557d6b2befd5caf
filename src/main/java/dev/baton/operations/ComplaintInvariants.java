package dev.baton.operations;

import java.util.List;

/** A complaint is never forgotten while its customer waits, and what was measured of it is what was written. */
final class ComplaintInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A complaint that is not closed has a process, or one is on its way to it",
                    """
                            SELECT c.number || ' is ' || c.state || ' and nothing drives it' FROM complaint c
                            WHERE c.state <> 'CLOSED' AND c.process_instance_key IS NULL AND c.changed_at < :now::timestamptz - interval '5 minutes'
                                AND NOT EXISTS (SELECT FROM outbox m WHERE m.destination = 'engine' AND m.key = c.id::text)"""),
            new Invariant("The times of a complaint go with its state",
                    """
                            SELECT number || ' is ' || state || ', answered at ' || coalesce(answered_at::text, 'no time') || ', solved at '
                                || coalesce(solved_at::text, 'no time') || ', closed at ' || coalesce(closed_at::text, 'no time')
                                || ', waits until ' || coalesce(waits_until::text, 'no time')
                            FROM complaint
                            WHERE (state = 'CLOSED') <> (closed_at IS NOT NULL) OR (state IN ('ANSWERED', 'SOLVED')) <> (waits_until IS NOT NULL)
                                OR state <> 'CLOSED' AND (state = 'SOLVED') <> (solved_at IS NOT NULL)
                                OR solved_at IS NOT NULL AND solved_at IS DISTINCT FROM answered_at"""),
            new Invariant("A complaint was answered when we wrote about it",
                    """
                            SELECT c.number || ' was answered first at ' || coalesce(c.first_answered_at::text, 'no time') || ' and last at '
                                || coalesce(c.answered_at::text, 'no time') || '; we wrote at ' || coalesce(m.first::text, 'no time') || ' and at '
                                || coalesce(m.last::text, 'no time')
                            FROM complaint c
                            LEFT JOIN (SELECT complaint_id, min(at) AS first, max(at) AS last FROM complaint_message WHERE side = 'US'
                                GROUP BY complaint_id) m ON m.complaint_id = c.id
                            WHERE (c.first_answered_at, c.answered_at) IS DISTINCT FROM (m.first, m.last)"""),
            new Invariant("A complaint begins with its customer's words, and was reopened as often as they say",
                    """
                            SELECT c.number || ' was reopened ' || c.reopened || ' times; of its ' || count(m.no) || ' messages, numbered up to '
                                || coalesce(max(m.no), 0) || ', ' || count(*) FILTER (WHERE m.kind = 'REOPENING') || ' say so'
                            FROM complaint c LEFT JOIN complaint_message m ON m.complaint_id = c.id GROUP BY c.id
                            HAVING count(m.no) = 0 OR count(m.no) <> max(m.no) OR count(*) FILTER (WHERE m.kind = 'REOPENING') <> c.reopened"""),
            new Invariant("The texts of a complaint are there until all of them are forgotten",
                    """
                            SELECT c.number || ' has ' || count(*) || ' texts that are ' || CASE WHEN c.texts_forgotten_at IS NULL THEN 'empty' ELSE 'kept' END
                            FROM complaint c JOIN complaint_message m ON m.complaint_id = c.id
                            WHERE (m.text = '') <> (c.texts_forgotten_at IS NOT NULL) GROUP BY c.id"""));

    private ComplaintInvariants() {}
}
