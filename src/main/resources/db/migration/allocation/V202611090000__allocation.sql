CREATE TABLE allocation_waiter (
    order_id  uuid PRIMARY KEY REFERENCES order_fence,
    position  bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    queued_at timestamptz NOT NULL,
    deadline  timestamptz NOT NULL CHECK (deadline >= queued_at)
);

CREATE TABLE allocation_waiter_line (
    order_id uuid NOT NULL REFERENCES allocation_waiter ON DELETE CASCADE,
    sku      text NOT NULL REFERENCES product,
    quantity numeric(15, 3) NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, sku)
);

CREATE INDEX allocation_waiter_line_by_sku ON allocation_waiter_line (sku);

COMMENT ON TABLE allocation_waiter IS 'orders that wait for stock: one queue, changed only with the queue locked';
COMMENT ON COLUMN allocation_waiter.position IS 'given out under the lock of the queue, so that it is the order of arrival';
