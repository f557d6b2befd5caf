CREATE TABLE payment_waiter (
    order_id   uuid PRIMARY KEY REFERENCES order_fence,
    account_id text NOT NULL REFERENCES ledger_account,
    amount     bigint NOT NULL CHECK (amount > 0),
    revision   integer NOT NULL,
    position   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    queued_at  timestamptz NOT NULL,
    deadline   timestamptz NOT NULL CHECK (deadline >= queued_at)
);

CREATE INDEX payment_waiter_queue ON payment_waiter (account_id, position);

COMMENT ON TABLE payment_waiter IS 'orders that wait for money: a queue per account, changed only with the account locked';
COMMENT ON COLUMN payment_waiter.position IS 'given out under the lock of the account, so that it is the order of arrival';

CREATE TABLE payment_top_up (
    id          uuid PRIMARY KEY,
    account_id  text NOT NULL REFERENCES ledger_account,
    amount      bigint NOT NULL CHECK (amount > 0),
    currency    text NOT NULL,
    institution text NOT NULL,
    reference   text NOT NULL CHECK (reference <> ''),
    note        text NOT NULL,
    entered_by  text NOT NULL,
    entered_at  timestamptz NOT NULL,
    CONSTRAINT payment_top_up_voucher UNIQUE (institution, reference)
);

CREATE INDEX payment_top_up_by_account ON payment_top_up (account_id, id);

COMMENT ON COLUMN payment_top_up.reference IS 'the number of the voucher: each of an institution is entered once';
