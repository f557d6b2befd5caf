-- Who waits for stock waits for that of one seller: '' is the manufacturer with its plants, else the distributor whose warehouses they are.
ALTER TABLE allocation_waiter ADD COLUMN pool text NOT NULL DEFAULT '';
ALTER TABLE allocation_waiter ADD CONSTRAINT allocation_waiter_of_pool UNIQUE (id, pool);

ALTER TABLE allocation_waiter_line ADD COLUMN pool text NOT NULL DEFAULT '';
ALTER TABLE allocation_waiter_line ADD FOREIGN KEY (waiter_id, pool) REFERENCES allocation_waiter (id, pool);
DROP INDEX allocation_waiter_line_by_sku;
CREATE INDEX allocation_waiter_line_by_pool ON allocation_waiter_line (pool, sku);
