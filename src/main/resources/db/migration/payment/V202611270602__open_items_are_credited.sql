-- An open item also becomes less because goods were returned.
ALTER TABLE payment_receivable ADD COLUMN credited bigint NOT NULL DEFAULT 0 CHECK (credited >= 0);
ALTER TABLE payment_receivable DROP CONSTRAINT payment_receivable_not_overpaid;
ALTER TABLE payment_receivable ADD CONSTRAINT payment_receivable_not_overpaid CHECK (paid + written_off + credited <= amount);
DROP INDEX payment_receivable_open;
CREATE INDEX payment_receivable_open ON payment_receivable (account_id, due_on, id) WHERE paid + written_off + credited < amount;
COMMENT ON COLUMN payment_receivable.credited IS 'what is not owed any more since goods were returned';

CREATE TABLE payment_receivable_credit (
    receivable_id uuid        NOT NULL REFERENCES payment_receivable,
    cause         text        NOT NULL CHECK (cause <> ''),
    amount        bigint      NOT NULL CHECK (amount > 0),
    credited_at   timestamptz NOT NULL,
    PRIMARY KEY (receivable_id, cause)
);
COMMENT ON TABLE payment_receivable_credit IS 'what open items were credited, once for each cause such as a refund';
