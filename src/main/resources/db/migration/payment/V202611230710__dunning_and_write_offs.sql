CREATE TABLE payment_dunning (
    receivable_id uuid NOT NULL REFERENCES payment_receivable,
    step          integer NOT NULL CHECK (step > 0),
    level         integer NOT NULL CHECK (level > 0),
    notice        text NOT NULL,
    days_overdue  bigint NOT NULL,
    open          bigint NOT NULL CHECK (open > 0),
    credit_stop   boolean NOT NULL,
    finance_asked boolean NOT NULL,
    rule          text NOT NULL,
    reason        text NOT NULL,
    dunned_at     timestamptz NOT NULL,
    next_at       timestamptz NOT NULL CHECK (next_at > dunned_at),
    PRIMARY KEY (receivable_id, step)
);

COMMENT ON TABLE payment_dunning IS 'each step of dunning with the rule that chose it';

CREATE TABLE payment_dunning_decision (
    job_key       bigint PRIMARY KEY,
    receivable_id uuid NOT NULL REFERENCES payment_receivable,
    decision      text,
    outcome       text NOT NULL,
    comment       text,
    notice        text,
    person        text,
    task_key      text,
    next_at       timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL
);

CREATE INDEX payment_dunning_decision_by_receivable ON payment_dunning_decision (receivable_id);

COMMENT ON TABLE payment_dunning_decision IS 'what finance decided about an item after its last dunning step, each completed task once';

CREATE TABLE payment_write_off (
    id            uuid PRIMARY KEY,
    receivable_id uuid NOT NULL REFERENCES payment_receivable,
    amount        bigint NOT NULL CHECK (amount > 0),
    posted        bigint NOT NULL DEFAULT 0,
    reason        text NOT NULL,
    state         text NOT NULL CHECK (state IN ('PROPOSED', 'POSTED', 'REJECTED', 'LAPSED')),
    approvals     integer CHECK (approvals > 0),
    rule          text,
    rule_reason   text,
    due_at        timestamptz,
    expires_at    timestamptz,
    proposed_by   text NOT NULL,
    proposed_at   timestamptz NOT NULL,
    ended_at      timestamptz,
    CONSTRAINT payment_write_off_posts_what_was_approved CHECK (posted BETWEEN 0 AND amount AND (posted > 0) = (state = 'POSTED')),
    CHECK ((state = 'PROPOSED') = (ended_at IS NULL))
);

CREATE UNIQUE INDEX payment_write_off_one_proposal ON payment_write_off (receivable_id) WHERE state = 'PROPOSED';
CREATE INDEX payment_write_off_by_receivable ON payment_write_off (receivable_id, id);

COMMENT ON COLUMN payment_write_off.posted IS 'less than was approved where some was paid before the approval';
COMMENT ON COLUMN payment_write_off.approvals IS 'how many different people must approve; null until the rules were asked';

CREATE TABLE payment_write_off_verdict (
    job_key      bigint PRIMARY KEY,
    write_off_id uuid NOT NULL REFERENCES payment_write_off,
    stage        text NOT NULL,
    decision     text,
    verdict      text NOT NULL,
    comment      text,
    notice       text,
    person       text,
    task_key     text,
    recorded_at  timestamptz NOT NULL
);

CREATE INDEX payment_write_off_verdict_by_write_off ON payment_write_off_verdict (write_off_id);
