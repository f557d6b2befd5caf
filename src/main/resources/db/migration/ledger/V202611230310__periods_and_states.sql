-- An account can be frozen, which stops new debits and holds, and closed once nothing is left on it.
ALTER TABLE ledger_account
    ADD COLUMN status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'FROZEN', 'CLOSED')),
    ADD COLUMN expires_at timestamptz,
    ADD CONSTRAINT ledger_account_closed_is_empty CHECK (status <> 'CLOSED' OR posted = 0 AND pending = 0),
    ADD CONSTRAINT ledger_account_internal_stays_open CHECK (owner IS NOT NULL OR status = 'OPEN'),
    ADD CONSTRAINT ledger_account_bonus_expires CHECK (expires_at IS NULL OR kind = 'BONUS');
COMMENT ON COLUMN ledger_account.expires_at IS 'when what is left on a bonus account goes back to us; NULL for never';

CREATE TABLE ledger_account_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id text        NOT NULL REFERENCES ledger_account (id),
    status     text        NOT NULL,
    reason     text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX ledger_account_change_by_account ON ledger_account_change (account_id, id);

-- A month that is closed takes no more transfers: nothing is booked before the end of the latest one.
CREATE TABLE ledger_period (
    month     text        PRIMARY KEY CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    ends_at   timestamptz NOT NULL UNIQUE,
    closed_by text        NOT NULL,
    closed_at timestamptz NOT NULL CHECK (closed_at >= ends_at)
);

CREATE FUNCTION ledger_refuse_booking(reason text, account text, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: %', reason, account USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END
$$;

CREATE OR REPLACE FUNCTION ledger_book() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    IF EXISTS (SELECT FROM ledger_period WHERE ends_at > NEW.at) THEN
        PERFORM ledger_refuse_booking('the period is closed', NEW.at::text, 'ledger_period_is_open');
    END IF;
    CASE NEW.type
        WHEN 'PENDING' THEN
            UPDATE ledger_account SET pending = pending + NEW.amount WHERE id = NEW.debit AND owner IS NOT NULL
            RETURNING status INTO state;
            IF state IS NULL THEN
                PERFORM ledger_refuse_booking('only a customer''s account can be held', NEW.debit, 'ledger_hold_is_customers');
            END IF;
            INSERT INTO ledger_hold (transfer_id, account, reference, amount)
            VALUES (NEW.id, NEW.debit, NEW.reference, NEW.amount);
        WHEN 'POST', 'VOID' THEN
            UPDATE ledger_hold SET
                posted = posted + CASE NEW.type WHEN 'POST' THEN NEW.amount ELSE 0 END,
                voided = voided + CASE NEW.type WHEN 'VOID' THEN NEW.amount ELSE 0 END
            WHERE transfer_id = NEW.hold_id AND account = NEW.debit;
            IF NOT FOUND THEN
                PERFORM ledger_refuse_booking('no hold on this account', NEW.debit, 'ledger_hold_is_of_account');
            END IF;
            -- what was held before the account was frozen is still owed to who it is held for
            UPDATE ledger_account SET
                pending = pending - NEW.amount,
                posted = posted - CASE NEW.type WHEN 'POST' THEN NEW.amount ELSE 0 END
            WHERE id = NEW.debit;
        WHEN 'POSTED' THEN
            UPDATE ledger_account SET posted = posted - NEW.amount WHERE id = NEW.debit AND owner IS NOT NULL
            RETURNING status INTO state;
    END CASE;
    IF state <> 'OPEN' THEN
        PERFORM ledger_refuse_booking('the account is ' || lower(state), NEW.debit, 'ledger_account_is_open');
    END IF;
    IF NEW.type IN ('POST', 'POSTED') THEN
        UPDATE ledger_account SET posted = posted + NEW.amount WHERE id = NEW.credit AND owner IS NOT NULL
        RETURNING status INTO state;
        IF state = 'CLOSED' THEN
            PERFORM ledger_refuse_booking('the account is closed', NEW.credit, 'ledger_account_is_open');
        END IF;
    END IF;
    RETURN NULL;
END
$$;

CREATE INDEX ledger_transfer_by_time ON ledger_transfer (at, id) WHERE type IN ('POST', 'POSTED');
CREATE INDEX ledger_transfer_pending_by_debit ON ledger_transfer (debit, at) WHERE type IN ('PENDING', 'POST', 'VOID');
