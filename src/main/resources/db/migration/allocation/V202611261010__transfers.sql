CREATE SEQUENCE stock_transfer_number;

CREATE TABLE stock_transfer (
    id                     uuid PRIMARY KEY,
    number                 text NOT NULL UNIQUE,
    state                  text NOT NULL CHECK (state IN ('REQUESTED', 'PROPOSED', 'APPROVED', 'SHIPPED', 'PARTLY_RECEIVED', 'RECEIVED',
                               'UNSOURCED', 'REJECTED', 'CANCELLED', 'LAPSED')),
    source                 text REFERENCES location,
    source_named           boolean NOT NULL,
    destination            text REFERENCES location,
    reference              text,
    reason                 text NOT NULL DEFAULT '',
    requested_by           text,
    requested_at           timestamptz NOT NULL,
    order_id               uuid REFERENCES order_fence,
    revision               int,
    wait_id                uuid UNIQUE REFERENCES allocation_waiter,
    rule                   text,
    rule_reason            text,
    approved_by            text,
    shipment_due_at        timestamptz,
    shipment_overdue_since timestamptz,
    shipment_document      text,
    shipped_by             text,
    shipped_at             timestamptz,
    receipt_due_at         timestamptz,
    receipt_overdue_since  timestamptz,
    ended_at               timestamptz,
    note                   text NOT NULL DEFAULT '',
    CHECK (source <> destination),
    -- somebody asks for it, or an order that waits
    CHECK ((requested_by IS NULL) = (order_id IS NOT NULL)),
    CHECK ((requested_by IS NULL) = (reference IS NULL)),
    CHECK (num_nulls(order_id, revision, wait_id) IN (0, 3)),
    CHECK (requested_by IS NULL OR destination IS NOT NULL),
    CHECK (state NOT IN ('PROPOSED', 'APPROVED', 'SHIPPED', 'PARTLY_RECEIVED', 'RECEIVED')
        OR num_nulls(source, destination, rule, rule_reason) = 0),
    CHECK (state NOT IN ('APPROVED', 'SHIPPED', 'PARTLY_RECEIVED', 'RECEIVED') OR num_nulls(approved_by, shipment_due_at) = 0),
    CHECK ((state IN ('SHIPPED', 'PARTLY_RECEIVED', 'RECEIVED')) = (shipped_at IS NOT NULL)),
    CHECK ((shipped_at IS NULL) = (shipment_document IS NULL)),
    CHECK ((state IN ('RECEIVED', 'UNSOURCED', 'REJECTED', 'CANCELLED', 'LAPSED')) = (ended_at IS NOT NULL))
);
-- a reference may be used anew after nothing came of it
CREATE UNIQUE INDEX stock_transfer_once ON stock_transfer (destination, reference)
    WHERE reference IS NOT NULL AND state NOT IN ('UNSOURCED', 'REJECTED', 'CANCELLED', 'LAPSED');
CREATE INDEX stock_transfer_for_order ON stock_transfer (order_id) WHERE order_id IS NOT NULL AND ended_at IS NULL;
CREATE INDEX stock_transfer_by_source ON stock_transfer (source, id DESC);
CREATE INDEX stock_transfer_by_destination ON stock_transfer (destination, id DESC);

COMMENT ON TABLE stock_transfer IS 'stock that is to move, moves or has moved from one location to another';
COMMENT ON COLUMN stock_transfer.number IS 'what its stock is reserved under, and what the documents of its movements begin with';
COMMENT ON COLUMN stock_transfer.source_named IS 'whether who asked named the source, so that no other is looked for';
COMMENT ON COLUMN stock_transfer.destination IS 'null until it is found, for an order that waits';
COMMENT ON COLUMN stock_transfer.wait_id IS 'the wait for stock that it is to end';
COMMENT ON COLUMN stock_transfer.note IS 'why nothing comes of it';

CREATE TABLE stock_transfer_line (
    transfer_id uuid NOT NULL REFERENCES stock_transfer,
    sku         text NOT NULL REFERENCES product,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    received    numeric(15, 3) NOT NULL DEFAULT 0 CHECK (received >= 0),
    lost        numeric(15, 3) NOT NULL DEFAULT 0 CHECK (lost >= 0),
    PRIMARY KEY (transfer_id, sku),
    CONSTRAINT stock_transfer_line_arrives_once CHECK (received + lost <= quantity)
);
CREATE INDEX stock_transfer_line_by_sku ON stock_transfer_line (sku);

CREATE TABLE stock_transfer_source (
    transfer_id uuid NOT NULL REFERENCES stock_transfer,
    location    text NOT NULL REFERENCES location,
    outcome     text NOT NULL CHECK (outcome IN ('CHOSEN', 'ALLOWED', 'DENIED', 'LACKING', 'SHORT', 'WITHDRAWN')),
    rule        text,
    reason      text NOT NULL,
    rank        int,
    facts       jsonb,
    PRIMARY KEY (transfer_id, location)
);
COMMENT ON TABLE stock_transfer_source IS 'where the stock could have come from, and why it does or does not';

CREATE TABLE stock_transfer_verdict (
    job_key     bigint PRIMARY KEY,
    transfer_id uuid NOT NULL REFERENCES stock_transfer,
    decision    text NOT NULL,
    comment     text NOT NULL,
    person      text,
    task_key    text,
    verdict     text NOT NULL,
    notice      text,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX stock_transfer_verdict_by_transfer ON stock_transfer_verdict (transfer_id);
COMMENT ON TABLE stock_transfer_verdict IS 'what people decided about transfers, each completed task once';

CREATE TABLE stock_transfer_receipt (
    transfer_id uuid NOT NULL REFERENCES stock_transfer,
    document    text NOT NULL CHECK (document <> ''),
    final       boolean NOT NULL,
    reason      text NOT NULL,
    received_by text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, document)
);
-- nothing comes after the last receipt
CREATE UNIQUE INDEX stock_transfer_receipt_final ON stock_transfer_receipt (transfer_id) WHERE final;
COMMENT ON COLUMN stock_transfer_receipt.final IS 'whether what has not arrived with it is lost';

CREATE TABLE stock_transfer_receipt_line (
    transfer_id uuid NOT NULL,
    document    text NOT NULL,
    sku         text NOT NULL,
    received    numeric(15, 3) NOT NULL CHECK (received >= 0),
    lost        numeric(15, 3) NOT NULL CHECK (lost >= 0),
    PRIMARY KEY (transfer_id, document, sku),
    FOREIGN KEY (transfer_id, document) REFERENCES stock_transfer_receipt,
    FOREIGN KEY (transfer_id, sku) REFERENCES stock_transfer_line,
    CHECK (received + lost > 0)
);
