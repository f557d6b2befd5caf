CREATE TABLE order_pre_order (
    order_id    uuid NOT NULL REFERENCES orders,
    revision    integer NOT NULL,
    release_on  date NOT NULL,
    percent     numeric(9, 6) CHECK (percent BETWEEN 0 AND 100),
    deposit     bigint CHECK (deposit >= 0),
    rule_id     text,
    reason      text,
    released_at timestamptz,
    PRIMARY KEY (order_id, revision),
    CHECK (num_nonnulls(percent, deposit, rule_id, reason) IN (0, 4))
);

CREATE INDEX order_pre_order_open ON order_pre_order (release_on) WHERE released_at IS NULL;

COMMENT ON TABLE order_pre_order IS 'revisions of orders of which some goods were not released when they were priced';
COMMENT ON COLUMN order_pre_order.release_on IS 'the day on which the last of its goods is released; follows the products as long as that lies ahead';
COMMENT ON COLUMN order_pre_order.deposit IS 'what is held of the total until the sales order is made, in minor units; null until it is decided';
COMMENT ON COLUMN order_pre_order.released_at IS 'when it was noticed that all goods are released; null before';

ALTER TABLE orders DROP CONSTRAINT orders_payment_status_check;
ALTER TABLE orders ADD CONSTRAINT orders_payment_status_check CHECK (payment_status IN ('NONE', 'PARTIALLY_HELD', 'HELD',
    'PARTIALLY_CAPTURED', 'CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED'));
-- whatever is retried: what is sold is held whole
ALTER TABLE orders ADD CONSTRAINT orders_sold_when_held CHECK (payment_status <> 'PARTIALLY_HELD'
    OR status NOT IN ('RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED'));
