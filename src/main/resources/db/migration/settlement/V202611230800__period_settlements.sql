CREATE SEQUENCE period_settlement_number;

-- What a customer bought, paid and earned in a month. Amounts in minor units.
CREATE TABLE period_settlement (
    id                 uuid        PRIMARY KEY,
    number             text        NOT NULL UNIQUE,
    customer_id        text        NOT NULL REFERENCES customer (id),
    currency           text        NOT NULL,
    month              text        NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    orders             integer     NOT NULL CHECK (orders >= 0),
    revenue            bigint      NOT NULL,
    freight            bigint      NOT NULL,
    tax                bigint      NOT NULL,
    total              bigint      NOT NULL,
    prepaid_opening    bigint      NOT NULL,
    prepaid_in         bigint      NOT NULL,
    prepaid_out        bigint      NOT NULL,
    prepaid_closing    bigint      NOT NULL,
    receivable_opening bigint      NOT NULL,
    receivable_in      bigint      NOT NULL,
    receivable_out     bigint      NOT NULL,
    receivable_closing bigint      NOT NULL,
    rebate             bigint      NOT NULL CHECK (rebate >= 0),
    rebate_rule        text,
    rebate_reason      text,
    status             text        NOT NULL CHECK (status IN ('DRAFT', 'POSTED')),
    generated_by       text        NOT NULL,
    generated_at       timestamptz NOT NULL,
    approved_by        text,
    approved_at        timestamptz,
    UNIQUE (customer_id, currency, month),
    CHECK (revenue + freight + tax = total),
    CHECK (prepaid_opening + prepaid_in - prepaid_out = prepaid_closing),
    CHECK (receivable_opening + receivable_in - receivable_out = receivable_closing),
    CHECK ((rebate = 0) OR (rebate_rule IS NOT NULL)),
    CHECK ((status = 'POSTED') = (approved_by IS NOT NULL)),
    -- two pairs of eyes
    CHECK (approved_by IS DISTINCT FROM generated_by)
);

-- each order belongs to one month
ALTER TABLE settlement_document ADD COLUMN period_id uuid REFERENCES period_settlement (id);
CREATE INDEX settlement_document_by_period ON settlement_document (period_id);
CREATE INDEX settlement_document_unclaimed ON settlement_document (settled_at) WHERE period_id IS NULL;

INSERT INTO ledger_account (id, kind, currency, opened_at)
SELECT 'SALES_REBATE:' || currency, 'SALES_REBATE', currency, now() FROM (SELECT DISTINCT currency FROM ledger_account) AS used
    ON CONFLICT DO NOTHING;
