CREATE TABLE customer (
    id              text PRIMARY KEY CHECK (id <> ''),
    type            text NOT NULL CHECK (type IN ('DISTRIBUTOR', 'RETAILER', 'CONSUMER')),
    name            text NOT NULL,
    parent_id       text REFERENCES customer CHECK (parent_id <> id),
    tier            text NOT NULL,
    region          text NOT NULL,
    status          text NOT NULL CHECK (status IN ('ACTIVE', 'BLOCKED', 'CLOSED')),
    currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    credit_limit    bigint CHECK (credit_limit >= 0),
    opening_balance bigint CHECK (opening_balance >= 0),
    changed_at      timestamptz NOT NULL
);

CREATE INDEX customer_by_parent ON customer (parent_id);
CREATE INDEX customer_by_type_and_region ON customer (type, region, id);

COMMENT ON COLUMN customer.parent_id IS 'the distributor that a retailer buys from; null for those who buy from the manufacturer';
COMMENT ON COLUMN customer.credit_limit IS 'minor units; null for a customer that does not buy on credit';
COMMENT ON COLUMN customer.opening_balance IS 'minor units that the customer brought along when registered: posted once, never changed';
