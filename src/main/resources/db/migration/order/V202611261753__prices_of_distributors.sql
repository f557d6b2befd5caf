-- A distributor's own price for its retailers is in no price list.
ALTER TABLE order_line ADD COLUMN price_of_listing boolean NOT NULL DEFAULT false;
ALTER TABLE order_line ADD CONSTRAINT order_line_has_one_price_source
    CHECK (NOT price_of_listing OR (kind = 'GOODS' AND price_list_id IS NULL));
