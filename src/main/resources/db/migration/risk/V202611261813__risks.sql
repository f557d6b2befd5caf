CREATE TABLE order_risk (
    order_id   uuid NOT NULL REFERENCES orders,
    revision   integer NOT NULL,
    score      integer NOT NULL,
    outcome    text NOT NULL CHECK (outcome IN ('PASS', 'REVIEW', 'HOLD')),
    reasons    jsonb NOT NULL CHECK (jsonb_typeof(reasons) = 'array'),
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, revision),
    -- whatever is not let pass says why
    CHECK (outcome = 'PASS' OR jsonb_array_length(reasons) > 0)
);
CREATE INDEX order_risk_raised ON order_risk (decided_at) WHERE outcome <> 'PASS';

COMMENT ON TABLE order_risk IS 'how risky the rules found a revision of an order, once';
COMMENT ON COLUMN order_risk.reasons IS 'rule, reason in words and points of the rows that matched, without those that say nothing; for reading only';

CREATE FUNCTION order_risk_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided about a risk stays as it is';
END $$;
CREATE TRIGGER order_risk_stays BEFORE UPDATE OR DELETE ON order_risk FOR EACH ROW EXECUTE FUNCTION order_risk_stays();

-- payments of a customer within the last hour
CREATE INDEX payment_lately ON payment (account_id, requested_at);
