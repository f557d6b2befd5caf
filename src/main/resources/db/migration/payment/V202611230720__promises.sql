CREATE TABLE payment_promise (
    order_id     uuid PRIMARY KEY REFERENCES order_fence,
    revision     integer NOT NULL,
    account_id   text NOT NULL REFERENCES ledger_account,
    amount       bigint NOT NULL CHECK (amount >= 0),
    promised_at  timestamptz NOT NULL,
    kept_at      timestamptz,
    withdrawn_at timestamptz,
    CHECK (kept_at IS NULL OR withdrawn_at IS NULL)
);

COMMENT ON TABLE payment_promise IS 'orders that are released on the promise to pay by card at delivery';

CREATE TABLE payment_pos_slip (
    id          uuid PRIMARY KEY,
    order_id    uuid NOT NULL UNIQUE REFERENCES payment_promise,
    institution text NOT NULL,
    terminal    text NOT NULL,
    reference   text NOT NULL CHECK (reference <> ''),
    amount      bigint NOT NULL CHECK (amount > 0),
    currency    text NOT NULL,
    entered_by  text NOT NULL,
    entered_at  timestamptz NOT NULL,
    CONSTRAINT payment_pos_slip_proof UNIQUE (institution, terminal, reference)
);

COMMENT ON TABLE payment_pos_slip IS 'card payments at delivery: each keeps the promise of one order';
