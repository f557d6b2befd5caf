-- Payments through payment institutions. What institutions were asked for is the truth; the sums of a payment are kept beside
-- it by a trigger, which counts what is under way too: the database refuses the wish to take more, not only the taking.

CREATE TABLE payment (
    id                     uuid PRIMARY KEY,
    account_id             text NOT NULL,
    order_id               uuid REFERENCES order_fence,
    institution            text NOT NULL,
    institution_payment_id text,
    rule_id                text NOT NULL,
    reason                 text NOT NULL,
    currency               text NOT NULL,
    amount                 bigint NOT NULL CHECK (amount > 0),
    capture_at_once        boolean NOT NULL,
    requested_by           text NOT NULL,
    requested_at           timestamptz NOT NULL,
    authorised             bigint NOT NULL DEFAULT 0 CHECK (authorised >= 0),
    capturing              bigint NOT NULL DEFAULT 0 CHECK (capturing >= 0),
    captured               bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    voiding                bigint NOT NULL DEFAULT 0 CHECK (voiding >= 0),
    voided                 bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
    refunding              bigint NOT NULL DEFAULT 0 CHECK (refunding >= 0),
    refunded               bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    refused                boolean NOT NULL DEFAULT false,
    status                 text NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN refunded > 0 AND refunded = captured THEN 'REFUNDED'
            WHEN refunded > 0 THEN 'PARTIALLY_REFUNDED'
            WHEN captured > 0 AND captured + voided = authorised THEN 'CAPTURED'
            WHEN captured > 0 THEN 'PARTIALLY_CAPTURED'
            WHEN voided > 0 AND voided = authorised THEN 'VOIDED'
            WHEN authorised > 0 THEN 'AUTHORISED'
            WHEN refused THEN 'REFUSED'
            ELSE 'REQUESTED'
        END) STORED,
    FOREIGN KEY (account_id, currency) REFERENCES ledger_account (id, currency),
    CONSTRAINT payment_at_institution UNIQUE (institution, institution_payment_id),
    CONSTRAINT payment_authorised_once CHECK (authorised IN (0, amount)),
    CONSTRAINT payment_within_authorised CHECK (captured + capturing + voided + voiding <= authorised),
    CONSTRAINT payment_within_captured CHECK (refunded + refunding <= captured)
);

CREATE INDEX payment_by_account ON payment (account_id, id);
CREATE INDEX payment_by_order ON payment (order_id) WHERE order_id IS NOT NULL;

COMMENT ON COLUMN payment.account_id IS 'the prepaid account of who pays';
COMMENT ON COLUMN payment.institution_payment_id IS 'the institution''s own id; null until it is known';
COMMENT ON COLUMN payment.rule_id IS 'the row of payment-route that chose the institution';

CREATE TABLE payment_request (
    id              uuid PRIMARY KEY,
    payment_id      uuid NOT NULL REFERENCES payment,
    step            text NOT NULL CHECK (step IN ('AUTHORISATION', 'CAPTURE', 'VOID', 'REFUND')),
    amount          bigint NOT NULL CHECK (amount > 0),
    state           text NOT NULL CHECK (state IN ('INTENT', 'DONE', 'REFUSED')),
    requested_by    text NOT NULL,
    requested_at    timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    refusals        integer NOT NULL DEFAULT 0,
    message         text,
    calling_until   timestamptz,
    next_attempt_at timestamptz,
    ended_at        timestamptz,
    CHECK ((state = 'INTENT') = (next_attempt_at IS NOT NULL)),
    CHECK ((state = 'INTENT') = (ended_at IS NULL))
);

CREATE INDEX payment_request_by_payment ON payment_request (payment_id, id);
CREATE INDEX payment_request_due ON payment_request (next_attempt_at) WHERE state = 'INTENT';
CREATE UNIQUE INDEX payment_request_authorises_once ON payment_request (payment_id) WHERE step = 'AUTHORISATION';

COMMENT ON TABLE payment_request IS 'what an institution is asked for: committed before the call, and its answer after';
COMMENT ON COLUMN payment_request.refusals IS 'a refused refund is asked for again under another key: the institution keeps its answer to the first';
COMMENT ON COLUMN payment_request.message IS 'why it has not succeeded so far, in the institution''s words where it has some';
COMMENT ON COLUMN payment_request.calling_until IS 'by the database''s clock: until then a call may be under way, and nobody else calls';

CREATE FUNCTION payment_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE payment p SET
        authorised = p.authorised + change.authorised,
        capturing = p.capturing + change.capturing,
        captured = p.captured + change.captured,
        voiding = p.voiding + change.voiding,
        voided = p.voided + change.voided,
        refunding = p.refunding + change.refunding,
        refunded = p.refunded + change.refunded,
        refused = NEW.step = 'AUTHORISATION' AND NEW.state = 'REFUSED' OR p.refused
    FROM (
        SELECT
            coalesce(sum(counted) FILTER (WHERE step = 'AUTHORISATION' AND state = 'DONE'), 0) AS authorised,
            coalesce(sum(counted) FILTER (WHERE step = 'CAPTURE' AND state = 'INTENT'), 0) AS capturing,
            coalesce(sum(counted) FILTER (WHERE step = 'CAPTURE' AND state = 'DONE'), 0) AS captured,
            coalesce(sum(counted) FILTER (WHERE step = 'VOID' AND state = 'INTENT'), 0) AS voiding,
            coalesce(sum(counted) FILTER (WHERE step = 'VOID' AND state = 'DONE'), 0) AS voided,
            coalesce(sum(counted) FILTER (WHERE step = 'REFUND' AND state = 'INTENT'), 0) AS refunding,
            coalesce(sum(counted) FILTER (WHERE step = 'REFUND' AND state = 'DONE'), 0) AS refunded
        FROM (VALUES (NEW.step, NEW.state, NEW.amount), (OLD.step, OLD.state, -OLD.amount)) AS counts (step, state, counted)
    ) change
    WHERE p.id = NEW.payment_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER payment_count AFTER INSERT OR UPDATE OF state ON payment_request FOR EACH ROW EXECUTE FUNCTION payment_count();

CREATE FUNCTION payment_request_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what has ended stays as it is, and what is asked for stays the same' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER payment_request_ends_once BEFORE UPDATE ON payment_request FOR EACH ROW
    WHEN (OLD.state <> 'INTENT' OR (OLD.payment_id, OLD.step, OLD.amount) IS DISTINCT FROM (NEW.payment_id, NEW.step, NEW.amount))
    EXECUTE FUNCTION payment_request_refuse_change();
CREATE TRIGGER payment_request_is_kept BEFORE DELETE OR TRUNCATE ON payment_request
    FOR EACH STATEMENT EXECUTE FUNCTION payment_request_refuse_change();
