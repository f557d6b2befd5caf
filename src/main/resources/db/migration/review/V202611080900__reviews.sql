CREATE TABLE order_review (
    order_id         uuid NOT NULL REFERENCES orders (id),
    revision         int NOT NULL,
    outcome          text NOT NULL CHECK (outcome IN ('AUTO_APPROVE', 'MANUAL', 'REJECT')),
    reasons          jsonb NOT NULL,
    review_group     text NOT NULL,
    priority         int NOT NULL CHECK (priority BETWEEN 0 AND 100),
    due_at           timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    second_approval  boolean NOT NULL,
    decided_at       timestamptz NOT NULL,
    escalated_at     timestamptz,
    escalated_due_at timestamptz,
    PRIMARY KEY (order_id, revision),
    CHECK ((escalated_at IS NULL) = (escalated_due_at IS NULL))
);
COMMENT ON TABLE order_review IS 'what the rules decided about a revision of an order; a person decides only where the outcome is MANUAL';
COMMENT ON COLUMN order_review.reasons IS 'rule and reason in words, for reading only';

CREATE TABLE order_review_verdict (
    job_key     bigint PRIMARY KEY,
    order_id    uuid NOT NULL,
    revision    int NOT NULL,
    stage       text NOT NULL CHECK (stage IN ('FIRST', 'ESCALATED', 'SECOND')),
    decision    text CHECK (decision IN ('APPROVE', 'REJECT', 'CHANGES')),
    verdict     text NOT NULL CHECK (verdict IN ('APPROVED', 'REJECTED', 'CHANGES_REQUESTED', 'SECOND_APPROVAL', 'INCOMPLETE')),
    comment     text,
    notice      text,
    reviewer    text,
    task_key    text UNIQUE,
    answer_due  timestamptz,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (order_id, revision) REFERENCES order_review (order_id, revision)
);
CREATE INDEX order_review_verdict_of_order ON order_review_verdict (order_id, revision, recorded_at);
COMMENT ON TABLE order_review_verdict IS 'each task that a person completed, counted once: a job that is delivered twice finds its first answer';
COMMENT ON COLUMN order_review_verdict.reviewer IS 'who completed the task; null if it could not be told';
COMMENT ON COLUMN order_review_verdict.answer_due IS 'until when the customer may amend or the second person decide';

CREATE TABLE order_review_question (
    job_key  bigint PRIMARY KEY,
    asked_at timestamptz NOT NULL
);
COMMENT ON TABLE order_review_question IS 'since when it is asked who completed a task: the task search knows of it only after a moment, and may never';
