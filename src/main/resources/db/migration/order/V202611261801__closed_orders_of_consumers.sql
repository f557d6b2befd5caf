-- Those whose money could not be given back when they were closed are looked for by the sweep of payments.
CREATE INDEX orders_of_consumers_closed ON orders (updated_at)
    WHERE channel = 'GROUP_BUY' AND status IN ('CANCELLED', 'REJECTED');
