-- Who waits is served by rank: when it began to wait, less the head start that the table backorder-priority gives it. NULL until the table was asked.
ALTER TABLE allocation_waiter ADD COLUMN head_start interval CHECK (head_start BETWEEN interval '0' AND interval '30 days');
COMMENT ON COLUMN allocation_waiter.position IS 'the same for all waits that follow each other; decides between those of the same rank';

-- Those who wait already keep the order in which they came: their processes never ask the table.
UPDATE allocation_waiter w SET head_start = interval '0', queued_at = least(came.at, w.deadline)
FROM (SELECT id, max(queued_at) OVER (ORDER BY position, id) AS at FROM allocation_waiter WHERE ended_at IS NULL) came
WHERE came.id = w.id;

-- The day on which what is planned covers a wait, by the plan at some moment; without a day it does not.
ALTER TABLE allocation_waiter ADD COLUMN promised_date date;
ALTER TABLE allocation_waiter ADD COLUMN promised_as_of timestamptz;
ALTER TABLE allocation_waiter ADD CHECK (promised_date IS NULL OR promised_as_of IS NOT NULL);

-- What a customer has chosen while its order waited.
CREATE TABLE backorder_choice (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES order_fence,
    revision  int NOT NULL,
    waiter_id uuid NOT NULL REFERENCES allocation_waiter,
    choice    text NOT NULL CHECK (choice IN ('WAIT', 'TAKE_PART', 'CANCEL')),
    deadline  timestamptz,
    chosen_by text NOT NULL,
    chosen_at timestamptz NOT NULL,
    CHECK ((choice = 'WAIT') = (deadline IS NOT NULL)),
    -- what is chosen again changes nothing
    UNIQUE NULLS NOT DISTINCT (waiter_id, choice, deadline)
);
CREATE INDEX backorder_choice_of_order ON backorder_choice (order_id, id);
