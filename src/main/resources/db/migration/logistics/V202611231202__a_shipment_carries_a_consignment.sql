ALTER TABLE shipment ADD COLUMN consignment_id uuid REFERENCES consignment;
UPDATE shipment SET consignment_id = order_id;
ALTER TABLE shipment ALTER COLUMN consignment_id SET NOT NULL;

-- a consignment has one shipment that is alive
DROP INDEX shipment_alive;
CREATE UNIQUE INDEX shipment_alive ON shipment (consignment_id) WHERE state IN ('INTENT', 'BOOKED');
