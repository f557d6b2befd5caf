-- What leaves for an order with a carrier. Its booking is an intent before the carrier is asked, and an answer after.
CREATE TABLE shipment (
    id                   uuid        PRIMARY KEY,
    order_id             uuid        NOT NULL REFERENCES orders (id),
    carrier              text        NOT NULL,
    service              text        NOT NULL,
    state                text        NOT NULL CHECK (state IN ('INTENT', 'BOOKED', 'REFUSED', 'CANCELLED')),
    -- until then a call to the carrier may be under way, and nobody else may call or conclude anything
    calling_until        timestamptz,
    booking_id           text,
    tracking_number      text UNIQUE,
    carrier_message      text,
    pickup_due_at        timestamptz,
    -- the furthest word of the carrier's
    carrier_status       text,
    picked_up_at         timestamptz,
    goods_issue_document text,
    goods_issued_at      timestamptz,
    delivery_due_at      timestamptz,
    -- delivered counts with a proof only; the carrier's word alone is kept beside it
    said_delivered_at    timestamptz,
    delivered_at         timestamptz,
    proof_signed_by      text,
    proof_at             timestamptz,
    proof_event          text,
    received_at          timestamptz,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL DEFAULT now(),
    CHECK (state <> 'BOOKED' OR (booking_id IS NOT NULL AND tracking_number IS NOT NULL)),
    CHECK (state <> 'REFUSED' OR carrier_message IS NOT NULL),
    CHECK ((delivered_at IS NULL) = (proof_at IS NULL)),
    CHECK ((goods_issued_at IS NULL) = (goods_issue_document IS NULL)),
    CHECK (received_at IS NULL OR goods_issued_at IS NOT NULL)
);
-- an order has one shipment that is alive
CREATE UNIQUE INDEX shipment_alive ON shipment (order_id) WHERE state IN ('INTENT', 'BOOKED');
CREATE INDEX shipment_by_order ON shipment (order_id, created_at);

COMMENT ON COLUMN shipment.proof_signed_by IS 'personal data';

-- What somebody should look at, raised once each.
CREATE TABLE shipment_alert (
    shipment_id uuid        NOT NULL REFERENCES shipment (id),
    kind        text        NOT NULL,
    -- what raised it, such as the carrier's event; empty where a shipment has only one alert of the kind
    cause       text        NOT NULL DEFAULT '',
    detail      text        NOT NULL,
    raised_at   timestamptz NOT NULL,
    PRIMARY KEY (shipment_id, kind, cause)
);

-- What the locations can carry away by themselves.
CREATE TABLE vehicle (
    id       text           PRIMARY KEY,
    location text           NOT NULL REFERENCES location (id),
    capacity numeric(15, 3) NOT NULL CHECK (capacity > 0),
    -- of the capacity, such as the base unit of what is carried
    unit     text           NOT NULL
);
CREATE INDEX vehicle_by_location ON vehicle (location);
