-- What has befallen a shipment on its way, and what becomes of it.
CREATE TABLE shipment_exception (
    id             uuid PRIMARY KEY,
    shipment_id    uuid NOT NULL REFERENCES shipment,
    order_id       uuid NOT NULL REFERENCES orders,
    consignment_id uuid NOT NULL REFERENCES consignment,
    kind           text NOT NULL CHECK (kind IN ('LOST', 'DAMAGED', 'RETURNED_TO_SENDER', 'REFUSED', 'EXPIRED')),
    -- the carrier's event
    cause          text NOT NULL,
    state          text NOT NULL CHECK (state IN ('OPEN', 'RESHIPPING', 'RESHIPPED', 'REFUNDED', 'LEFT_TO_CARRIER', 'OVER')),
    raised_at      timestamptz NOT NULL,
    rule_id        text,
    rule_outcome   text CHECK (rule_outcome IN ('RESHIP', 'REFUND', 'CLAIM_ONLY', 'MANUAL')),
    reason         text,
    task_group     text,
    due_at         timestamptz,
    decided_by     text,
    stock_deadline timestamptz,
    ended_at       timestamptz,
    UNIQUE (shipment_id, cause),
    CHECK ((state IN ('OPEN', 'RESHIPPING')) = (ended_at IS NULL)),
    CHECK (state NOT IN ('RESHIPPING', 'RESHIPPED') OR stock_deadline IS NOT NULL),
    CHECK (rule_outcome IS NULL OR num_nulls(reason, task_group, due_at) = 0)
);
-- a shipment has one at a time, and something comes of one of them at most
CREATE UNIQUE INDEX shipment_exception_alive ON shipment_exception (shipment_id)
    WHERE state IN ('OPEN', 'RESHIPPING', 'RESHIPPED', 'REFUNDED');
CREATE INDEX shipment_exception_by_order ON shipment_exception (order_id);
CREATE INDEX shipment_exception_by_consignment ON shipment_exception (consignment_id);

-- What people have decided about it, by the job that told us.
CREATE TABLE shipment_exception_answer (
    job_key      bigint PRIMARY KEY,
    exception_id uuid NOT NULL REFERENCES shipment_exception,
    outcome      text NOT NULL CHECK (outcome IN ('RESHIP', 'REFUND', 'CLAIM_ONLY', 'MANUAL')),
    notice       text,
    answered_by  text NOT NULL,
    comment      text NOT NULL,
    answered_at  timestamptz NOT NULL
);
CREATE INDEX shipment_exception_answer_by_exception ON shipment_exception_answer (exception_id);

ALTER TABLE shipment
    -- when the carrier last had it in its hands, and what has gone wrong last, by its own words
    ADD COLUMN moved_at timestamptz,
    ADD COLUMN mishap text CHECK (mishap IN ('LOST', 'DAMAGED', 'RETURNED_TO_SENDER', 'REFUSED', 'EXPIRED')),
    ADD COLUMN mishap_at timestamptz,
    ADD COLUMN mishap_event text,
    -- the exception of another shipment in whose place this one goes
    ADD COLUMN exception_id uuid REFERENCES shipment_exception,
    ADD COLUMN given_up_at timestamptz,
    ADD CONSTRAINT shipment_mishap_is_told CHECK (num_nulls(mishap, mishap_at, mishap_event) IN (0, 3)),
    ADD CONSTRAINT shipment_given_up_has_left CHECK (given_up_at IS NULL OR goods_issued_at IS NOT NULL AND received_at IS NULL);

-- a consignment has one shipment that is alive, and one more in place of each that does not arrive
DROP INDEX shipment_alive;
CREATE UNIQUE INDEX shipment_alive ON shipment (consignment_id) WHERE state IN ('INTENT', 'BOOKED') AND exception_id IS NULL;
CREATE UNIQUE INDEX shipment_replacement_alive ON shipment (exception_id) WHERE state IN ('INTENT', 'BOOKED');

-- What is claimed of a carrier for a parcel.
CREATE TABLE carrier_claim (
    id           uuid PRIMARY KEY,
    exception_id uuid NOT NULL UNIQUE REFERENCES shipment_exception,
    shipment_id  uuid NOT NULL REFERENCES shipment,
    amount       bigint NOT NULL CHECK (amount > 0),
    currency     text NOT NULL,
    accepted     bigint CHECK (accepted > 0 AND accepted <= amount),
    state        text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'REJECTED', 'PAID', 'WITHDRAWN')),
    opened_at    timestamptz NOT NULL,
    decided_at   timestamptz,
    decided_by   text,
    comment      text,
    CHECK ((state IN ('ACCEPTED', 'PAID')) = (accepted IS NOT NULL)),
    CHECK ((state = 'OPEN') = (decided_at IS NULL) AND (state = 'OPEN') = (decided_by IS NULL))
);
-- nothing is claimed twice
CREATE UNIQUE INDEX carrier_claim_alive ON carrier_claim (shipment_id) WHERE state IN ('OPEN', 'ACCEPTED', 'PAID');
