-- What of a promised card payment is not to be paid any more, since those goods were cancelled or not accepted; the promise is less by it.
CREATE TABLE payment_promise_part (
    order_id uuid NOT NULL REFERENCES payment_promise,
    part     text NOT NULL,
    amount   bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (order_id, part)
);
