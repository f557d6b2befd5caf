-- an order may start over more than once, and jobs of each of its earlier processes may come late
ALTER TABLE orders ADD COLUMN retired_instance_keys bigint[] NOT NULL DEFAULT '{}';
UPDATE orders SET retired_instance_keys = ARRAY[closing_instance_key] WHERE closing_instance_key IS NOT NULL;
ALTER TABLE orders DROP COLUMN closing_instance_key;
COMMENT ON COLUMN orders.retired_instance_keys IS
    'the processes that drove the order before its restarts and those that undid what they did: their late jobs must not touch it';
