-- A month that is closed takes no more movements, and what was reckoned for it stays as it is.
CREATE TABLE stock_period (
    month     text        PRIMARY KEY CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL UNIQUE CHECK (ends_at > starts_at),
    closed_by text        NOT NULL,
    closed_at timestamptz NOT NULL CHECK (closed_at >= ends_at)
);

CREATE TABLE stock_period_balance (
    month      text NOT NULL REFERENCES stock_period,
    location   text NOT NULL,
    sku        text NOT NULL,
    opening    numeric(15, 3) NOT NULL CHECK (opening >= 0),
    incoming   numeric(18, 3) NOT NULL,
    outgoing   numeric(18, 3) NOT NULL,
    adjustment numeric(18, 3) NOT NULL,
    closing    numeric(15, 3) NOT NULL CHECK (closing >= 0),
    reasons    jsonb NOT NULL,
    PRIMARY KEY (month, location, sku),
    FOREIGN KEY (location, sku) REFERENCES stock,
    CONSTRAINT stock_period_balance_adds_up CHECK (closing = opening + incoming - outgoing + adjustment)
);

COMMENT ON COLUMN stock_period_balance.reasons IS 'what moved, by the reason of its movements; negative for what went out';

CREATE FUNCTION stock_period_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a month of stock that is closed is never changed' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER stock_period_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_period
    FOR EACH STATEMENT EXECUTE FUNCTION stock_period_refuse_change();
CREATE TRIGGER stock_period_balance_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_period_balance
    FOR EACH STATEMENT EXECUTE FUNCTION stock_period_refuse_change();

CREATE FUNCTION stock_movement_check_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM stock_period WHERE ends_at > NEW.at) THEN
        RAISE EXCEPTION 'the month of the movement is closed: %', NEW.at
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_period_is_open';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER stock_movement_in_open_period BEFORE INSERT ON stock_movement
    FOR EACH ROW EXECUTE FUNCTION stock_movement_check_period();

CREATE INDEX stock_movement_by_time ON stock_movement (at);
