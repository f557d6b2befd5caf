-- What is on hand but must not leave, such as what waits for an inspection.
ALTER TABLE stock ADD COLUMN quarantined numeric(15, 3) NOT NULL DEFAULT 0 CHECK (quarantined >= 0);
ALTER TABLE stock DROP CONSTRAINT stock_reserved_is_on_hand;
ALTER TABLE stock ADD CONSTRAINT stock_reserved_is_on_hand CHECK (reserved + quarantined <= on_hand);
ALTER TABLE stock ADD COLUMN available numeric(15, 3) GENERATED ALWAYS AS (on_hand - reserved - quarantined) STORED;

CREATE TABLE stock_quarantine (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location    text NOT NULL,
    sku         text NOT NULL,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity <> 0),
    quarantined numeric(15, 3) NOT NULL CHECK (quarantined >= 0),
    document    text NOT NULL CHECK (document <> ''),
    note        text NOT NULL,
    at          timestamptz NOT NULL,
    FOREIGN KEY (location, sku) REFERENCES stock,
    CONSTRAINT stock_quarantine_once UNIQUE (document, location, sku)
);
CREATE INDEX stock_quarantine_by_place ON stock_quarantine (location, sku, id);

COMMENT ON COLUMN stock_quarantine.quantity IS 'what was set apart, negative for what was given free again';
COMMENT ON COLUMN stock_quarantine.quarantined IS 'what was set apart after it';

CREATE TRIGGER stock_quarantine_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_quarantine
    FOR EACH STATEMENT EXECUTE FUNCTION stock_movement_refuse_change();

ALTER TABLE stock_movement DROP CONSTRAINT stock_movement_reason_check;
ALTER TABLE stock_movement ADD CONSTRAINT stock_movement_reason_check CHECK (reason IN ('OPENING', 'RECEIPT', 'GOODS_RECEIPT',
    'TRANSFER_RECEIPT', 'RETURN', 'ISSUE', 'OFF_PLATFORM_ISSUE', 'TRANSFER_ISSUE', 'SCRAP', 'STOCKTAKE', 'SAP_RECONCILIATION',
    'CORRECTION'));

-- What is being issued is not withdrawn any more; and what was issued may arrive in parts.
ALTER TABLE reservation ADD COLUMN issuing_since timestamptz;
ALTER TABLE reservation ADD COLUMN arrived numeric(15, 3) NOT NULL DEFAULT 0 CHECK (arrived BETWEEN 0 AND quantity);
UPDATE reservation SET arrived = quantity WHERE state = 'ARRIVED';
ALTER TABLE reservation ADD CONSTRAINT reservation_arrived CHECK (
    (state = 'ARRIVED') = (arrived = quantity) AND (arrived = 0 OR state IN ('ISSUED', 'ARRIVED')));
CREATE INDEX reservation_youngest ON reservation (location, sku, id DESC) WHERE state = 'RESERVED';
DROP INDEX reservation_by_place;
