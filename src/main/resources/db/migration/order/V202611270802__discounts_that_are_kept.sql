CREATE TABLE order_promise (
    order_id  uuid NOT NULL REFERENCES orders (id),
    revision  int NOT NULL,
    policy    text NOT NULL,
    kind      text NOT NULL,
    reason    text NOT NULL,
    priority  int NOT NULL,
    exclusive boolean NOT NULL,
    sku       text NOT NULL,
    quantity  numeric(15, 3) NOT NULL CHECK (quantity > 0),
    amount    bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (order_id, revision, policy, kind, sku)
);
COMMENT ON TABLE order_promise IS 'what policies that are kept when an order is amended took off the products of a revision';
