-- What we ask SAP to do for an order: written before SAP is called, answered after, so that an intent without an answer is
-- settled by looking it up at SAP before anything is asked for again.
CREATE TABLE sap_request (
    order_id      uuid        NOT NULL REFERENCES orders (id),
    step          text        NOT NULL CHECK (step IN ('SALES_ORDER', 'GOODS_ISSUE', 'REVERSAL')),
    state         text        NOT NULL CHECK (state IN ('INTENT', 'DONE', 'REFUSED')),
    -- counts up when SAP has refused and a person lets it be tried again
    attempt       integer     NOT NULL DEFAULT 1 CHECK (attempt > 0),
    -- what SAP knows the attempt by: RequestID and RepeatabilityCreation
    request_id    text        NOT NULL CHECK (request_id ~ '^[0-9a-f]{32}$'),
    requested_at  timestamptz NOT NULL DEFAULT now(),
    -- until then a call may be under way, and nobody else may call or conclude anything
    calling_until timestamptz,
    -- SAP's sales order or delivery
    number        text,
    sap_message   text,
    updated_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, step),
    CHECK ((state = 'DONE') = (number IS NOT NULL)),
    CHECK ((state = 'REFUSED') = (sap_message IS NOT NULL))
);

-- every sales order and every delivery of SAP's belongs to one order
CREATE UNIQUE INDEX sap_request_number ON sap_request (step, number) WHERE number IS NOT NULL;
CREATE INDEX sap_request_unanswered ON sap_request (updated_at) WHERE state <> 'DONE';

-- Which of SAP's numbers our ids stand for.
CREATE TABLE sap_mapping (
    kind   text NOT NULL CHECK (kind IN ('MATERIAL', 'PLANT', 'PARTNER')),
    our_id text NOT NULL CHECK (our_id <> ''),
    sap_id text NOT NULL CHECK (sap_id <> ''),
    PRIMARY KEY (kind, our_id),
    CHECK (length(sap_id) <= CASE kind WHEN 'MATERIAL' THEN 40 WHEN 'PLANT' THEN 4 ELSE 10 END)
);
CREATE INDEX sap_mapping_by_sap_id ON sap_mapping (kind, sap_id);
