CREATE SEQUENCE complaint_number;

CREATE TABLE complaint (
    id                     uuid PRIMARY KEY,
    number                 text NOT NULL UNIQUE,
    order_id               uuid NOT NULL REFERENCES orders (id),
    order_number           text NOT NULL,
    customer_id            text NOT NULL,
    category               text NOT NULL CHECK (category IN ('DELIVERY', 'DAMAGED_GOODS', 'WRONG_GOODS', 'QUALITY', 'RETURN', 'INVOICE',
                               'SERVICE', 'OTHER')),
    state                  text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'SOLVED', 'CLOSED')),
    opened_by              text NOT NULL,
    opened_at              timestamptz NOT NULL,
    changed_at             timestamptz NOT NULL,
    course                 int NOT NULL DEFAULT 1 CHECK (course > 0),
    round                  int NOT NULL DEFAULT 1 CHECK (round >= course),
    reopened               int NOT NULL DEFAULT 0 CHECK (reopened >= 0 AND reopened < round),
    process_instance_key   bigint UNIQUE,
    process_definition_key bigint,
    rule                   text,
    rule_reason            text,
    severity               text CHECK (severity IN ('LOW', 'NORMAL', 'HIGH')),
    team                   text,
    first_due_at           timestamptz,
    due_at                 timestamptz,
    first_answered_at      timestamptz,
    answered_at            timestamptz,
    solved_at              timestamptz,
    waits_until            timestamptz,
    closed_at              timestamptz,
    closed_by              text,
    first_answer_seconds   bigint CHECK (first_answer_seconds >= 0),
    solution_seconds       bigint CHECK (solution_seconds >= first_answer_seconds),
    texts_forgotten_at     timestamptz,
    CHECK (num_nulls(rule, rule_reason, severity, team, first_due_at, process_definition_key) IN (0, 6)),
    CHECK (due_at IS NULL OR rule IS NOT NULL),
    CHECK (num_nulls(first_answered_at, answered_at, first_answer_seconds) IN (0, 3)),
    CHECK (num_nulls(solved_at, solution_seconds) IN (0, 2)),
    CHECK (num_nulls(closed_at, closed_by) IN (0, 2)),
    CHECK (first_answered_at >= opened_at AND answered_at >= first_answered_at),
    CHECK (solved_at IS NULL OR answered_at IS NOT NULL AND solved_at = answered_at),
    CHECK (closed_at >= opened_at AND (solved_at IS NULL OR closed_at >= solved_at)),
    CHECK (state NOT IN ('ANSWERED', 'SOLVED') OR answered_at IS NOT NULL),
    CHECK (state = 'CLOSED' OR (state = 'SOLVED') = (solved_at IS NOT NULL)),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK ((state IN ('ANSWERED', 'SOLVED')) = (waits_until IS NOT NULL)),
    CHECK (texts_forgotten_at IS NULL OR state = 'CLOSED')
);
CREATE INDEX complaint_of_order ON complaint (order_id);
CREATE INDEX complaint_of_customer ON complaint (customer_id, id);
CREATE INDEX complaint_opened ON complaint (opened_at);
CREATE INDEX complaint_not_closed ON complaint (state, changed_at) WHERE state <> 'CLOSED';
CREATE INDEX complaint_with_texts ON complaint (closed_at) WHERE state = 'CLOSED' AND texts_forgotten_at IS NULL;

COMMENT ON TABLE complaint IS 'complaints and after-sales requests about orders';
COMMENT ON COLUMN complaint.course IS 'which process it is in: 1, and one more when it is reopened after it was closed';
COMMENT ON COLUMN complaint.round IS 'which time it is before us: 1, and one more each time that the customer writes after an answer';
COMMENT ON COLUMN complaint.team IS 'the group in Tasklist that is to answer it';
COMMENT ON COLUMN complaint.first_due_at IS 'by when the first answer was due, as the rules said first';
COMMENT ON COLUMN complaint.due_at IS 'by when it is to be answered this time; null until it is routed';
COMMENT ON COLUMN complaint.solved_at IS 'when the answer was given that solved it';
COMMENT ON COLUMN complaint.waits_until IS 'until when the customer may write before an answer counts as the solution, or a solution as final';
COMMENT ON COLUMN complaint.first_answer_seconds IS 'working time from its opening, as solution_seconds';
COMMENT ON COLUMN complaint.texts_forgotten_at IS 'when its texts, and who wrote them, were erased, since their time was over';

CREATE TABLE complaint_message (
    complaint_id uuid NOT NULL REFERENCES complaint,
    no           int NOT NULL CHECK (no > 0),
    side         text NOT NULL CHECK (side IN ('CUSTOMER', 'US')),
    kind         text NOT NULL CHECK (kind IN ('OPENING', 'MESSAGE', 'REOPENING', 'ANSWER', 'SOLUTION')),
    written_by   text NOT NULL,
    text         text NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (complaint_id, no),
    CHECK ((kind = 'OPENING') = (no = 1)),
    CHECK ((side = 'US') = (kind IN ('ANSWER', 'SOLUTION')))
);
COMMENT ON TABLE complaint_message IS 'what the customer and we wrote; never changed, but erased when its time is over, since it may hold personal data';

CREATE TABLE complaint_verdict (
    job_key      bigint PRIMARY KEY,
    complaint_id uuid NOT NULL REFERENCES complaint,
    round        int NOT NULL,
    decision     text NOT NULL,
    verdict      text NOT NULL CHECK (verdict IN ('ANSWERED', 'SOLVED', 'FORWARDED', 'INCOMPLETE', 'RESUMED', 'CLOSED')),
    notice       text,
    comment      text NOT NULL,
    task_key     text,
    person       text,
    at           timestamptz NOT NULL
);
CREATE INDEX complaint_verdict_of ON complaint_verdict (complaint_id);
COMMENT ON TABLE complaint_verdict IS 'what each completed task, and each deadline, has come to, so that it counts once';
COMMENT ON COLUMN complaint_verdict.comment IS 'why it was forwarded; what was answered is a message';

CREATE FUNCTION complaint_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was written or decided about a complaint is not changed';
END $$;
CREATE TRIGGER complaint_message_is_erased_only BEFORE UPDATE ON complaint_message FOR EACH ROW
    WHEN (NEW.text <> '' OR NEW.written_by <> ''
        OR (NEW.complaint_id, NEW.no, NEW.side, NEW.kind, NEW.at) IS DISTINCT FROM (OLD.complaint_id, OLD.no, OLD.side, OLD.kind, OLD.at))
    EXECUTE FUNCTION complaint_refuse_change();
CREATE TRIGGER complaint_message_stays BEFORE DELETE OR TRUNCATE ON complaint_message
    FOR EACH STATEMENT EXECUTE FUNCTION complaint_refuse_change();
CREATE TRIGGER complaint_verdict_is_erased_only BEFORE UPDATE ON complaint_verdict FOR EACH ROW
    WHEN (NEW.comment <> '' OR NEW.person IS NOT NULL
        OR (NEW.job_key, NEW.complaint_id, NEW.round, NEW.decision, NEW.verdict, NEW.task_key, NEW.at)
            IS DISTINCT FROM (OLD.job_key, OLD.complaint_id, OLD.round, OLD.decision, OLD.verdict, OLD.task_key, OLD.at))
    EXECUTE FUNCTION complaint_refuse_change();
CREATE TRIGGER complaint_verdict_stays BEFORE DELETE OR TRUNCATE ON complaint_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION complaint_refuse_change();
CREATE TRIGGER complaint_stays BEFORE DELETE OR TRUNCATE ON complaint
    FOR EACH STATEMENT EXECUTE FUNCTION complaint_refuse_change();
