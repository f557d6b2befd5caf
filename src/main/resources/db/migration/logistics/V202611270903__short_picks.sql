-- What was missing when a shipment was picked; it leaves without that.
CREATE TABLE shipment_short_pick (
    shipment_id uuid NOT NULL REFERENCES shipment,
    sku         text NOT NULL REFERENCES product,
    picked      numeric(15, 3) NOT NULL CHECK (picked >= 0),
    missing     numeric(15, 3) NOT NULL CHECK (missing > 0),
    reason      text NOT NULL,
    reported_by text NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (shipment_id, sku)
);
