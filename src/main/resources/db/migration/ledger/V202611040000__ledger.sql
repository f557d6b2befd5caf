-- A double-entry ledger: transfers are the truth and are only ever added, balances and holds are kept beside them by a
-- trigger, so that no code can book one without the other. A balance is what was credited less what was debited.

CREATE TABLE ledger_account (
    id           text PRIMARY KEY,
    kind         text NOT NULL,
    owner        text,
    currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    credit_limit bigint NOT NULL DEFAULT 0 CHECK (credit_limit >= 0),
    posted       bigint NOT NULL DEFAULT 0,
    pending      bigint NOT NULL DEFAULT 0 CHECK (pending >= 0),
    opened_at    timestamptz NOT NULL,
    UNIQUE (id, currency),
    CONSTRAINT ledger_account_within_limit CHECK (owner IS NULL OR posted - pending >= -credit_limit),
    CONSTRAINT ledger_account_limit_is_credit CHECK (credit_limit = 0 OR kind = 'RECEIVABLE'),
    CONSTRAINT ledger_account_internal_is_summed CHECK (owner IS NOT NULL OR posted = 0 AND pending = 0)
);

CREATE INDEX ledger_account_by_owner ON ledger_account (owner, id) WHERE owner IS NOT NULL;

COMMENT ON COLUMN ledger_account.owner IS 'the customer; null for our own accounts, whose balance is summed and never locked';
COMMENT ON COLUMN ledger_account.posted IS 'balance in minor units: credits less debits; a receivable that is owed is negative';
COMMENT ON COLUMN ledger_account.pending IS 'what open holds have set aside of the balance';

CREATE TABLE ledger_transfer (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key       text NOT NULL UNIQUE,
    type      text NOT NULL CHECK (type IN ('PENDING', 'POST', 'VOID', 'POSTED')),
    hold_id   bigint REFERENCES ledger_transfer,
    debit     text NOT NULL,
    credit    text NOT NULL CHECK (credit <> debit),
    currency  text NOT NULL,
    amount    bigint NOT NULL CHECK (amount > 0),
    memo      text NOT NULL,
    reference text NOT NULL,
    at        timestamptz NOT NULL,
    CHECK ((type IN ('POST', 'VOID')) = (hold_id IS NOT NULL)),
    -- with the currency in the key, both sides are of the transfer's currency
    FOREIGN KEY (debit, currency) REFERENCES ledger_account (id, currency),
    FOREIGN KEY (credit, currency) REFERENCES ledger_account (id, currency)
);

CREATE INDEX ledger_transfer_by_debit ON ledger_transfer (debit, at, id) WHERE type IN ('POST', 'POSTED');
CREATE INDEX ledger_transfer_by_credit ON ledger_transfer (credit, at, id) WHERE type IN ('POST', 'POSTED');
CREATE INDEX ledger_transfer_by_hold ON ledger_transfer (hold_id) WHERE hold_id IS NOT NULL;
CREATE INDEX ledger_transfer_by_reference ON ledger_transfer (reference);

COMMENT ON TABLE ledger_transfer IS 'PENDING sets money aside; POST books it, VOID gives it back, each in whole or in part; POSTED books at once';
COMMENT ON COLUMN ledger_transfer.key IS 'business key: what is asked for twice is booked once';
COMMENT ON COLUMN ledger_transfer.reference IS 'what it is about, such as an order or a voucher';

CREATE TABLE ledger_hold (
    transfer_id bigint PRIMARY KEY REFERENCES ledger_transfer,
    account     text NOT NULL REFERENCES ledger_account,
    reference   text NOT NULL,
    amount      bigint NOT NULL,
    posted      bigint NOT NULL DEFAULT 0 CHECK (posted >= 0),
    voided      bigint NOT NULL DEFAULT 0 CHECK (voided >= 0),
    CONSTRAINT ledger_hold_ends_once CHECK (posted + voided <= amount)
);

CREATE INDEX ledger_hold_open_by_reference ON ledger_hold (reference) WHERE posted + voided < amount;

CREATE FUNCTION ledger_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE NEW.type
        WHEN 'PENDING' THEN
            UPDATE ledger_account SET pending = pending + NEW.amount WHERE id = NEW.debit AND owner IS NOT NULL;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'only a customer''s account can be held, not %', NEW.debit USING ERRCODE = 'check_violation';
            END IF;
            INSERT INTO ledger_hold (transfer_id, account, reference, amount)
            VALUES (NEW.id, NEW.debit, NEW.reference, NEW.amount);
        WHEN 'POST', 'VOID' THEN
            UPDATE ledger_hold SET
                posted = posted + CASE NEW.type WHEN 'POST' THEN NEW.amount ELSE 0 END,
                voided = voided + CASE NEW.type WHEN 'VOID' THEN NEW.amount ELSE 0 END
            WHERE transfer_id = NEW.hold_id AND account = NEW.debit;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'transfer % is no hold on %', NEW.hold_id, NEW.debit USING ERRCODE = 'check_violation';
            END IF;
            UPDATE ledger_account SET
                pending = pending - NEW.amount,
                posted = posted - CASE NEW.type WHEN 'POST' THEN NEW.amount ELSE 0 END
            WHERE id = NEW.debit;
        WHEN 'POSTED' THEN
            UPDATE ledger_account SET posted = posted - NEW.amount WHERE id = NEW.debit AND owner IS NOT NULL;
    END CASE;
    IF NEW.type IN ('POST', 'POSTED') THEN
        UPDATE ledger_account SET posted = posted + NEW.amount WHERE id = NEW.credit AND owner IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER ledger_book AFTER INSERT ON ledger_transfer FOR EACH ROW EXECUTE FUNCTION ledger_book();

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a transfer is never changed or deleted: correct it with another one' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER ledger_transfer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
