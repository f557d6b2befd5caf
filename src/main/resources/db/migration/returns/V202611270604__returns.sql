CREATE SEQUENCE return_number;

-- Returns and exchanges of what was delivered.
CREATE TABLE return_order (
    id                     uuid PRIMARY KEY,
    number                 text NOT NULL UNIQUE,
    order_id               uuid NOT NULL REFERENCES orders,
    order_number           text NOT NULL,
    customer_id            text NOT NULL REFERENCES customer,
    channel                text NOT NULL,
    currency               text NOT NULL,
    type                   text NOT NULL CHECK (type IN ('RETURN', 'EXCHANGE')),
    reason                 text NOT NULL CHECK (reason IN ('DAMAGED', 'DEFECTIVE', 'WRONG_GOODS', 'NOT_AS_DESCRIBED', 'CHANGED_MIND', 'OTHER')),
    state                  text NOT NULL CHECK (state IN ('REQUESTED', 'IN_REVIEW', 'AUTHORISED', 'RECEIVED', 'INSPECTED', 'STOCKED', 'COMPLETED',
                               'REFUSED', 'WITHDRAWN', 'LAPSED')),
    requested_by           text NOT NULL,
    requested_at           timestamptz NOT NULL,
    changed_at             timestamptz NOT NULL,
    course                 integer NOT NULL DEFAULT 1 CHECK (course > 0),
    process_instance_key   bigint UNIQUE,
    process_definition_key bigint,
    outcome                text CHECK (outcome IN ('ALLOWED', 'MANUAL', 'REFUSED')),
    rule                   text,
    rule_reason            text,
    freight                text CHECK (freight IN ('CUSTOMER', 'SELLER')),
    authorised_by          text,
    authorised_at          timestamptz,
    receive_by             timestamptz,
    received_by            text,
    received_at            timestamptz,
    inspect_by             timestamptz,
    inspected_by           text,
    inspected_at           timestamptz,
    sap_return             text,
    credit                 text,
    refunded               bigint CHECK (refunded >= 0),
    paid_back              bigint CHECK (paid_back >= 0),
    replacement_order_id   uuid UNIQUE REFERENCES orders,
    ended_at               timestamptz,
    ended_by               text,
    end_reason             text,
    CHECK (num_nulls(outcome, rule, rule_reason, freight, process_definition_key) IN (0, 5)),
    CHECK (num_nulls(authorised_by, authorised_at, receive_by) IN (0, 3)),
    CHECK (num_nulls(received_by, received_at, inspect_by) IN (0, 3)),
    CHECK (num_nulls(inspected_by, inspected_at) IN (0, 2)),
    CHECK (num_nulls(credit, refunded, paid_back) IN (0, 3)),
    CHECK (num_nulls(ended_at, ended_by, end_reason) IN (0, 3)),
    CHECK ((state IN ('COMPLETED', 'REFUSED', 'WITHDRAWN', 'LAPSED')) = (ended_at IS NOT NULL)),
    CHECK (state NOT IN ('AUTHORISED', 'RECEIVED', 'INSPECTED', 'STOCKED', 'COMPLETED', 'LAPSED') OR authorised_at IS NOT NULL),
    CHECK ((state IN ('RECEIVED', 'INSPECTED', 'STOCKED', 'COMPLETED')) = (received_at IS NOT NULL)),
    CHECK ((state IN ('INSPECTED', 'STOCKED', 'COMPLETED')) = (inspected_at IS NOT NULL)),
    CHECK (paid_back <= refunded)
);
CREATE INDEX return_of_order ON return_order (order_id);
CREATE INDEX return_of_customer ON return_order (customer_id, id);
CREATE INDEX return_open ON return_order (changed_at) WHERE ended_at IS NULL;

COMMENT ON COLUMN return_order.course IS 'which process it is in: 1, and one more each time that the engine has lost one';
COMMENT ON COLUMN return_order.freight IS 'who pays for sending the goods back';
COMMENT ON COLUMN return_order.credit IS 'the number of the credit; null while nothing is credited';

CREATE TABLE return_line (
    return_id            uuid NOT NULL REFERENCES return_order,
    no                   integer NOT NULL CHECK (no > 0),
    line_no              integer NOT NULL,
    sku                  text NOT NULL,
    name                 text NOT NULL,
    quantity             numeric(15, 3) NOT NULL CHECK (quantity > 0),
    condition            text NOT NULL CHECK (condition IN ('UNOPENED', 'OPENED', 'USED', 'DAMAGED')),
    location             text NOT NULL,
    delivered_at         timestamptz NOT NULL,
    replacement_sku      text,
    replacement_quantity numeric(15, 3) CHECK (replacement_quantity > 0),
    fee_percent          numeric(5, 2) CHECK (fee_percent BETWEEN 0 AND 100),
    received             numeric(15, 3),
    disposition          text CHECK (disposition IN ('RESTOCK', 'QUARANTINE', 'SCRAP', 'REJECT')),
    inspection           text,
    taken                numeric(15, 3),
    value                bigint,
    fee                  bigint,
    refunded             bigint,
    PRIMARY KEY (return_id, no),
    CHECK (num_nulls(replacement_sku, replacement_quantity) IN (0, 2)),
    CONSTRAINT return_line_receives_what_was_authorised CHECK (received BETWEEN 0 AND quantity),
    CHECK (disposition IS NULL OR received > 0),
    CHECK (disposition <> 'REJECT' OR inspection <> ''),
    CHECK (taken BETWEEN 0 AND received),
    CHECK (num_nulls(value, fee, refunded) IN (0, 3)),
    CHECK (fee + refunded <= value),
    CHECK (refunded = 0 OR disposition <> 'REJECT')
);
COMMENT ON COLUMN return_line.location IS 'where the goods were sent from, and go back to';
COMMENT ON COLUMN return_line.fee_percent IS 'what is kept for restocking; null until the rules were asked';
COMMENT ON COLUMN return_line.received IS 'what has arrived; null until something of the return has';
COMMENT ON COLUMN return_line.inspection IS 'what the inspector says of it';
COMMENT ON COLUMN return_line.taken IS 'what has left the customer''s stock by our books';
COMMENT ON COLUMN return_line.value IS 'what was paid for the goods that we take back';

CREATE TABLE return_verdict (
    job_key   bigint PRIMARY KEY,
    return_id uuid NOT NULL REFERENCES return_order,
    decision  text NOT NULL,
    verdict   text NOT NULL,
    notice    text,
    comment   text NOT NULL,
    task_key  text,
    person    text,
    at        timestamptz NOT NULL
);
CREATE INDEX return_verdict_of ON return_verdict (return_id);
COMMENT ON TABLE return_verdict IS 'what each completed task has come to, so that it counts once';

CREATE FUNCTION return_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'returns and what was decided about them stay' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER return_order_stays BEFORE DELETE OR TRUNCATE ON return_order FOR EACH STATEMENT EXECUTE FUNCTION return_refuse_change();
CREATE TRIGGER return_line_stays BEFORE DELETE OR TRUNCATE ON return_line FOR EACH STATEMENT EXECUTE FUNCTION return_refuse_change();
CREATE TRIGGER return_verdict_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON return_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION return_refuse_change();
CREATE TRIGGER return_order_has_ended BEFORE UPDATE ON return_order FOR EACH ROW
    WHEN (OLD.ended_at IS NOT NULL AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION return_refuse_change();
