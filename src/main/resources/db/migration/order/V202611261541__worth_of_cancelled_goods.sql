-- What goods that were cancelled while they waited were worth: not what their share of the line would come to now, since portions are rounded
-- one after the other.
ALTER TABLE order_line ADD COLUMN cancelled_total bigint NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD COLUMN cancelled_net bigint NOT NULL DEFAULT 0;
-- of an order that goes on: one that is undone is cancelled as it is
UPDATE order_line l SET cancelled_total = round(l.total * l.cancelled / l.quantity),
       cancelled_net = round(l.total / (1 + l.tax_rate) * l.cancelled / l.quantity)
  FROM orders o
 WHERE o.id = l.order_id AND l.kind = 'GOODS' AND l.cancelled > 0 AND o.status NOT IN ('CANCELLING', 'REJECTED', 'CANCELLED');
ALTER TABLE order_line ADD CHECK (cancelled_total BETWEEN 0 AND total), ADD CHECK (cancelled_net BETWEEN 0 AND cancelled_total),
    ADD CHECK (cancelled > 0 OR cancelled_total = 0);
