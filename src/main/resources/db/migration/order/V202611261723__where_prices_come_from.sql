ALTER TABLE order_line ADD COLUMN price_list_id uuid REFERENCES price_list;
ALTER TABLE order_line ADD CONSTRAINT order_line_charge_has_no_list CHECK (kind = 'GOODS' OR price_list_id IS NULL);

COMMENT ON COLUMN order_line.price_list_id IS 'the list that the unit price was found in; null for the catalogue''s price';
