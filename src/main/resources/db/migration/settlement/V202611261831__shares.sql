-- How the money of an order that a distributor sells is shared, as the rules said for a revision of it. Shares in basis points.
CREATE TABLE settlement_split (
    order_id        uuid        NOT NULL REFERENCES orders,
    revision        integer     NOT NULL CHECK (revision > 0),
    seller_id       text        NOT NULL REFERENCES customer,
    manufacturer_bp integer     NOT NULL CHECK (manufacturer_bp >= 0),
    seller_bp       integer     NOT NULL CHECK (seller_bp >= 0),
    platform_bp     integer     NOT NULL CHECK (platform_bp >= 0),
    return_days     integer     NOT NULL CHECK (return_days BETWEEN 0 AND 365),
    rule            text        NOT NULL,
    reason          text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (order_id, revision),
    CONSTRAINT settlement_split_is_all_of_it CHECK (manufacturer_bp + seller_bp + platform_bp = 10000)
);

-- What of a settled part belongs to whom. Amounts in minor units, VAT included.
CREATE TABLE settlement_share (
    settlement_id uuid        NOT NULL REFERENCES settlement_document,
    party         text        NOT NULL CHECK (party IN ('MANUFACTURER', 'SELLER', 'PLATFORM')),
    owner         text        REFERENCES customer,
    basis_points  integer     NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
    amount        bigint      NOT NULL CHECK (amount >= 0),
    clawed_back   bigint      NOT NULL DEFAULT 0 CHECK (clawed_back >= 0),
    tax_rate      numeric     NOT NULL CHECK (tax_rate >= 0),
    payout_at     timestamptz NOT NULL,
    paid_out_at   timestamptz,
    PRIMARY KEY (settlement_id, party),
    CHECK ((party = 'SELLER') = (owner IS NOT NULL)),
    CHECK (owner IS NULL OR tax_rate = 0),
    CONSTRAINT settlement_share_gives_back_what_it_is CHECK (clawed_back <= amount)
);
CREATE INDEX settlement_share_waiting ON settlement_share (payout_at) WHERE paid_out_at IS NULL;
CREATE INDEX settlement_share_waiting_of ON settlement_share (owner) WHERE paid_out_at IS NULL AND owner IS NOT NULL;

COMMENT ON COLUMN settlement_share.owner IS 'the distributor whose share it is; null for ours';
COMMENT ON COLUMN settlement_share.tax_rate IS 'of the VAT within it that we owe; zero for a distributor, who taxes its sales itself';
COMMENT ON COLUMN settlement_share.payout_at IS 'from when the share is its party''s own';

-- What was given back of an order's money after it was settled.
CREATE TABLE settlement_refund (
    id          uuid        PRIMARY KEY,
    order_id    uuid        NOT NULL REFERENCES orders,
    currency    text        NOT NULL,
    amount      bigint      NOT NULL CHECK (amount > 0),
    paid_back   bigint      NOT NULL CHECK (paid_back BETWEEN 0 AND amount),
    reason      text        NOT NULL CHECK (reason <> ''),
    refunded_by text        NOT NULL,
    refunded_at timestamptz NOT NULL
);
CREATE INDEX settlement_refund_of_order ON settlement_refund (order_id, id);

COMMENT ON COLUMN settlement_refund.paid_back IS 'what institutions were asked to pay back; the rest stays on the prepaid account';

CREATE TABLE settlement_refund_part (
    refund_id     uuid    NOT NULL REFERENCES settlement_refund,
    settlement_id uuid    NOT NULL,
    party         text    NOT NULL,
    amount        bigint  NOT NULL CHECK (amount > 0),
    after_payout  boolean NOT NULL,
    PRIMARY KEY (refund_id, settlement_id, party),
    FOREIGN KEY (settlement_id, party) REFERENCES settlement_share
);
CREATE INDEX settlement_refund_part_of_share ON settlement_refund_part (settlement_id, party);

COMMENT ON TABLE settlement_refund_part IS 'what each share has given back of it';
COMMENT ON COLUMN settlement_refund_part.after_payout IS 'it came from where the share was paid out to';

CREATE FUNCTION settlement_shares_are_all_of_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM settlement_share WHERE settlement_id = NEW.settlement_id)
            <> (SELECT total FROM settlement_document WHERE id = NEW.settlement_id) THEN
        RAISE EXCEPTION 'the shares of settlement % do not come to its total', NEW.settlement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_shares_are_all_of_it';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_shares_are_all_of_it AFTER INSERT ON settlement_share
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_shares_are_all_of_it();

CREATE FUNCTION settlement_refund_is_given_by_shares() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(amount), 0) FROM settlement_refund_part WHERE refund_id = NEW.id) <> NEW.amount THEN
        RAISE EXCEPTION 'the shares do not give back what refund % is', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_refund_is_given_by_shares';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER settlement_refund_is_given_by_shares AFTER INSERT ON settlement_refund
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement_refund_is_given_by_shares();

-- what a refund takes is what the share gives: nobody books one without the other
CREATE FUNCTION settlement_share_gives_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE settlement_share SET clawed_back = clawed_back + NEW.amount
     WHERE settlement_id = NEW.settlement_id AND party = NEW.party AND (paid_out_at IS NOT NULL) = NEW.after_payout;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'share % of settlement % is not where it is taken from', NEW.party, NEW.settlement_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_share_gives_from_where_it_is';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER settlement_share_gives_back AFTER INSERT ON settlement_refund_part
    FOR EACH ROW EXECUTE FUNCTION settlement_share_gives_back();

CREATE FUNCTION settlement_share_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a share is paid out once, gives back, and stays otherwise' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER settlement_share_stays BEFORE UPDATE ON settlement_share FOR EACH ROW
    WHEN ((NEW.settlement_id, NEW.party, NEW.owner, NEW.basis_points, NEW.amount, NEW.tax_rate, NEW.payout_at)
            IS DISTINCT FROM (OLD.settlement_id, OLD.party, OLD.owner, OLD.basis_points, OLD.amount, OLD.tax_rate, OLD.payout_at)
        OR NEW.clawed_back < OLD.clawed_back
        OR OLD.paid_out_at IS NOT NULL AND NEW.paid_out_at IS DISTINCT FROM OLD.paid_out_at)
    EXECUTE FUNCTION settlement_share_refuse_change();
CREATE TRIGGER settlement_share_is_kept BEFORE DELETE OR TRUNCATE ON settlement_share
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_share_refuse_change();
CREATE TRIGGER settlement_refund_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_refund
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_share_refuse_change();
CREATE TRIGGER settlement_refund_part_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_refund_part
    FOR EACH STATEMENT EXECUTE FUNCTION settlement_share_refuse_change();
