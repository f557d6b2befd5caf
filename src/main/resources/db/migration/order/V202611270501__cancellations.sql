-- Under which terms an order is cancelled: who asked, by which rule it was allowed, and what is kept of the money held for it.
CREATE TABLE order_cancellation (
    order_id    uuid        PRIMARY KEY REFERENCES orders (id),
    asker       text        NOT NULL CHECK (asker IN ('CUSTOMER', 'OPERATOR', 'REVIEWER', 'DEADLINE')),
    asked_by    text        NOT NULL,
    reason      text        NOT NULL,
    rule_id     text        NOT NULL,
    rule_reason text        NOT NULL,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- in minor units, tax included; never more than was held when it was asked for
    fee         bigint      NOT NULL CHECK (fee >= 0),
    asked_at    timestamptz NOT NULL
);
CREATE TRIGGER order_cancellation_append_only BEFORE UPDATE OR DELETE ON order_cancellation
    FOR EACH ROW EXECUTE FUNCTION order_history_is_append_only();
COMMENT ON COLUMN order_decision.version IS 'of the decision: as deployed with the process definition that drives the order, or the latest where no process asks; null where no table decided';
