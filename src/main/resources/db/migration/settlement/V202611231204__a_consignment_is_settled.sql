ALTER TABLE settlement_document ADD COLUMN consignment_id uuid REFERENCES consignment;
UPDATE settlement_document SET consignment_id = order_id;
ALTER TABLE settlement_document ALTER COLUMN consignment_id SET NOT NULL;

-- a consignment is settled once
ALTER TABLE settlement_document DROP CONSTRAINT settlement_document_order_id_key;
ALTER TABLE settlement_document ADD UNIQUE (consignment_id);
CREATE INDEX settlement_document_of_order ON settlement_document (order_id);

ALTER TABLE settlement_line ADD COLUMN quantity numeric(15, 3);
UPDATE settlement_line s SET quantity = l.quantity
FROM settlement_document d JOIN order_line l ON l.order_id = d.order_id WHERE d.id = s.settlement_id AND l.line_no = s.line_no;
ALTER TABLE settlement_line ALTER COLUMN quantity SET NOT NULL;
