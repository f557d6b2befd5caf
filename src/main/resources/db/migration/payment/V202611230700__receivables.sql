CREATE TABLE payment_credit_term (
    customer_id text PRIMARY KEY REFERENCES customer,
    term_days   integer NOT NULL CHECK (term_days BETWEEN 0 AND 365),
    changed_by  text NOT NULL,
    changed_at  timestamptz NOT NULL
);

COMMENT ON TABLE payment_credit_term IS 'in how many days a customer pays what it bought on credit, where that is not what everybody has';

CREATE TABLE payment_receivable (
    id             uuid PRIMARY KEY,
    customer_id    text NOT NULL REFERENCES customer,
    account_id     text NOT NULL,
    order_id       uuid NOT NULL UNIQUE REFERENCES orders,
    invoice        text NOT NULL UNIQUE,
    currency       text NOT NULL,
    amount         bigint NOT NULL CHECK (amount > 0),
    paid           bigint NOT NULL DEFAULT 0 CHECK (paid >= 0),
    written_off    bigint NOT NULL DEFAULT 0 CHECK (written_off >= 0),
    recovered      bigint NOT NULL DEFAULT 0 CHECK (recovered >= 0),
    due_on         date NOT NULL,
    overdue_from   timestamptz NOT NULL,
    credit_stopped boolean NOT NULL DEFAULT false,
    settled_at     timestamptz NOT NULL,
    FOREIGN KEY (account_id, currency) REFERENCES ledger_account (id, currency),
    CONSTRAINT payment_receivable_not_overpaid CHECK (paid + written_off <= amount),
    CONSTRAINT payment_receivable_recovers_what_was_written_off CHECK (recovered <= written_off)
);

CREATE INDEX payment_receivable_open ON payment_receivable (account_id, due_on, id) WHERE paid + written_off < amount;
CREATE INDEX payment_receivable_by_customer ON payment_receivable (customer_id, due_on, id);

COMMENT ON TABLE payment_receivable IS 'open items: what is owed for an order that was bought on credit; changed only with the account locked';
COMMENT ON COLUMN payment_receivable.overdue_from IS 'the end of the due date in the business time zone, or of a respite';
COMMENT ON COLUMN payment_receivable.recovered IS 'of what was written off, what was paid nevertheless';
COMMENT ON COLUMN payment_receivable.credit_stopped IS 'dunning has stopped the customer''s credit for it';

CREATE TABLE payment_receipt (
    id          uuid PRIMARY KEY,
    customer_id text NOT NULL REFERENCES customer,
    amount      bigint NOT NULL CHECK (amount > 0),
    currency    text NOT NULL,
    institution text NOT NULL,
    reference   text NOT NULL CHECK (reference <> ''),
    received_at timestamptz NOT NULL,
    entered_by  text NOT NULL,
    entered_at  timestamptz NOT NULL,
    CONSTRAINT payment_receipt_proof UNIQUE (institution, reference)
);

COMMENT ON TABLE payment_receipt IS 'money that customers paid for what they owe; what no part of it is for is on their prepaid account';

CREATE TABLE payment_receipt_part (
    receipt_id    uuid NOT NULL REFERENCES payment_receipt,
    part          integer NOT NULL,
    receivable_id uuid NOT NULL REFERENCES payment_receivable,
    purpose       text NOT NULL CHECK (purpose IN ('PAYMENT', 'RECOVERY')),
    amount        bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (receipt_id, part),
    UNIQUE (receipt_id, receivable_id, purpose)
);

CREATE INDEX payment_receipt_part_by_receivable ON payment_receipt_part (receivable_id);

COMMENT ON COLUMN payment_receipt_part.purpose IS 'RECOVERY: it was written off before';

-- what was settled on credit before there were open items
INSERT INTO payment_receivable (id, customer_id, account_id, order_id, invoice, currency, amount, due_on, overdue_from, settled_at)
SELECT gen_random_uuid(), d.customer_id, d.customer_id || ':RECEIVABLE:' || d.currency, d.order_id, i.number, d.currency, d.total,
    (d.settled_at + interval '30 days')::date, date_trunc('day', d.settled_at) + interval '31 days', d.settled_at
FROM settlement_document d JOIN invoice i ON i.settlement_id = d.id JOIN orders o ON o.id = d.order_id
WHERE o.payment_method = 'CREDIT' AND d.total > 0;
