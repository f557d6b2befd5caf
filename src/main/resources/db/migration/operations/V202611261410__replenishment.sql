CREATE TABLE replenishment (
    id           uuid PRIMARY KEY,
    location     text NOT NULL,
    sku          text NOT NULL,
    alert_id     bigint NOT NULL REFERENCES stock_alert,
    customer_id  text,
    quantity     numeric(15, 3) NOT NULL CHECK (quantity > 0),
    state        text NOT NULL CHECK (state IN ('OPEN', 'ORDERED', 'ARRIVED', 'NOT_NEEDED', 'DISMISSED')),
    orders       int NOT NULL DEFAULT 0,
    order_id     uuid REFERENCES orders (id),
    order_number text,
    reason       text,
    changed_by   text NOT NULL,
    proposed_at  timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    FOREIGN KEY (location, sku) REFERENCES stock_threshold,
    CHECK ((order_id IS NULL) = (order_number IS NULL)),
    CHECK ((order_id IS NULL) = (orders = 0)),
    CHECK (state NOT IN ('ORDERED', 'ARRIVED') OR order_id IS NOT NULL),
    CHECK (order_id IS NULL OR customer_id IS NOT NULL),
    CHECK (state <> 'DISMISSED' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX replenishment_once ON replenishment (location, sku) WHERE state IN ('OPEN', 'ORDERED');
CREATE INDEX replenishment_of_order ON replenishment (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX replenishment_of_alert ON replenishment (alert_id);
CREATE INDEX replenishment_by_state ON replenishment (state, id DESC);

COMMENT ON COLUMN replenishment.customer_id IS 'whose orders bring goods to the location; null where nobody''s do';
COMMENT ON COLUMN replenishment.quantity IS 'what was lacking when it was proposed, opened again or ordered';
COMMENT ON COLUMN replenishment.orders IS 'how many orders were made of it; more than one if they were cancelled or rejected';
COMMENT ON COLUMN replenishment.order_id IS 'the last of these orders';
COMMENT ON COLUMN replenishment.reason IS 'why it was dismissed, or opened again';

-- what is ordered already and has not left
CREATE INDEX orders_under_way_of_customer ON orders (customer_id) WHERE status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED');
