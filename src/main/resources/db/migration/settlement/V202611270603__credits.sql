-- What a refund brings back, and to which accounts: returned goods are refunded the way they were paid. Refunds that are older, or
-- that finance has made, went to the prepaid account.
CREATE TABLE settlement_refund_target (
    refund_id uuid   NOT NULL REFERENCES settlement_refund DEFERRABLE INITIALLY DEFERRED,
    account   text   NOT NULL,
    amount    bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (refund_id, account)
);

-- shares give back what is refunded of an order that is shared; of what the manufacturer sells, its own revenue does
CREATE OR REPLACE FUNCTION settlement_refund_is_given_by_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given  bigint;
    shared boolean;
BEGIN
    SELECT coalesce(sum(amount), 0) INTO given FROM settlement_refund_part WHERE refund_id = NEW.id;
    SELECT EXISTS (SELECT FROM settlement_share s JOIN settlement_document d ON d.id = s.settlement_id WHERE d.order_id = NEW.order_id)
      INTO shared;
    IF given <> (CASE WHEN shared THEN NEW.amount ELSE 0 END) THEN
        RAISE EXCEPTION 'the shares do not give back what refund % is', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_refund_is_given_by_shares';
    END IF;
    RETURN NULL;
END $$;

-- never more is refunded of an order than was captured of it
CREATE FUNCTION settlement_refunds_what_was_captured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM settlement_refund WHERE order_id = NEW.order_id)
            > (SELECT coalesce(sum(total), 0) FROM settlement_document WHERE order_id = NEW.order_id) THEN
        RAISE EXCEPTION 'of order % more would be refunded than was captured', NEW.order_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_refunds_what_was_captured';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_refunds_what_was_captured AFTER INSERT ON settlement_refund
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_refunds_what_was_captured();

CREATE SEQUENCE settlement_credit_number;

-- What returned goods are credited with. Amounts in minor units, VAT included.
CREATE TABLE settlement_credit (
    id          uuid        PRIMARY KEY,
    number      text        NOT NULL UNIQUE,
    order_id    uuid        NOT NULL REFERENCES orders,
    customer_id text        NOT NULL REFERENCES customer,
    reference   text        NOT NULL,
    currency    text        NOT NULL,
    value       bigint      NOT NULL CHECK (value >= 0),
    fee         bigint      NOT NULL CHECK (fee >= 0),
    amount      bigint      NOT NULL CHECK (amount >= 0),
    tax         bigint      NOT NULL,
    refund_id   uuid        UNIQUE REFERENCES settlement_refund,
    credited_at timestamptz NOT NULL,
    CHECK (fee + amount <= value),
    CHECK (tax BETWEEN 0 AND amount),
    CHECK ((amount > 0) = (refund_id IS NOT NULL))
);
CREATE INDEX settlement_credit_of_order ON settlement_credit (order_id, id);

COMMENT ON COLUMN settlement_credit.id IS 'of the return';
COMMENT ON COLUMN settlement_credit.reference IS 'the number of the return';
COMMENT ON COLUMN settlement_credit.value IS 'what was paid for the goods';
COMMENT ON COLUMN settlement_credit.fee IS 'what is kept of it for restocking';
COMMENT ON COLUMN settlement_credit.amount IS 'what is given back; less than value and fee leave where it was refunded otherwise before';
COMMENT ON COLUMN settlement_credit.tax IS 'within the amount';

CREATE TABLE settlement_credit_line (
    credit_id uuid           NOT NULL REFERENCES settlement_credit,
    no        integer        NOT NULL,
    line_no   integer        NOT NULL,
    quantity  numeric(15, 3) NOT NULL CHECK (quantity > 0),
    value     bigint         NOT NULL CHECK (value >= 0),
    value_tax bigint         NOT NULL,
    fee       bigint         NOT NULL CHECK (fee >= 0),
    amount    bigint         NOT NULL CHECK (amount >= 0),
    tax       bigint         NOT NULL,
    PRIMARY KEY (credit_id, no),
    CHECK (value_tax BETWEEN 0 AND value),
    CHECK (fee + amount <= value),
    CHECK (tax BETWEEN 0 AND amount)
);

CREATE FUNCTION settlement_credit_is_its_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.value, NEW.fee, NEW.amount, NEW.tax) IS DISTINCT FROM (SELECT (coalesce(sum(value), 0)::bigint, coalesce(sum(fee), 0)::bigint,
            coalesce(sum(amount), 0)::bigint, coalesce(sum(tax), 0)::bigint) FROM settlement_credit_line WHERE credit_id = NEW.id) THEN
        RAISE EXCEPTION 'the lines of credit % do not come to it', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_credit_is_its_lines';
    END IF;
    IF NEW.amount <> coalesce((SELECT amount FROM settlement_refund WHERE id = NEW.refund_id), 0) THEN
        RAISE EXCEPTION 'credit % is refunded otherwise', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_credit_is_refunded';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_credit_is_its_lines AFTER INSERT ON settlement_credit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_credit_is_its_lines();

-- of a line no more is credited than was settled of it
CREATE FUNCTION settlement_credits_what_was_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_order uuid := (SELECT order_id FROM settlement_credit WHERE id = NEW.credit_id);
BEGIN
    IF EXISTS (
        SELECT FROM
            (SELECT sum(l.quantity) AS quantity, sum(l.value) AS value, sum(l.value_tax) AS tax FROM settlement_credit_line l
              JOIN settlement_credit c ON c.id = l.credit_id WHERE c.order_id = of_order AND l.line_no = NEW.line_no) credited,
            (SELECT coalesce(sum(l.quantity), 0) AS quantity, coalesce(sum(l.total), 0) AS value, coalesce(sum(l.tax), 0) AS tax
               FROM settlement_line l JOIN settlement_document d ON d.id = l.settlement_id
              WHERE d.order_id = of_order AND l.line_no = NEW.line_no AND l.kind = 'GOODS') settled
        WHERE credited.quantity > settled.quantity OR credited.value > settled.value OR credited.tax > settled.tax) THEN
        RAISE EXCEPTION 'of line % of order % more would be credited than was settled', NEW.line_no, of_order
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_credits_what_was_settled';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_credits_what_was_settled AFTER INSERT ON settlement_credit_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_credits_what_was_settled();

CREATE FUNCTION settlement_refund_reaches_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM settlement_refund_target WHERE refund_id = NEW.refund_id)
            <> (SELECT amount FROM settlement_refund WHERE id = NEW.refund_id) THEN
        RAISE EXCEPTION 'refund % does not reach accounts as it is', NEW.refund_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_refund_reaches_accounts';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_refund_reaches_accounts AFTER INSERT ON settlement_refund_target
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_refund_reaches_accounts();

CREATE FUNCTION settlement_credit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was credited stays' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER settlement_credit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_credit
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_credit_refuse_change();
CREATE TRIGGER settlement_credit_line_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_credit_line
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_credit_refuse_change();
CREATE TRIGGER settlement_refund_target_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_refund_target
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_credit_refuse_change();
