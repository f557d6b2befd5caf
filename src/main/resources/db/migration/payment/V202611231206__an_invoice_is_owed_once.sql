-- an order that is delivered in parts is invoiced in parts
ALTER TABLE payment_receivable DROP CONSTRAINT payment_receivable_order_id_key;
CREATE INDEX payment_receivable_of_order ON payment_receivable (order_id);
