CREATE TABLE payment_bank_statement (
    id          uuid PRIMARY KEY,
    account     text NOT NULL,
    number      text NOT NULL,
    fingerprint text,
    entries     int NOT NULL DEFAULT 0,
    elsewhere   int NOT NULL DEFAULT 0,
    imported_by text NOT NULL,
    imported_at timestamptz NOT NULL,
    CONSTRAINT payment_bank_statement_once UNIQUE (account, number)
);

COMMENT ON COLUMN payment_bank_statement.account IS 'ours at the bank, by its IBAN or number';
COMMENT ON COLUMN payment_bank_statement.number IS 'the bank''s own id of the statement';
COMMENT ON COLUMN payment_bank_statement.fingerprint IS 'of its entries, so that another statement of the same number is told from a repeat';
COMMENT ON COLUMN payment_bank_statement.elsewhere IS 'entries that are on it too, but came with an earlier statement';

CREATE TABLE payment_bank_entry (
    id            uuid PRIMARY KEY,
    statement_id  uuid NOT NULL REFERENCES payment_bank_statement,
    position      int NOT NULL,
    account       text NOT NULL,
    identity      text NOT NULL,
    direction     text NOT NULL CHECK (direction IN ('CRDT', 'DBIT')),
    booking_date  date NOT NULL,
    value_date    date,
    amount        bigint NOT NULL CHECK (amount > 0),
    charges       bigint NOT NULL CHECK (charges >= 0),
    currency      text NOT NULL,
    reference     text NOT NULL,
    end_to_end_id text NOT NULL,
    counterparty  text NOT NULL,
    remittance    text NOT NULL,
    words         text[] NOT NULL,
    state         text NOT NULL DEFAULT 'NEW'
        CHECK (state IN ('NEW', 'UNNAMED', 'OPEN', 'PROPOSED', 'DIFFERING', 'MATCHED', 'ASSIGNED', 'UNALLOCATED', 'NOT_OURS')),
    rule          text,
    reason        text,
    difference    bigint,
    remainder     text,
    assigned_to   text REFERENCES ledger_account,
    note          text,
    decided_by    text,
    decided_at    timestamptz,
    looked_at     timestamptz,
    reminders     int NOT NULL DEFAULT 0,
    reminded_by   text,
    CONSTRAINT payment_bank_entry_once UNIQUE (account, identity),
    UNIQUE (statement_id, position),
    CHECK ((state IN ('MATCHED', 'ASSIGNED', 'UNALLOCATED', 'NOT_OURS')) = (decided_at IS NOT NULL)),
    CHECK ((state = 'ASSIGNED') = (assigned_to IS NOT NULL))
);

CREATE INDEX payment_bank_entry_to_match ON payment_bank_entry (statement_id, state, position) WHERE state IN ('NEW', 'UNNAMED');
CREATE INDEX payment_bank_entry_undecided ON payment_bank_entry (looked_at) WHERE state IN ('OPEN', 'PROPOSED', 'DIFFERING');
CREATE INDEX payment_bank_entry_by_words ON payment_bank_entry USING gin (words) WHERE decided_at IS NULL;
CREATE INDEX payment_bank_entry_by_day ON payment_bank_entry (booking_date, id);

COMMENT ON COLUMN payment_bank_entry.identity IS 'by what the bank''s own reference or, without one, its place and content makes it: each entry is taken once';
COMMENT ON COLUMN payment_bank_entry.counterparty IS 'personal data';
COMMENT ON COLUMN payment_bank_entry.words IS 'what may be a reference, in capitals';
COMMENT ON COLUMN payment_bank_entry.state IS 'NEW: to be matched by reference; UNNAMED: by amount and date, once all of its statement were by reference';
COMMENT ON COLUMN payment_bank_entry.difference IS 'what came less what was expected';
COMMENT ON COLUMN payment_bank_entry.remainder IS 'what becomes of an amount that is short: CHARGES of the bank, or still EXPECTED';

-- What an entry is for: proposed, and settled once the entry is matched.
CREATE TABLE payment_bank_match (
    entry_id  uuid NOT NULL REFERENCES payment_bank_entry,
    kind      text NOT NULL,
    subject   text NOT NULL,
    what      text NOT NULL,
    amount    bigint NOT NULL CHECK (amount >= 0),
    settled   bigint CHECK (settled >= 0),
    elsewhere bigint CHECK (elsewhere >= 0),
    PRIMARY KEY (entry_id, kind, subject),
    CHECK ((settled IS NULL) = (elsewhere IS NULL))
);

CREATE INDEX payment_bank_match_by_subject ON payment_bank_match (kind, subject);

COMMENT ON COLUMN payment_bank_match.amount IS 'what was expected';
COMMENT ON COLUMN payment_bank_match.settled IS 'what of it is settled by the entry; null while it is only proposed';
COMMENT ON COLUMN payment_bank_match.elsewhere IS 'what of the entry is booked on our bank account by others: before it came, or by a receipt';

CREATE INDEX payment_top_up_by_number ON payment_top_up (upper(reference));
