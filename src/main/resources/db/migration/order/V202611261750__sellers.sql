-- Who sells the goods of an order: a distributor that has taken the order of a retailer or a consumer.
ALTER TABLE orders ADD COLUMN seller_id text REFERENCES customer;
ALTER TABLE orders ADD CHECK (seller_id IS NULL OR channel <> 'DISTRIBUTOR');
ALTER TABLE orders ADD CHECK (seller_id IS NULL OR seller_id <> customer_id);
CREATE INDEX orders_by_seller ON orders (seller_id, created_at) WHERE seller_id IS NOT NULL;

COMMENT ON COLUMN orders.seller_id IS 'null while nobody has taken it, and where the manufacturer sells';
