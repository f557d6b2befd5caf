-- What a customer says of a shipment when it arrives, once.
CREATE TABLE shipment_receipt (
    shipment_id  uuid PRIMARY KEY REFERENCES shipment,
    confirmed_by text NOT NULL,
    confirmed_at timestamptz NOT NULL
);

-- What was not as it should have been.
CREATE TABLE shipment_difference (
    shipment_id uuid NOT NULL REFERENCES shipment_receipt,
    sku         text NOT NULL REFERENCES product,
    kind        text NOT NULL CHECK (kind IN ('SHORT', 'DAMAGED', 'WRONG')),
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (shipment_id, sku, kind)
);
