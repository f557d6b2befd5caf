CREATE TABLE location (
    id          text PRIMARY KEY CHECK (id <> ''),
    type        text NOT NULL CHECK (type IN ('PLANT', 'WAREHOUSE', 'STORE')),
    name        text NOT NULL,
    region      text NOT NULL,
    customer_id text
);

CREATE INDEX location_by_type ON location (type, id);
CREATE INDEX location_by_customer ON location (customer_id) WHERE customer_id IS NOT NULL;

COMMENT ON COLUMN location.customer_id IS 'whose warehouse or store it is; null for the manufacturer''s plants';

CREATE TABLE stock (
    location text NOT NULL REFERENCES location,
    sku      text NOT NULL REFERENCES product,
    on_hand  numeric(15, 3) NOT NULL DEFAULT 0,
    reserved numeric(15, 3) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    PRIMARY KEY (location, sku),
    CONSTRAINT stock_reserved_is_on_hand CHECK (reserved <= on_hand)
) WITH (fillfactor = 70);

CREATE INDEX stock_by_sku ON stock (sku, location);

CREATE TABLE reservation (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference   text NOT NULL,
    location    text NOT NULL,
    sku         text NOT NULL,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    state       text NOT NULL DEFAULT 'RESERVED' CHECK (state IN ('RESERVED', 'RELEASED', 'ISSUED', 'ARRIVED')),
    destination text REFERENCES location,
    document    text,
    reserved_at timestamptz NOT NULL,
    ended_at    timestamptz,
    FOREIGN KEY (location, sku) REFERENCES stock,
    CHECK ((state = 'RESERVED') = (ended_at IS NULL)),
    CHECK (state NOT IN ('ISSUED', 'ARRIVED') OR document IS NOT NULL),
    CHECK (state <> 'ARRIVED' OR destination IS NOT NULL)
);

-- what was released may be reserved anew, all else is reserved once, wherever
CREATE UNIQUE INDEX reservation_once ON reservation (reference, sku) WHERE state <> 'RELEASED';
CREATE INDEX reservation_by_place ON reservation (location, sku) WHERE state = 'RESERVED';
CREATE INDEX reservation_in_transit ON reservation (destination, sku) WHERE state = 'ISSUED' AND destination IS NOT NULL;

COMMENT ON COLUMN reservation.reference IS 'whom it is for, such as an order';
COMMENT ON COLUMN reservation.state IS 'ISSUED: left the location, on its way to the destination if there is one; ARRIVED: received there';

CREATE TABLE stock_movement (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location text NOT NULL,
    sku      text NOT NULL,
    quantity numeric(15, 3) NOT NULL CHECK (quantity <> 0),
    on_hand  numeric(15, 3) NOT NULL CHECK (on_hand >= 0),
    reason   text NOT NULL CHECK (reason ~ '^[A-Z_]+$'),
    document text NOT NULL CHECK (document <> ''),
    at       timestamptz NOT NULL,
    FOREIGN KEY (location, sku) REFERENCES stock,
    CONSTRAINT stock_movement_once UNIQUE (document, location, sku, reason)
);

CREATE INDEX stock_movement_by_place ON stock_movement (location, sku, id);
CREATE INDEX stock_movement_by_sku ON stock_movement (sku, id);

COMMENT ON COLUMN stock_movement.quantity IS 'what came in, negative for what went out';
COMMENT ON COLUMN stock_movement.on_hand IS 'what was on hand after it';

CREATE FUNCTION stock_movement_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stock movement is never changed or deleted: correct it with another one'
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER stock_movement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movement
    FOR EACH STATEMENT EXECUTE FUNCTION stock_movement_refuse_change();

CREATE TABLE stock_threshold (
    location  text NOT NULL REFERENCES location,
    sku       text NOT NULL REFERENCES product,
    minimum   numeric(15, 3) NOT NULL CHECK (minimum >= 0),
    safety    numeric(15, 3) NOT NULL CHECK (safety >= minimum),
    maximum   numeric(15, 3) CHECK (maximum >= safety),
    low_since timestamptz,
    PRIMARY KEY (location, sku)
);

COMMENT ON COLUMN stock_threshold.low_since IS 'since when less than the minimum is available and was told; null while there is enough';
